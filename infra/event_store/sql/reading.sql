-- Reading in one round trip each: the token is an argument, the rows are the tenant's own.
CREATE FUNCTION load_stream(p_token text, p_stream text) RETURNS SETOF event
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN QUERY SELECT * FROM event e WHERE e.tenant_id = tenant AND e.stream_id = p_stream ORDER BY e.stream_version;
END $$;
REVOKE ALL ON FUNCTION load_stream(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION load_stream(text, text) TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION load_stream(text, text) OWNER TO werkbalans_store;

-- The events after a position, in order, at most `p_limit`.
CREATE FUNCTION read_events(p_token text, p_after bigint, p_limit integer) RETURNS SETOF event
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN QUERY SELECT * FROM event e WHERE e.tenant_id = tenant AND e.seq > p_after ORDER BY e.seq LIMIT p_limit;
END $$;
REVOKE ALL ON FUNCTION read_events(text, bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_events(text, bigint, integer) TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION read_events(text, bigint, integer) OWNER TO werkbalans_store;

-- The events at these positions, newest first.
CREATE FUNCTION pick_events(p_token text, p_seqs bigint[]) RETURNS SETOF event
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN QUERY SELECT * FROM event e WHERE e.tenant_id = tenant AND e.seq = ANY (p_seqs) ORDER BY e.seq DESC;
END $$;
REVOKE ALL ON FUNCTION pick_events(text, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pick_events(text, bigint[]) TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION pick_events(text, bigint[]) OWNER TO werkbalans_store;

-- The newest stored event of a command, given the ids that its events would have. `+ 0` keeps the planner from walking
-- the log backwards in search of them.
CREATE FUNCTION last_of_command(p_token text, p_event_ids uuid[]) RETURNS SETOF event
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN QUERY SELECT * FROM event e WHERE e.tenant_id = tenant AND e.event_id = ANY (p_event_ids)
    ORDER BY e.seq + 0 DESC LIMIT 1;
END $$;
REVOKE ALL ON FUNCTION last_of_command(text, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION last_of_command(text, uuid[]) TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION last_of_command(text, uuid[]) OWNER TO werkbalans_store;

-- The position of a stream's newest event, 0 when there is no such stream.
CREATE FUNCTION newest_of_stream(p_token text, p_stream text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN coalesce((SELECT e.seq FROM event e WHERE e.tenant_id = tenant AND e.stream_id = p_stream
                     ORDER BY e.stream_version DESC LIMIT 1), 0);
END $$;
REVOKE ALL ON FUNCTION newest_of_stream(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newest_of_stream(text, text) TO werkbalans_api;
ALTER FUNCTION newest_of_stream(text, text) OWNER TO werkbalans_store;
