-- (As in account_sessions.sql.) What an organisation's provider vouched for stays in that organisation: whoever goes to
-- another one takes the other proofs along, not this one.
CREATE OR REPLACE FUNCTION begin_session(
    p_token text, p_tenant uuid, p_person uuid, p_hash bytea, p_id uuid, p_device text, p_proofs text[],
    p_expires_at timestamptz, p_old bytea, p_confirmed boolean
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    old     record;
    carried text[];
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    UPDATE session s SET revoked_at = clock()
    WHERE s.session_hash = p_old AND s.account_id = current_account() AND s.revoked_at IS NULL
    RETURNING s.tenant_id, s.created_at, s.expires_at, s.device, s.proofs, s.confirmed_at INTO old;
    IF p_old IS NOT NULL AND NOT FOUND THEN
        RETURN false;
    END IF;
    carried := CASE WHEN old.tenant_id = p_tenant THEN old.proofs ELSE array_remove(old.proofs, 'provider') END;
    IF p_old IS NOT NULL AND cardinality(carried || p_proofs) = 0 THEN
        RETURN false;
    END IF;
    INSERT INTO session (
        tenant_id, session_hash, person_id, account_id, session_id, created_at, expires_at, device, proofs, confirmed_at
    )
    SELECT p.tenant_id, p_hash, p.person_id, a.account_id, p_id, coalesce(old.created_at, clock()),
        coalesce(old.expires_at, p_expires_at), coalesce(old.device, p_device),
        ARRAY(SELECT DISTINCT unnest(carried || p_proofs) ORDER BY 1),
        CASE WHEN p_confirmed THEN clock() ELSE coalesce(old.confirmed_at, clock()) END
    FROM person p JOIN account a ON a.email = lower(p.email)
    WHERE p.tenant_id = p_tenant AND p.person_id = p_person AND a.account_id = current_account();
    RETURN FOUND;
END $$;
