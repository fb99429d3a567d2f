-- What fell due for a person and goes into a digest: one a person and day. `told_in` is that mail; `skipped` says why it
-- is in none. Until one of them is set it waits, to be looked at again from `tell_at` on.
CREATE TABLE notice (
    tenant_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    person_id uuid NOT NULL,
    stream_id text NOT NULL,
    plan_id   uuid,
    kind      text NOT NULL,
    what      text NOT NULL,
    thing     uuid NOT NULL,
    item      text NOT NULL,
    due_on    date NOT NULL,
    rule      text NOT NULL,
    late      boolean NOT NULL,
    tell_at   timestamptz NOT NULL DEFAULT '-infinity',
    told_in   uuid,
    skipped   text,
    PRIMARY KEY (tenant_id, notice_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id),
    FOREIGN KEY (tenant_id, told_in) REFERENCES outbox (tenant_id, mail_id)
);
CREATE INDEX notice_waiting ON notice (tenant_id, tell_at) WHERE told_in IS NULL AND skipped IS NULL;
CREATE INDEX notice_mail ON notice (tenant_id, told_in) WHERE told_in IS NOT NULL;
SELECT protect('notice');
GRANT SELECT, INSERT, UPDATE ON notice TO werkbalans_worker;
GRANT SELECT (tenant_id, tell_at, told_in, skipped) ON notice TO werkbalans_door;
CREATE POLICY door_reads ON notice FOR SELECT TO werkbalans_door USING (true);
