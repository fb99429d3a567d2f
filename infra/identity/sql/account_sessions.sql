-- Open a session of the token's account, as its person in one organisation; false when that person has another address.
-- `p_old`, a session of the same account, ends by it; the new one has what it had: age, device, proofs, and its
-- `confirmed_at` too unless p_confirmed.
CREATE FUNCTION begin_session(
    p_token text, p_tenant uuid, p_person uuid, p_hash bytea, p_id uuid, p_device text, p_proofs text[],
    p_expires_at timestamptz, p_old bytea, p_confirmed boolean
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    old record;
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    UPDATE session s SET revoked_at = clock()
    WHERE s.session_hash = p_old AND s.account_id = current_account() AND s.revoked_at IS NULL
    RETURNING s.created_at, s.expires_at, s.device, s.proofs, s.confirmed_at INTO old;
    IF p_old IS NOT NULL AND NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO session (
        tenant_id, session_hash, person_id, account_id, session_id, created_at, expires_at, device, proofs, confirmed_at
    )
    SELECT p.tenant_id, p_hash, p.person_id, a.account_id, p_id, coalesce(old.created_at, clock()),
        coalesce(old.expires_at, p_expires_at), coalesce(old.device, p_device),
        ARRAY(SELECT DISTINCT unnest(old.proofs || p_proofs) ORDER BY 1),
        CASE WHEN p_confirmed THEN clock() ELSE coalesce(old.confirmed_at, clock()) END
    FROM person p JOIN account a ON a.email = lower(p.email)
    WHERE p.tenant_id = p_tenant AND p.person_id = p_person AND a.account_id = current_account();
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION begin_session(text, uuid, uuid, bytea, uuid, text, text[], timestamptz, bytea, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION begin_session(text, uuid, uuid, bytea, uuid, text, text[], timestamptz, bytea, boolean) TO werkbalans_api;
ALTER FUNCTION begin_session(text, uuid, uuid, bytea, uuid, text, text[], timestamptz, bytea, boolean) OWNER TO werkbalans_door;

-- Whose session this is: no row when it is unknown, revoked, past its end, idle for longer than three days, or when its
-- person has another address by now. `homes`: in how many organisations the address is known.
-- (`open_session` is of the release before: it goes with the next.)
CREATE FUNCTION enter_session(p_session_hash bytea) RETURNS TABLE (
    tenant_id uuid, person_id uuid, language text, account_id uuid, email text, session_id uuid, proofs text[],
    confirmed_at timestamptz, homes bigint
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    UPDATE session s SET last_seen_at = clock()
    WHERE s.session_hash = p_session_hash AND s.last_seen_at < clock() - interval '5 minutes'
      AND s.revoked_at IS NULL AND s.expires_at > clock() AND s.last_seen_at > clock() - interval '3 days';
    RETURN QUERY
    SELECT s.tenant_id, s.person_id, p.language, s.account_id, a.email, s.session_id, s.proofs, s.confirmed_at,
        (SELECT count(*) FROM person o WHERE lower(o.email) = a.email)
    FROM session s JOIN person p ON p.tenant_id = s.tenant_id AND p.person_id = s.person_id
    JOIN account a ON a.account_id = s.account_id AND a.email = lower(p.email)
    WHERE s.session_hash = p_session_hash AND s.revoked_at IS NULL AND s.expires_at > clock()
      AND s.last_seen_at > clock() - interval '3 days';
END $$;
REVOKE ALL ON FUNCTION enter_session(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_session(bytea) TO werkbalans_api;
ALTER FUNCTION enter_session(bytea) OWNER TO werkbalans_door;

-- The living sessions of the token's account, the one used last first.
CREATE FUNCTION sessions_of(p_token text) RETURNS TABLE (
    session_id uuid, tenant_id uuid, device text, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    RETURN QUERY
    SELECT s.session_id, s.tenant_id, s.device, s.created_at, s.last_seen_at, s.expires_at FROM session s
    WHERE s.account_id = (SELECT current_account()) AND s.revoked_at IS NULL AND s.expires_at > clock()
      AND s.last_seen_at > clock() - interval '3 days'
    ORDER BY s.last_seen_at DESC, s.created_at DESC;
END $$;
REVOKE ALL ON FUNCTION sessions_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sessions_of(text) TO werkbalans_api;
ALTER FUNCTION sessions_of(text) OWNER TO werkbalans_door;

-- End one session of the token's account (`p_only`), or all but one (`p_keep`); how many that were.
CREATE FUNCTION end_sessions(p_token text, p_only uuid, p_keep uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    ended integer;
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    UPDATE session s SET revoked_at = clock()
    WHERE s.account_id = (SELECT current_account()) AND s.revoked_at IS NULL AND s.expires_at > clock()
      AND CASE WHEN p_only IS NULL THEN s.session_id IS DISTINCT FROM p_keep ELSE s.session_id = p_only END;
    GET DIAGNOSTICS ended = ROW_COUNT;
    RETURN ended;
END $$;
REVOKE ALL ON FUNCTION end_sessions(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_sessions(text, uuid, uuid) TO werkbalans_api;
ALTER FUNCTION end_sessions(text, uuid, uuid) OWNER TO werkbalans_door;
