-- Whose API token this is and what it may do: no row when it is unknown, revoked or past its end.
CREATE OR REPLACE FUNCTION open_api_token(p_token_hash bytea)
RETURNS TABLE (tenant_id uuid, person_id uuid, language text, scopes text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT t.tenant_id, t.person_id, p.language, t.scopes
    FROM api_token t JOIN person p ON p.tenant_id = t.tenant_id AND p.person_id = t.person_id
    WHERE t.token_hash = p_token_hash AND t.revoked_at IS NULL AND t.expires_at > clock()
$$;
REVOKE ALL ON FUNCTION open_api_token(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_api_token(bytea) TO werkbalans_api;
ALTER FUNCTION open_api_token(bytea) OWNER TO werkbalans_door;
