-- The client secret of an organisation at its provider, sealed. `number` is the one that the log names.
CREATE TABLE client_secret (
    tenant_id uuid NOT NULL,
    number    bigint NOT NULL,
    sealed    bytea NOT NULL CHECK (length(sealed) BETWEEN 1 AND 4096),
    PRIMARY KEY (tenant_id, number)
);
SELECT protect('client_secret');
GRANT SELECT, INSERT, UPDATE, DELETE ON client_secret TO werkbalans_api;

-- The mail domains that lead to the provider of an organisation now: proved, and its single sign-on open.
CREATE TABLE led_domain (
    tenant_id uuid NOT NULL,
    domain    text NOT NULL CHECK (domain = lower(domain) AND length(domain) BETWEEN 3 AND 253),
    PRIMARY KEY (tenant_id, domain)
);
CREATE INDEX led_domain_domain ON led_domain (domain);
SELECT protect('led_domain');
GRANT SELECT, INSERT, DELETE ON led_domain TO werkbalans_api;
GRANT SELECT ON led_domain TO werkbalans_door;
CREATE POLICY door_reads ON led_domain FOR SELECT TO werkbalans_door USING (true);

-- Whom a provider means by a subject: SHA-256 of issuer and subject, so that another address, or the address of somebody
-- who left given to somebody else, makes nobody into another person.
CREATE TABLE provider_identity (
    tenant_id    uuid NOT NULL,
    subject_hash bytea NOT NULL CHECK (length(subject_hash) = 32),
    issuer_hash  bytea NOT NULL CHECK (length(issuer_hash) = 32),
    person_id    uuid NOT NULL,
    bound_at     timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, subject_hash),
    UNIQUE (tenant_id, person_id, issuer_hash),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
SELECT protect('provider_identity');
GRANT SELECT, INSERT, DELETE ON provider_identity TO werkbalans_api;

-- Keep the secret with this number; earlier ones go.
CREATE FUNCTION put_client_secret(p_token text, p_number bigint, p_sealed bytea) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    DELETE FROM client_secret c WHERE c.tenant_id = current_tenant() AND c.number <= p_number;
    INSERT INTO client_secret (tenant_id, number, sealed) VALUES (current_tenant(), p_number, p_sealed);
END $$;
REVOKE ALL ON FUNCTION put_client_secret(text, bigint, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_client_secret(text, bigint, bytea) TO werkbalans_api;

-- The secret with this number, NULL when it is not there.
CREATE FUNCTION client_secret_of(p_token text, p_number bigint) RETURNS bytea
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN (SELECT c.sealed FROM client_secret c WHERE c.tenant_id = current_tenant() AND c.number = p_number);
END $$;
REVOKE ALL ON FUNCTION client_secret_of(text, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION client_secret_of(text, bigint) TO werkbalans_api;

-- These domains lead to the organisation's provider from now on, and no others.
CREATE FUNCTION lead_domains(p_token text, p_domains text[]) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    DELETE FROM led_domain d WHERE d.tenant_id = current_tenant() AND NOT d.domain = ANY (p_domains);
    INSERT INTO led_domain (tenant_id, domain) SELECT current_tenant(), name FROM unnest(p_domains) AS name
    ON CONFLICT DO NOTHING;
END $$;
REVOKE ALL ON FUNCTION lead_domains(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lead_domains(text, text[]) TO werkbalans_api;

-- The organisations to whose provider a mail domain leads: mostly none or one.
CREATE FUNCTION led_by(p_domain text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT d.tenant_id FROM led_domain d WHERE d.domain = lower(p_domain) ORDER BY d.tenant_id LIMIT 20
$$;
REVOKE ALL ON FUNCTION led_by(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION led_by(text) TO werkbalans_api;
ALTER FUNCTION led_by(text) OWNER TO werkbalans_door;

-- Whom the provider means, NULL for nobody it ever meant here.
CREATE FUNCTION identified(p_token text, p_subject_hash bytea) RETURNS uuid
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN (SELECT i.person_id FROM provider_identity i
            WHERE i.tenant_id = current_tenant() AND i.subject_hash = p_subject_hash);
END $$;
REVOKE ALL ON FUNCTION identified(text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identified(text, bytea) TO werkbalans_api;

-- From now on the provider means this person; false when it means somebody else by that, or this person by another subject.
CREATE FUNCTION bind_identity(p_token text, p_subject_hash bytea, p_issuer_hash bytea, p_person uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO provider_identity (tenant_id, subject_hash, issuer_hash, person_id)
    VALUES (current_tenant(), p_subject_hash, p_issuer_hash, p_person) ON CONFLICT DO NOTHING;
    RETURN EXISTS (SELECT FROM provider_identity i WHERE i.tenant_id = current_tenant()
                   AND i.subject_hash = p_subject_hash AND i.person_id = p_person);
END $$;
REVOKE ALL ON FUNCTION bind_identity(text, bytea, bytea, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bind_identity(text, bytea, bytea, uuid) TO werkbalans_api;

-- The provider's next word about this person counts as its first; false when there was nothing to forget.
CREATE FUNCTION release_identity(p_token text, p_person uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    DELETE FROM provider_identity i WHERE i.tenant_id = current_tenant() AND i.person_id = p_person;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION release_identity(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION release_identity(text, uuid) TO werkbalans_api;

-- The account of a person whom the organisation's own provider vouched for. Sessions belong to accounts; what such a
-- session may open is the application's to say: this organisation, and nothing of the account itself.
CREATE FUNCTION account_of_person(p_token text, p_person uuid) RETURNS TABLE (account_id uuid, email text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY
    INSERT INTO account AS a (email)
    SELECT lower(p.email) FROM person p WHERE p.tenant_id = current_tenant() AND p.person_id = p_person
    ON CONFLICT (email) DO UPDATE SET email = excluded.email
    RETURNING a.account_id, a.email;
END $$;
REVOKE ALL ON FUNCTION account_of_person(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_of_person(text, uuid) TO werkbalans_api;
ALTER FUNCTION account_of_person(text, uuid) OWNER TO werkbalans_door;
