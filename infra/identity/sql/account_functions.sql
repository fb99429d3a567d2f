-- With what the token's account signs in, oldest first.
CREATE FUNCTION methods_of(p_token text) RETURNS TABLE (
    method_id uuid, kind text, name text, subject bytea, secret bytea, counter bigint, created_at timestamptz,
    last_used_at timestamptz
)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    RETURN QUERY
    SELECT m.method_id, m.kind, m.name, m.subject, m.secret, m.counter, m.created_at, m.last_used_at
    FROM sign_in_method m WHERE m.account_id = (SELECT current_account()) ORDER BY m.created_at, m.method_id;
END $$;
REVOKE ALL ON FUNCTION methods_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION methods_of(text) TO werkbalans_api;

-- Add a way to sign in; a password or a code app takes the place of the one before. False when a passkey is known already.
CREATE FUNCTION put_method(p_token text, p_id uuid, p_kind text, p_name text, p_subject bytea, p_secret bytea, p_counter bigint)
RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    IF p_kind IN ('password', 'code_app') THEN
        DELETE FROM sign_in_method m WHERE m.account_id = current_account() AND m.kind = p_kind;
    END IF;
    INSERT INTO sign_in_method (account_id, method_id, kind, name, subject, secret, counter)
    VALUES (current_account(), p_id, p_kind, p_name, p_subject, p_secret, p_counter) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION put_method(text, uuid, text, text, bytea, bytea, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_method(text, uuid, text, text, bytea, bytea, bigint) TO werkbalans_api;

-- Remove a way to sign in; a code app takes the recovery codes with it. False when there was none.
CREATE FUNCTION remove_method(p_token text, p_id uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    gone text;
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    DELETE FROM sign_in_method m WHERE m.account_id = current_account() AND m.method_id = p_id RETURNING m.kind INTO gone;
    IF gone = 'code_app' THEN
        DELETE FROM recovery_code c WHERE c.account_id = current_account();
    END IF;
    RETURN gone IS NOT NULL;
END $$;
REVOKE ALL ON FUNCTION remove_method(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_method(text, uuid) TO werkbalans_api;

-- Note that a way to sign in was used. False when a code app's time step, or a passkey's count, is not a later one: then
-- somebody plays an old answer again. A passkey that does not count says 0 for ever. A new `p_secret` is a password's
-- hash with today's parameters.
CREATE FUNCTION use_method(p_token text, p_id uuid, p_counter bigint, p_secret bytea) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    UPDATE sign_in_method m
    SET counter = p_counter, last_used_at = clock(), secret = coalesce(p_secret, m.secret)
    WHERE m.account_id = current_account() AND m.method_id = p_id
      AND (m.counter < p_counter OR (m.kind <> 'code_app' AND m.counter = 0 AND p_counter = 0));
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION use_method(text, uuid, bigint, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION use_method(text, uuid, bigint, bytea) TO werkbalans_api;

-- These recovery codes from now on, and no earlier ones.
CREATE FUNCTION put_recovery_codes(p_token text, p_hashes bytea[]) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    DELETE FROM recovery_code c WHERE c.account_id = current_account();
    INSERT INTO recovery_code (account_id, code_hash) SELECT current_account(), hash FROM unnest(p_hashes) AS hash;
END $$;
REVOKE ALL ON FUNCTION put_recovery_codes(text, bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_recovery_codes(text, bytea[]) TO werkbalans_api;

-- Spend a recovery code; false when it is none, or was spent.
CREATE FUNCTION use_recovery_code(p_token text, p_hash bytea) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    UPDATE recovery_code c SET used_at = clock()
    WHERE c.account_id = current_account() AND c.code_hash = p_hash AND c.used_at IS NULL;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION use_recovery_code(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION use_recovery_code(text, bytea) TO werkbalans_api;

-- How many recovery codes are left.
CREATE FUNCTION recovery_codes_left(p_token text) RETURNS bigint
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    RETURN (SELECT count(*) FROM recovery_code c WHERE c.account_id = current_account() AND c.used_at IS NULL);
END $$;
REVOKE ALL ON FUNCTION recovery_codes_left(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recovery_codes_left(text) TO werkbalans_api;

-- Note what happened to the token's account.
CREATE FUNCTION note_account_event(p_token text, p_kind text, p_detail text, p_device text) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    INSERT INTO account_event (account_id, kind, detail, device) VALUES (current_account(), p_kind, p_detail, p_device);
END $$;
REVOKE ALL ON FUNCTION note_account_event(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_account_event(text, text, text, text) TO werkbalans_api;

-- What happened to the token's account, newest first, from before `p_before` on.
CREATE FUNCTION account_events_of(p_token text, p_before bigint, p_limit integer)
RETURNS TABLE (number bigint, kind text, detail text, device text, at timestamptz)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.account', p_token, true);
    RETURN QUERY
    SELECT e.number, e.kind, e.detail, e.device, e.at FROM account_event e
    WHERE e.account_id = (SELECT current_account()) AND (p_before IS NULL OR e.number < p_before)
    ORDER BY e.number DESC LIMIT p_limit;
END $$;
REVOKE ALL ON FUNCTION account_events_of(text, bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_events_of(text, bigint, integer) TO werkbalans_api;
