-- Plan a mail to a person of the token's organisation about their account: `security` tells what changed (`p_subject`);
-- `password` brings a link to choose one, at most five in a quarter of an hour. False when there were more.
CREATE FUNCTION plan_account_mail(p_token text, p_person uuid, p_mail uuid, p_kind text, p_subject text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    IF p_kind NOT IN ('security', 'password') THEN
        RAISE EXCEPTION 'no such mail' USING ERRCODE = '22023';
    END IF;
    IF p_kind = 'password' THEN
        IF 5 <= (
            SELECT count(*) FROM sign_in_request r
            WHERE r.tenant_id = current_tenant() AND r.person_id = p_person
              AND r.purpose = 'password' AND r.created_at > clock() - interval '15 minutes'
        ) THEN
            RETURN false;
        END IF;
        INSERT INTO sign_in_request (tenant_id, request_id, person_id, purpose, expires_at)
        VALUES (current_tenant(), p_mail, p_person, 'password', clock() + interval '30 minutes');
    END IF;
    INSERT INTO outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)
    VALUES (current_tenant(), p_mail, p_kind, CASE p_kind WHEN 'password' THEN p_mail::text ELSE p_subject END, p_mail::text,
        p_person, '');
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION plan_account_mail(text, uuid, uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plan_account_mail(text, uuid, uuid, text, text) TO werkbalans_api;
ALTER FUNCTION plan_account_mail(text, uuid, uuid, text, text) OWNER TO werkbalans_door;
