-- Put an item into the inbox; one that is there, or was released already, is not put in again.
-- All that waits is written anew with it, in random order: neither the place in the table nor the transaction that
-- wrote a row then tells which came when, only when the last one came.
CREATE FUNCTION put_in_inbox(
    p_token text, p_item uuid, p_plan uuid, p_signal uuid, p_code_hash bytea, p_on date, p_look_at timestamptz,
    p_content jsonb
) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant  uuid;
    waiting anonymous_inbox[];
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    PERFORM pg_advisory_xact_lock(hashtextextended('werkbalans.inbox:' || tenant::text, 0));
    IF EXISTS (SELECT FROM anonymous_inbox i WHERE i.tenant_id = tenant AND i.item_id = p_item)
        OR EXISTS (SELECT FROM pickup_code c WHERE c.tenant_id = tenant AND c.code_hash = p_code_hash) THEN
        RETURN;
    END IF;
    SELECT coalesce(array_agg(i), '{}') INTO waiting FROM anonymous_inbox i WHERE i.tenant_id = tenant;
    DELETE FROM anonymous_inbox i WHERE i.tenant_id = tenant;
    waiting := waiting
        || ROW(tenant, p_item, p_plan, p_signal, p_code_hash, p_on, p_look_at, p_content)::anonymous_inbox;
    INSERT INTO anonymous_inbox SELECT (unnest).* FROM unnest(waiting) ORDER BY random();
END $$;
REVOKE ALL ON FUNCTION put_in_inbox(text, uuid, uuid, uuid, bytea, date, timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_in_inbox(text, uuid, uuid, uuid, bytea, date, timestamptz, jsonb) TO werkbalans_api;

-- Where a code leads: the signal, or no signal while the report still waits. No row for a code that is none.
CREATE FUNCTION open_dialogue(p_code_hash bytea) RETURNS TABLE (tenant_id uuid, plan_id uuid, signal_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT c.tenant_id, c.plan_id, c.signal_id FROM pickup_code c WHERE c.code_hash = p_code_hash
    UNION ALL
    SELECT i.tenant_id, i.plan_id, NULL FROM anonymous_inbox i WHERE i.code_hash = p_code_hash
    LIMIT 1
$$;
REVOKE ALL ON FUNCTION open_dialogue(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_dialogue(bytea) TO werkbalans_api;
ALTER FUNCTION open_dialogue(bytea) OWNER TO werkbalans_door;

-- How many of a signal's messages still wait.
CREATE FUNCTION waiting_messages(p_token text, p_signal uuid) RETURNS bigint
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN (SELECT count(*) FROM anonymous_inbox i WHERE i.tenant_id = current_tenant() AND i.signal_id = p_signal);
END $$;
REVOKE ALL ON FUNCTION waiting_messages(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION waiting_messages(text, uuid) TO werkbalans_api;

-- The tenants whose inbox is to be looked at: what the tick wakes for.
CREATE FUNCTION tenants_with_inbox(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT i.tenant_id FROM anonymous_inbox i WHERE i.look_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_with_inbox(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_inbox(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_with_inbox(timestamptz) OWNER TO werkbalans_door;
