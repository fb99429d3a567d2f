-- The tenants with a reminder whose time has come, or with mail to send (or to look after): what the tick wakes for.
CREATE OR REPLACE FUNCTION tenants_with_timers(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT t.tenant_id FROM timer t WHERE t.fired_at IS NULL AND t.fire_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_with_timers(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_timers(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_with_timers(timestamptz) OWNER TO werkbalans_door;

-- (Since addresses can be stopped: reached.sql.)
CREATE OR REPLACE FUNCTION tenants_with_mail() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT o.tenant_id FROM outbox o
    WHERE o.state IN ('planned', 'claimed', 'sending') AND o.next_try_at <= clock()
$$;
REVOKE ALL ON FUNCTION tenants_with_mail() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_mail() TO werkbalans_worker;
ALTER FUNCTION tenants_with_mail() OWNER TO werkbalans_door;

-- Mails by state, over all tenants: planned = accepted + refused + unknown, once all is done.
CREATE OR REPLACE FUNCTION mail_figures() RETURNS TABLE (kind text, state text, mails bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT o.kind, o.state, count(*) FROM outbox o GROUP BY o.kind, o.state
$$;
REVOKE ALL ON FUNCTION mail_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail_figures() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION mail_figures() OWNER TO werkbalans_door;

-- Mails of which nobody knows whether they arrived, newest first, for the operator: no addresses, no words.
CREATE OR REPLACE FUNCTION unknown_mails() RETURNS TABLE (tenant_id uuid, mail_id uuid, kind text, changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT o.tenant_id, o.mail_id, o.kind, o.changed_at FROM outbox o
    WHERE o.state = 'unknown' ORDER BY o.changed_at DESC LIMIT 200
$$;
REVOKE ALL ON FUNCTION unknown_mails() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unknown_mails() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION unknown_mails() OWNER TO werkbalans_door;
