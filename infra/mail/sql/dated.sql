-- What has a date and is open, as the log stood when it was last looked at: `told` is the whole of it (domain/reminders).
-- The log stays the truth: whatever is sent is asked of it anew. `changes` counts the changes of its stream.
CREATE TABLE dated (
    tenant_id uuid NOT NULL,
    thing     uuid NOT NULL,
    item      text NOT NULL,
    stream_id text NOT NULL,
    plan_id   uuid,
    due_on    date NOT NULL,
    whom      text[] NOT NULL,
    changes   bigint NOT NULL,
    closed    boolean NOT NULL,
    told      jsonb NOT NULL,
    PRIMARY KEY (tenant_id, thing, item)
);
CREATE INDEX dated_stream ON dated (tenant_id, stream_id);
CREATE INDEX dated_plan ON dated (tenant_id, plan_id);
CREATE INDEX dated_whom ON dated USING gin (whom);
SELECT protect('dated');
GRANT SELECT, INSERT, UPDATE, DELETE ON dated TO werkbalans_worker;
GRANT SELECT ON dated TO werkbalans_api;

-- Reminders to come. The id is made of what the reminder is about, so one that fired can never come twice. In a closed
-- plan they sleep: their time is the year 9999. `known_at`: since when it was known that it is to come (late is what fires long after
-- both its time and this). `whom` is asked for people when it fires.
CREATE TABLE timer (
    tenant_id uuid NOT NULL,
    timer_id  uuid NOT NULL,
    stream_id text NOT NULL,
    plan_id   uuid,
    thing     uuid NOT NULL,
    item      text NOT NULL,
    due_on    date NOT NULL,
    whom      text NOT NULL,
    rule      text NOT NULL,
    turn      text NOT NULL,
    known_at  timestamptz NOT NULL,
    fire_at   timestamptz NOT NULL,
    fired_at  timestamptz,
    PRIMARY KEY (tenant_id, timer_id)
);
CREATE INDEX timer_waiting ON timer (fire_at) WHERE fired_at IS NULL;
CREATE INDEX timer_of_tenant ON timer (tenant_id, fire_at) WHERE fired_at IS NULL;
CREATE INDEX timer_stream ON timer (tenant_id, stream_id);
CREATE INDEX timer_thing ON timer (tenant_id, thing, item);
SELECT protect('timer');
GRANT SELECT, INSERT, UPDATE, DELETE ON timer TO werkbalans_worker;
GRANT SELECT (tenant_id, fire_at, fired_at) ON timer TO werkbalans_door;
CREATE POLICY door_reads ON timer FOR SELECT TO werkbalans_door USING (true);

-- What prompts the next review of a plan (domain/policies/review_prompts.py), as far as the log was looked at.
CREATE TABLE review_watch (
    tenant_id uuid NOT NULL,
    plan_id   uuid NOT NULL,
    changes   bigint NOT NULL,
    watched   jsonb NOT NULL,
    PRIMARY KEY (tenant_id, plan_id)
);
SELECT protect('review_watch');
GRANT SELECT, INSERT, UPDATE ON review_watch TO werkbalans_worker;
