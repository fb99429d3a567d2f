-- Keep a new API token.
CREATE OR REPLACE FUNCTION add_api_token(
    p_token text, p_id uuid, p_person uuid, p_name text, p_hash bytea, p_scopes text[], p_expires_at timestamptz
) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO api_token (tenant_id, token_id, person_id, name, token_hash, scopes, expires_at)
    VALUES (current_tenant(), p_id, p_person, p_name, p_hash, p_scopes, p_expires_at);
END $$;
REVOKE ALL ON FUNCTION add_api_token(text, uuid, uuid, text, bytea, text[], timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_api_token(text, uuid, uuid, text, bytea, text[], timestamptz) TO werkbalans_api;

-- The living tokens of one person, newest first.
CREATE OR REPLACE FUNCTION api_tokens_of(p_token text, p_person uuid)
RETURNS TABLE (token_id uuid, name text, scopes text[], created_at timestamptz, expires_at timestamptz)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY
    SELECT t.token_id, t.name, t.scopes, t.created_at, t.expires_at FROM api_token t
    WHERE t.tenant_id = current_tenant() AND t.person_id = p_person AND t.revoked_at IS NULL
    ORDER BY t.created_at DESC;
END $$;
REVOKE ALL ON FUNCTION api_tokens_of(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api_tokens_of(text, uuid) TO werkbalans_api;

-- Take a token's power away; false when the person has no such living token.
CREATE OR REPLACE FUNCTION revoke_api_token(p_token text, p_id uuid, p_person uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    UPDATE api_token SET revoked_at = clock()
    WHERE tenant_id = current_tenant() AND token_id = p_id AND person_id = p_person AND revoked_at IS NULL;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION revoke_api_token(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION revoke_api_token(text, uuid, uuid) TO werkbalans_api;
