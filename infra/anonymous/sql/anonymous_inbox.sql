-- Unnamed reports and messages on their way to the log. No column is finer than a date: `look_at` is six in the morning.
-- `item_id` is derived from the form's own key, so that a form sent twice is one item; it leads nowhere else.
-- `signal_id` is set for a message in a dialogue; a report gets its signal's id when it is released.
CREATE TABLE anonymous_inbox (
    tenant_id   uuid NOT NULL,
    item_id     uuid NOT NULL,
    plan_id     uuid NOT NULL,
    signal_id   uuid,
    code_hash   bytea CHECK (length(code_hash) = 32),
    received_on date NOT NULL,
    look_at     timestamptz NOT NULL CHECK (extract(second FROM look_at) = 0),
    content     jsonb NOT NULL,
    PRIMARY KEY (tenant_id, item_id),
    CHECK ((signal_id IS NULL) <> (code_hash IS NULL))
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
CREATE INDEX anonymous_inbox_code ON anonymous_inbox (code_hash);
SELECT protect('anonymous_inbox');
GRANT SELECT, INSERT, DELETE ON anonymous_inbox TO werkbalans_api;
GRANT SELECT, DELETE, UPDATE (look_at) ON anonymous_inbox TO werkbalans_worker;
GRANT SELECT (tenant_id, plan_id, code_hash, look_at) ON anonymous_inbox TO werkbalans_door;
CREATE POLICY door_reads ON anonymous_inbox FOR SELECT TO werkbalans_door USING (true);

-- The codes with which unnamed reporters come back, once their report was released. Only the SHA-256 stands here.
CREATE TABLE pickup_code (
    tenant_id uuid NOT NULL,
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    plan_id   uuid NOT NULL,
    signal_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, code_hash)
);
CREATE INDEX pickup_code_secret ON pickup_code (code_hash);
SELECT protect('pickup_code');
GRANT SELECT ON pickup_code TO werkbalans_api;
GRANT SELECT, INSERT ON pickup_code TO werkbalans_worker;
GRANT SELECT ON pickup_code TO werkbalans_door;
CREATE POLICY door_reads ON pickup_code FOR SELECT TO werkbalans_door USING (true);
