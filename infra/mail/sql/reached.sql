-- Two functions that know of stopped addresses since then; run as their owner, after waiting.sql and spend_sign_in.sql.

-- Also those whose administrators have to be told of a stopped address.
CREATE OR REPLACE FUNCTION tenants_with_mail() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT o.tenant_id FROM outbox o
    WHERE o.state IN ('planned', 'claimed', 'sending') AND o.next_try_at <= clock()
    UNION
    SELECT a.tenant_id FROM address a WHERE a.stopped_at IS NOT NULL AND a.told_at IS NULL
$$;

-- Spend a one-time link and open a session: no row when the link is unknown, used or too old. A link that was used
-- arrived: mail to that address works.
CREATE OR REPLACE FUNCTION spend_sign_in(p_token_hash bytea, p_session_hash bytea, p_expires_at timestamptz)
RETURNS TABLE (tenant_id uuid, person_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    UPDATE address a SET stopped_at = NULL, told_at = NULL, hard = 0
    FROM sign_in_request r JOIN person p ON p.tenant_id = r.tenant_id AND p.person_id = r.person_id
    WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND r.expires_at > clock()
      AND a.tenant_id = r.tenant_id AND a.address = sha256(convert_to(lower(p.email), 'UTF8'))
      AND (a.stopped_at IS NOT NULL OR a.hard > 0);
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
