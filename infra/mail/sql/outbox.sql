-- Mails: planned in the transaction of their cause, sent by the worker. One per (kind, subject, occurrence, recipient,
-- rule), for ever. planned -> claimed -> sending -> accepted | refused | unknown; `sending` stands before the text goes out.
-- `claim` names the worker's hold on a mail: who lost it to another may not send any more.
CREATE TABLE outbox (
    tenant_id   uuid NOT NULL,
    mail_id     uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('sign_in', 'invitation', 'reminder')),
    subject     text NOT NULL,
    occurrence  text NOT NULL,
    recipient   uuid NOT NULL,
    rule        text NOT NULL,
    state       text NOT NULL DEFAULT 'planned'
                CHECK (state IN ('planned', 'claimed', 'sending', 'accepted', 'refused', 'unknown')),
    claim       uuid,
    tries       integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL DEFAULT clock(),
    planned_at  timestamptz NOT NULL DEFAULT clock(),
    changed_at  timestamptz NOT NULL DEFAULT clock(),
    detail      text,
    PRIMARY KEY (tenant_id, mail_id),
    UNIQUE (tenant_id, kind, subject, occurrence, recipient, rule),
    FOREIGN KEY (tenant_id, recipient) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX outbox_open ON outbox (tenant_id, next_try_at) WHERE state IN ('planned', 'claimed', 'sending');
SELECT protect('outbox');
GRANT SELECT, INSERT, UPDATE ON outbox TO werkbalans_worker;
GRANT SELECT, INSERT ON outbox TO werkbalans_door;
CREATE POLICY door_reads ON outbox FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_plans ON outbox FOR INSERT TO werkbalans_door WITH CHECK (true);
