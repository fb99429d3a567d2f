-- When a tenant's subscription is to be looked at next: on the day of its next date, or now because something was asked.
-- Whoever looks holds the tenant by moving the time ahead; one that dies leaves it to the next after that time.
CREATE TABLE subscription_watch (
    tenant_id uuid NOT NULL PRIMARY KEY,
    look_at   timestamptz NOT NULL
);
CREATE INDEX subscription_watch_due ON subscription_watch (look_at);
SELECT protect('subscription_watch');
GRANT SELECT, INSERT, UPDATE (look_at) ON subscription_watch TO werkbalans_worker;
GRANT SELECT ON subscription_watch TO werkbalans_door;
CREATE POLICY door_reads ON subscription_watch FOR SELECT TO werkbalans_door USING (true);

-- The tenants whose subscriptions are to be looked at: what the tick wakes for.
CREATE FUNCTION tenants_subscribing(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT w.tenant_id FROM subscription_watch w WHERE w.look_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_subscribing(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_subscribing(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_subscribing(timestamptz) OWNER TO werkbalans_door;
