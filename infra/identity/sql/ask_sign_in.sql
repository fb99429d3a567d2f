-- Ask for sign-in links: one request and one planned mail for each organisation that knows the address.
-- Answers with the organisations whose worker has a mail to send; the caller must answer alike whatever comes back.
-- At most five links per person in a quarter of an hour.
CREATE OR REPLACE FUNCTION ask_sign_in(p_email text) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    who record;
    request uuid;
BEGIN
    FOR who IN
        SELECT p.tenant_id, p.person_id FROM person p WHERE lower(p.email) = lower(p_email)
    LOOP
        CONTINUE WHEN 5 <= (
            SELECT count(*) FROM sign_in_request r
            WHERE r.tenant_id = who.tenant_id AND r.person_id = who.person_id
              AND r.purpose = 'sign_in' AND r.created_at > clock() - interval '15 minutes'
        );
        INSERT INTO sign_in_request (tenant_id, person_id, purpose, expires_at)
        VALUES (who.tenant_id, who.person_id, 'sign_in', clock() + interval '30 minutes')
        RETURNING request_id INTO request;
        INSERT INTO outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)
        VALUES (who.tenant_id, request, 'sign_in', request::text, '', who.person_id, '');
        RETURN NEXT who.tenant_id;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION ask_sign_in(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ask_sign_in(text) TO werkbalans_api;
ALTER FUNCTION ask_sign_in(text) OWNER TO werkbalans_door;
