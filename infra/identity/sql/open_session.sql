-- Whose session this is: no row when it is unknown, revoked, past its end, or idle for longer than three days.
CREATE OR REPLACE FUNCTION open_session(p_session_hash bytea) RETURNS TABLE (tenant_id uuid, person_id uuid, language text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    UPDATE session s SET last_seen_at = clock()
    WHERE s.session_hash = p_session_hash AND s.last_seen_at < clock() - interval '5 minutes'
      AND s.revoked_at IS NULL AND s.expires_at > clock() AND s.last_seen_at > clock() - interval '3 days';
    RETURN QUERY
    SELECT s.tenant_id, s.person_id, p.language
    FROM session s JOIN person p ON p.tenant_id = s.tenant_id AND p.person_id = s.person_id
    WHERE s.session_hash = p_session_hash AND s.revoked_at IS NULL AND s.expires_at > clock()
      AND s.last_seen_at > clock() - interval '3 days';
END $$;
REVOKE ALL ON FUNCTION open_session(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_session(bytea) TO werkbalans_api;
ALTER FUNCTION open_session(bytea) OWNER TO werkbalans_door;
