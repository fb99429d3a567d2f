-- Plan a mail to a person of the token's organisation about their account: `security` tells what changed (`p_subject`);
-- `password` brings a link to choose one, `sign_in` a link to sign in and choose an organisation; at most five of each in
-- a quarter of an hour. False when there were more. Run as the door, which has this function.
CREATE OR REPLACE FUNCTION plan_account_mail(p_token text, p_person uuid, p_mail uuid, p_kind text, p_subject text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    asked text := CASE p_kind WHEN 'password' THEN 'password' WHEN 'sign_in' THEN 'choose' END;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    IF p_kind NOT IN ('security', 'password', 'sign_in') THEN
        RAISE EXCEPTION 'no such mail' USING ERRCODE = '22023';
    END IF;
    IF asked IS NOT NULL THEN
        IF 5 <= (
            SELECT count(*) FROM sign_in_request r
            WHERE r.tenant_id = current_tenant() AND r.person_id = p_person
              AND r.purpose = asked AND r.created_at > clock() - interval '15 minutes'
        ) THEN
            RETURN false;
        END IF;
        INSERT INTO sign_in_request (tenant_id, request_id, person_id, purpose, expires_at)
        VALUES (current_tenant(), p_mail, p_person, asked, clock() + interval '30 minutes');
    END IF;
    INSERT INTO outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)
    VALUES (current_tenant(), p_mail, p_kind, CASE WHEN asked IS NULL THEN p_subject ELSE p_mail::text END,
        CASE p_kind WHEN 'sign_in' THEN '' ELSE p_mail::text END, p_person, '');
    RETURN true;
END $$;
