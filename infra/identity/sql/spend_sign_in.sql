-- Spend a one-time link and open a session: no row when the link is unknown, used or too old.
-- (Since addresses can be stopped: mail/sql/reached.sql.)
CREATE OR REPLACE FUNCTION spend_sign_in(p_token_hash bytea, p_session_hash bytea, p_expires_at timestamptz)
RETURNS TABLE (tenant_id uuid, person_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH spent AS (
        UPDATE sign_in_request r SET used_at = clock()
        WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND r.expires_at > clock()
        RETURNING r.tenant_id, r.person_id
    )
    INSERT INTO session (tenant_id, session_hash, person_id, expires_at)
    SELECT spent.tenant_id, p_session_hash, spent.person_id, p_expires_at FROM spent
    RETURNING session.tenant_id, session.person_id;
END $$;
REVOKE ALL ON FUNCTION spend_sign_in(bytea, bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION spend_sign_in(bytea, bytea, timestamptz) TO werkbalans_api;
ALTER FUNCTION spend_sign_in(bytea, bytea, timestamptz) OWNER TO werkbalans_door;
