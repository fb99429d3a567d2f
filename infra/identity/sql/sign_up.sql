-- A wish to begin with an organisation, under the identity that it will have. Until its link is used nothing else of it
-- exists but the address that the mail goes to. The one-time secret is made when the mail is sent.
CREATE TABLE sign_up (
    tenant_id    uuid NOT NULL PRIMARY KEY,
    person_id    uuid NOT NULL,
    organisation text NOT NULL CHECK (length(organisation) BETWEEN 1 AND 200),
    time_zone    text NOT NULL,
    terms        text NOT NULL,
    processing   text NOT NULL,
    token_hash   bytea CHECK (length(token_hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT clock(),
    expires_at   timestamptz NOT NULL DEFAULT clock() + interval '2 days',
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX sign_up_secret ON sign_up (token_hash);
CREATE INDEX sign_up_over ON sign_up (expires_at);
SELECT protect('sign_up');
GRANT SELECT, UPDATE (token_hash) ON sign_up TO werkbalans_worker;
GRANT SELECT, INSERT, DELETE ON sign_up TO werkbalans_door;
CREATE POLICY door_reads ON sign_up FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_adds ON sign_up FOR INSERT TO werkbalans_door WITH CHECK (true);
CREATE POLICY door_spends ON sign_up FOR DELETE TO werkbalans_door USING (true);

-- Ask for the mail with the link. The person stands in the directory already; an organisation that is there stays as it is.
CREATE FUNCTION ask_sign_up(
    p_token text, p_person uuid, p_organisation text, p_time_zone text, p_terms text, p_processing text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    IF EXISTS (SELECT FROM event e WHERE e.tenant_id = tenant) THEN
        RETURN;
    END IF;
    INSERT INTO sign_up (tenant_id, person_id, organisation, time_zone, terms, processing)
    VALUES (tenant, p_person, p_organisation, p_time_zone, p_terms, p_processing) ON CONFLICT DO NOTHING;
    INSERT INTO outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)
    VALUES (tenant, tenant, 'sign_up', '', '', p_person, '') ON CONFLICT DO NOTHING;
END $$;
REVOKE ALL ON FUNCTION ask_sign_up(text, uuid, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ask_sign_up(text, uuid, text, text, text, text) TO werkbalans_api;
ALTER FUNCTION ask_sign_up(text, uuid, text, text, text, text) OWNER TO werkbalans_door;

-- What a link is about: no row when it is unknown, used or too old.
CREATE FUNCTION open_sign_up(p_token_hash bytea) RETURNS TABLE (
    tenant_id uuid, person_id uuid, organisation text, time_zone text, terms text, processing text
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT s.tenant_id, s.person_id, s.organisation, s.time_zone, s.terms, s.processing
    FROM sign_up s
    WHERE s.token_hash = p_token_hash AND s.expires_at > clock()
$$;
REVOKE ALL ON FUNCTION open_sign_up(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_sign_up(bytea) TO werkbalans_api;
ALTER FUNCTION open_sign_up(bytea) OWNER TO werkbalans_door;

-- Once the organisation is there, its link becomes an ordinary one, an invitation's: from here on there is one door.
CREATE FUNCTION confirm_sign_up(p_token_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    WITH confirmed AS (
        DELETE FROM sign_up s WHERE s.token_hash = p_token_hash AND s.expires_at > clock()
          AND EXISTS (SELECT FROM event e WHERE e.tenant_id = s.tenant_id)
        RETURNING s.tenant_id, s.person_id, s.token_hash, s.expires_at
    )
    INSERT INTO sign_in_request (tenant_id, person_id, purpose, token_hash, expires_at)
    SELECT c.tenant_id, c.person_id, 'invitation', c.token_hash, c.expires_at FROM confirmed c;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION confirm_sign_up(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION confirm_sign_up(bytea) TO werkbalans_api;
ALTER FUNCTION confirm_sign_up(bytea) OWNER TO werkbalans_door;
