-- Whom the worker is to erase, and when it is to look: at once, and once more when no process remembers the key any more.
CREATE TABLE erasing (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    look_at   timestamptz NOT NULL,
    destroyed boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, person_id)
);
CREATE INDEX erasing_due ON erasing (look_at);
SELECT protect('erasing');
GRANT SELECT, INSERT, UPDATE (look_at, destroyed), DELETE ON erasing TO werkbalans_worker;
GRANT SELECT ON erasing TO werkbalans_door;
CREATE POLICY door_reads ON erasing FOR SELECT TO werkbalans_door USING (true);

-- The tenants with somebody to erase: what the tick wakes for.
CREATE FUNCTION tenants_erasing(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT e.tenant_id FROM erasing e WHERE e.look_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_erasing(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_erasing(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_erasing(timestamptz) OWNER TO werkbalans_door;

-- Erase a person whose erasure was ordered in the log: the key of their words, the name and address, what they signed
-- in with, the mails to them. A key that never was can never come to be. Answers with the address that they had.
CREATE FUNCTION erase_person(p_token text, p_person uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
    had    text;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    IF NOT EXISTS (SELECT FROM event e WHERE e.tenant_id = tenant AND e.stream_id = 'erasure-' || p_person::text
                   AND e.type = 'privacy.erasure_ordered') THEN
        RAISE EXCEPTION 'nobody ordered this' USING ERRCODE = '42501';
    END IF;
    INSERT INTO subject_key AS k (tenant_id, subject_id, wrapped, destroyed_at) VALUES (tenant, p_person, NULL, clock())
    ON CONFLICT (tenant_id, subject_id) DO UPDATE SET wrapped = NULL, destroyed_at = coalesce(k.destroyed_at, clock());
    SELECT p.email INTO had FROM person p WHERE p.tenant_id = tenant AND p.person_id = p_person;
    DELETE FROM session s WHERE s.tenant_id = tenant AND s.person_id = p_person;
    DELETE FROM sign_in_request r WHERE r.tenant_id = tenant AND r.person_id = p_person;
    DELETE FROM api_token t WHERE t.tenant_id = tenant AND t.person_id = p_person;
    DELETE FROM calendar_feed f WHERE f.tenant_id = tenant AND f.person_id = p_person;
    DELETE FROM notice n WHERE n.tenant_id = tenant AND n.person_id = p_person;
    DELETE FROM bounce b USING outbox o WHERE b.tenant_id = tenant AND o.tenant_id = tenant
        AND o.mail_id = b.mail_id AND o.recipient = p_person;
    DELETE FROM mail_decision d USING outbox o WHERE d.tenant_id = tenant AND o.tenant_id = tenant
        AND o.mail_id = d.mail_id AND o.recipient = p_person;
    DELETE FROM outbox o WHERE o.tenant_id = tenant AND o.recipient = p_person;
    DELETE FROM address a WHERE a.tenant_id = tenant AND a.address = sha256(convert_to(lower(had), 'UTF8'));
    UPDATE person p SET name = '(gewist / erased)', email = 'erased-' || p_person::text || '@erased.invalid'
    WHERE p.tenant_id = tenant AND p.person_id = p_person;
    RETURN had;
END $$;
REVOKE ALL ON FUNCTION erase_person(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_person(text, uuid) TO werkbalans_worker;
