-- What is kept of an organisation that is gone: a certificate that says what was deleted and when. It holds counts and
-- the log's last chain value, no personal data, and is under no tenant: the tenant is not there any more.
CREATE TABLE deletion_certificate (
    certificate_id  uuid PRIMARY KEY,
    organisation_id uuid NOT NULL UNIQUE,
    position        bigint NOT NULL,
    chain           bytea NOT NULL CHECK (length(chain) = 32),
    content         text NOT NULL,
    pdf_nl          bytea NOT NULL,
    pdf_en          bytea NOT NULL,
    made_at         timestamptz NOT NULL,
    executed_at     timestamptz,
    removed         jsonb
);
GRANT SELECT, INSERT, UPDATE ON deletion_certificate TO werkbalans_door;

-- Keep the certificate of the token's organisation; made anew when the log went on meanwhile, never once it was executed.
CREATE FUNCTION keep_certificate(
    p_token text, p_id uuid, p_position bigint, p_chain bytea, p_content text, p_pdf_nl bytea, p_pdf_en bytea,
    p_made_at timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO deletion_certificate AS c
        (certificate_id, organisation_id, position, chain, content, pdf_nl, pdf_en, made_at)
    VALUES (p_id, current_tenant(), p_position, p_chain, p_content, p_pdf_nl, p_pdf_en, p_made_at)
    ON CONFLICT (organisation_id) DO UPDATE SET certificate_id = p_id, position = p_position, chain = p_chain,
        content = p_content, pdf_nl = p_pdf_nl, pdf_en = p_pdf_en, made_at = p_made_at
    WHERE c.executed_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION keep_certificate(text, uuid, bigint, bytea, text, bytea, bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_certificate(text, uuid, bigint, bytea, text, bytea, bytea, timestamptz) TO werkbalans_worker;
ALTER FUNCTION keep_certificate(text, uuid, bigint, bytea, text, bytea, bytea, timestamptz) OWNER TO werkbalans_door;

-- The certificate of the token's organisation; no row while there is none.
CREATE FUNCTION certificate_of(p_token text)
RETURNS TABLE (certificate_id uuid, "position" bigint, content text, pdf_nl bytea, pdf_en bytea, made_at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY SELECT c.certificate_id, c.position, c.content, c.pdf_nl, c.pdf_en, c.made_at
    FROM deletion_certificate c WHERE c.organisation_id = current_tenant() AND c.executed_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION certificate_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION certificate_of(text) TO werkbalans_worker;
ALTER FUNCTION certificate_of(text) OWNER TO werkbalans_door;

-- All certificates, newest first, for the operator.
CREATE FUNCTION certificates()
RETURNS TABLE (certificate_id uuid, organisation_id uuid, content text, pdf bytea, made_at timestamptz,
               executed_at timestamptz, removed jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT c.certificate_id, c.organisation_id, c.content, c.pdf_nl, c.made_at, c.executed_at, c.removed
    FROM deletion_certificate c ORDER BY c.made_at DESC LIMIT 200
$$;
REVOKE ALL ON FUNCTION certificates() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION certificates() TO werkbalans_api;
ALTER FUNCTION certificates() OWNER TO werkbalans_door;

-- Every table that holds rows of tenants, those first that no other of them refers to. A new table is in it by itself.
CREATE FUNCTION tables_of_tenants() RETURNS SETOF regclass
LANGUAGE plpgsql STABLE SET search_path = werkbalans, pg_temp AS $$
DECLARE
    remaining oid[];
    free      oid[];
BEGIN
    SELECT array_agg(c.oid) INTO remaining FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'werkbalans'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = 'tenant_id' AND NOT a.attisdropped;
    WHILE cardinality(remaining) > 0 LOOP
        SELECT array_agg(t) INTO free FROM unnest(remaining) t WHERE NOT EXISTS (
            SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = t AND f.conrelid <> t
              AND f.conrelid = ANY (remaining));
        IF free IS NULL THEN
            RAISE EXCEPTION 'tables refer to each other in a circle';
        END IF;
        RETURN QUERY SELECT t::regclass FROM unnest(free) t ORDER BY t::regclass::text;
        remaining := ARRAY(SELECT t FROM unnest(remaining) t WHERE NOT t = ANY (free));
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION tables_of_tenants() FROM PUBLIC;

-- How many rows of the token's organisation each table holds, where it holds any.
CREATE FUNCTION rows_of_organisation(p_token text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    found  jsonb := '{}';
    name   regclass;
    number bigint;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    FOR name IN SELECT * FROM tables_of_tenants() LOOP
        EXECUTE format('SELECT count(*) FROM %s WHERE tenant_id = $1', name) INTO number USING current_tenant();
        found := found || CASE WHEN number > 0 THEN jsonb_build_object(name::text, number) ELSE '{}' END;
    END LOOP;
    RETURN found;
END $$;
REVOKE ALL ON FUNCTION rows_of_organisation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rows_of_organisation(text) TO werkbalans_worker;

-- Delete every row of the current tenant; how many of each table went. Only the two functions below may.
CREATE FUNCTION delete_rows() RETURNS jsonb
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid := current_tenant();
    gone   jsonb := '{}';
    name   regclass;
    number bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('werkbalans.append:' || tenant::text, 0));
    PERFORM FROM checkpoint c WHERE c.tenant_id = tenant FOR UPDATE;
    PERFORM set_config('werkbalans.removing', tenant::text, true);
    FOR name IN SELECT * FROM tables_of_tenants() LOOP
        EXECUTE format('DELETE FROM %s WHERE tenant_id = $1', name) USING tenant;
        GET DIAGNOSTICS number = ROW_COUNT;
        gone := gone || CASE WHEN number > 0 THEN jsonb_build_object(name::text, number) ELSE '{}' END;
    END LOOP;
    PERFORM set_config('werkbalans.removing', '', true);
    RETURN gone;
END $$;
REVOKE ALL ON FUNCTION delete_rows() FROM PUBLIC;

-- Delete an organisation whose certificate stands for the whole of its log. False when the log went on since.
CREATE FUNCTION remove_organisation(p_token text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
    kept   record;
    last   record;
    gone   jsonb;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    PERFORM pg_advisory_xact_lock(hashtextextended('werkbalans.append:' || tenant::text, 0));
    SELECT c.position, c.chain INTO kept FROM deletion_certificate c
    WHERE c.organisation_id = tenant AND c.executed_at IS NULL FOR UPDATE;
    SELECT e.seq, e.chain, e.type INTO last FROM event e WHERE e.tenant_id = tenant ORDER BY e.seq DESC LIMIT 1;
    IF kept.position IS DISTINCT FROM last.seq OR kept.chain IS DISTINCT FROM last.chain THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT FROM event e WHERE e.tenant_id = tenant AND e.type = 'subscription.deletion_began') THEN
        RAISE EXCEPTION 'nobody cancelled this organisation' USING ERRCODE = '42501';
    END IF;
    gone := delete_rows();
    UPDATE deletion_certificate SET executed_at = clock(), removed = gone WHERE organisation_id = tenant;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION remove_organisation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_organisation(text) TO werkbalans_worker;

-- Forget a sign-up whose link was never used; an organisation that began is not touched.
CREATE FUNCTION forget_sign_up(p_token text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    PERFORM pg_advisory_xact_lock(hashtextextended('werkbalans.append:' || current_tenant()::text, 0));
    IF EXISTS (SELECT FROM event e WHERE e.tenant_id = current_tenant())
       OR NOT EXISTS (SELECT FROM sign_up s WHERE s.tenant_id = current_tenant() AND s.expires_at <= clock()) THEN
        RETURN false;
    END IF;
    PERFORM delete_rows();
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION forget_sign_up(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_sign_up(text) TO werkbalans_worker;

CREATE FUNCTION sign_ups_over() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT s.tenant_id FROM sign_up s WHERE s.expires_at <= clock() LIMIT 200
$$;
REVOKE ALL ON FUNCTION sign_ups_over() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sign_ups_over() TO werkbalans_worker;
ALTER FUNCTION sign_ups_over() OWNER TO werkbalans_door;

-- What is recorded stays, until its whole organisation goes: then the two functions above delete it, nobody else.
CREATE OR REPLACE FUNCTION event_is_final() RETURNS trigger
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_user = 'werkbalans_owner' THEN
        IF OLD.tenant_id::text = current_setting('werkbalans.removing', true) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the log only grows' USING ERRCODE = '42501';
END $$;

-- An export of everything: the worker reads the files into it, and takes it away when its days are over.
GRANT EXECUTE ON FUNCTION document_of(text, uuid, bytea), erase_document(text, uuid) TO werkbalans_worker;
GRANT DELETE ON document, document_use TO werkbalans_worker;
