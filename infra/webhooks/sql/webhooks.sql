-- The webhooks of a tenant as they stand at a place in the log: kept by the worker, so that an event goes to those that
-- listened when it happened. `address` is sealed; `secret` is the number of the one that signs.
CREATE TABLE webhook_listener (
    tenant_id  uuid NOT NULL,
    webhook_id uuid NOT NULL,
    address    text NOT NULL,
    parts      text[] NOT NULL,
    secret     bigint NOT NULL DEFAULT 1,
    renewed_at timestamptz NOT NULL,
    rests      boolean NOT NULL DEFAULT false,
    arrived_at timestamptz,
    PRIMARY KEY (tenant_id, webhook_id)
);
SELECT protect('webhook_listener');
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_listener TO werkbalans_worker;

-- What is to be told to whom, and what became of it. waiting -> sending -> arrived | waiting (tried again later) | failed.
-- A message may arrive twice (its id tells); it is never lost: who sends and dies leaves it to the next.
CREATE TABLE webhook_delivery (
    tenant_id   uuid NOT NULL,
    webhook_id  uuid NOT NULL,
    seq         bigint NOT NULL,
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'arrived', 'failed')),
    tries       integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL DEFAULT clock(),
    changed_at  timestamptz NOT NULL DEFAULT clock(),
    status      integer,
    detail      text NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, webhook_id, seq),
    FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook_listener ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_open ON webhook_delivery (tenant_id, next_try_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX webhook_delivery_failed ON webhook_delivery (tenant_id, webhook_id, seq) WHERE state = 'failed';
SELECT protect('webhook_delivery');
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_delivery TO werkbalans_worker;
GRANT SELECT ON webhook_delivery TO werkbalans_api, werkbalans_door;
CREATE POLICY door_reads ON webhook_delivery FOR SELECT TO werkbalans_door USING (true);

-- The tenants with a message that is to be sent now: what the tick wakes for.
CREATE FUNCTION tenants_with_webhooks(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT d.tenant_id FROM webhook_delivery d WHERE d.state IN ('waiting', 'sending') AND d.next_try_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_with_webhooks(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_webhooks(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_with_webhooks(timestamptz) OWNER TO werkbalans_door;
