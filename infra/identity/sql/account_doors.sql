-- Spend a one-time link: who came by it, and the account of the address that is confirmed by that. No row when the link is
-- unknown, used or too old. A link that was used arrived: mail to that address works.
CREATE FUNCTION spend_link(p_token_hash bytea)
RETURNS TABLE (tenant_id uuid, person_id uuid, account_id uuid, email text, purpose text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
DECLARE
    spent record;
BEGIN
    UPDATE sign_in_request r SET used_at = clock()
    WHERE r.token_hash = p_token_hash AND r.used_at IS NULL AND r.expires_at > clock()
    RETURNING r.tenant_id, r.person_id, r.purpose INTO spent;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE address a SET stopped_at = NULL, told_at = NULL, hard = 0
    FROM person p
    WHERE p.tenant_id = spent.tenant_id AND p.person_id = spent.person_id AND a.tenant_id = spent.tenant_id
      AND a.address = sha256(convert_to(lower(p.email), 'UTF8')) AND (a.stopped_at IS NOT NULL OR a.hard > 0);
    RETURN QUERY
    INSERT INTO account AS a (email)
    SELECT lower(p.email) FROM person p WHERE p.tenant_id = spent.tenant_id AND p.person_id = spent.person_id
    ON CONFLICT (email) DO UPDATE SET email = excluded.email
    RETURNING spent.tenant_id, spent.person_id, a.account_id, a.email, spent.purpose;
END $$;
REVOKE ALL ON FUNCTION spend_link(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION spend_link(bytea) TO werkbalans_api;
ALTER FUNCTION spend_link(bytea) OWNER TO werkbalans_door;

-- The account of an address, NULL where nobody confirmed it.
CREATE FUNCTION find_account(p_email text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT a.account_id FROM account a WHERE a.email = lower(p_email)
$$;
REVOKE ALL ON FUNCTION find_account(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_account(text) TO werkbalans_api;
ALTER FUNCTION find_account(text) OWNER TO werkbalans_door;

-- Who has this address in which organisation, where they were last first; whether they take part is not known here.
CREATE FUNCTION people_at(p_email text) RETURNS TABLE (tenant_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT p.tenant_id, p.person_id FROM person p
    LEFT JOIN LATERAL (
        SELECT max(s.created_at) AS at FROM session s WHERE s.tenant_id = p.tenant_id AND s.person_id = p.person_id
    ) AS last ON true
    WHERE lower(p.email) = lower(p_email)
    ORDER BY last.at DESC NULLS LAST, p.created_at DESC, p.tenant_id
$$;
REVOKE ALL ON FUNCTION people_at(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people_at(text) TO werkbalans_api;
ALTER FUNCTION people_at(text) OWNER TO werkbalans_door;

-- Whose passkey this is, with what its answer is checked by.
CREATE FUNCTION find_passkey(p_subject bytea)
RETURNS TABLE (account_id uuid, email text, method_id uuid, secret bytea, counter bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT m.account_id, a.email, m.method_id, m.secret, m.counter
    FROM sign_in_method m JOIN account a ON a.account_id = m.account_id
    WHERE m.kind = 'passkey' AND m.subject = p_subject
$$;
REVOKE ALL ON FUNCTION find_passkey(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_passkey(bytea) TO werkbalans_api;
ALTER FUNCTION find_passkey(bytea) OWNER TO werkbalans_door;

-- Ask a passkey something; what nobody answered in time goes.
CREATE FUNCTION ask_passkey(p_hash bytea, p_ends_at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    DELETE FROM challenge WHERE ends_at < clock();
    INSERT INTO challenge (challenge_hash, ends_at) VALUES (p_hash, p_ends_at);
$$;
REVOKE ALL ON FUNCTION ask_passkey(bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ask_passkey(bytea, timestamptz) TO werkbalans_api;
ALTER FUNCTION ask_passkey(bytea, timestamptz) OWNER TO werkbalans_door;

-- Whether this was asked, a moment ago; true once.
CREATE FUNCTION was_asked(p_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    DELETE FROM challenge WHERE challenge_hash = p_hash AND ends_at > clock();
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION was_asked(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION was_asked(bytea) TO werkbalans_api;
ALTER FUNCTION was_asked(bytea) OWNER TO werkbalans_door;
