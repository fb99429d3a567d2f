-- Reminders to come. The id is made of what the reminder is about, so one that fired can never come twice.
CREATE TABLE timer (
    tenant_id uuid NOT NULL,
    timer_id  uuid NOT NULL,
    plan_id   uuid NOT NULL,
    row       text NOT NULL,
    due_on    date NOT NULL,
    person_id uuid NOT NULL,
    rule      text NOT NULL,
    fire_at   timestamptz NOT NULL,
    fired_at  timestamptz,
    PRIMARY KEY (tenant_id, timer_id)
);
CREATE INDEX timer_waiting ON timer (fire_at) WHERE fired_at IS NULL;
CREATE INDEX timer_plan ON timer (tenant_id, plan_id) WHERE fired_at IS NULL;
SELECT protect('timer');
GRANT SELECT, INSERT, UPDATE, DELETE ON timer TO werkbalans_worker;
GRANT SELECT (tenant_id, fire_at, fired_at) ON timer TO werkbalans_door;
CREATE POLICY door_reads ON timer FOR SELECT TO werkbalans_door USING (true);
