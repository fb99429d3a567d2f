-- Sign out: the session is worth nothing from now on.
CREATE OR REPLACE FUNCTION close_session(p_session_hash bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    UPDATE session SET revoked_at = clock() WHERE session_hash = p_session_hash AND revoked_at IS NULL
$$;
REVOKE ALL ON FUNCTION close_session(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION close_session(bytea) TO werkbalans_api;
ALTER FUNCTION close_session(bytea) OWNER TO werkbalans_door;
