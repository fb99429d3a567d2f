-- The content of files, outside the log, found by the SHA-256 of the plain bytes; sealed under the tenant's own key.
-- The same bytes are kept once in one organisation, and never shared with another.
CREATE TABLE document (
    tenant_id  uuid NOT NULL,
    digest     bytea NOT NULL CHECK (length(digest) = 32),
    sealed     bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, digest)
);
ALTER TABLE document ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT protect('document');
GRANT SELECT, INSERT, UPDATE (created_at), DELETE ON document TO werkbalans_api;

-- Which file uses which content: the last one to go takes the content with it.
CREATE TABLE document_use (
    tenant_id  uuid NOT NULL,
    file_id    uuid NOT NULL,
    digest     bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, file_id, digest),
    FOREIGN KEY (tenant_id, digest) REFERENCES document
);
CREATE INDEX document_use_digest ON document_use (tenant_id, digest);
SELECT protect('document_use');
GRANT SELECT, INSERT, DELETE ON document_use TO werkbalans_api;

-- Keep content for a file. The update of a row that is there already holds it against an erasing at the same moment.
CREATE FUNCTION keep_document(p_token text, p_file uuid, p_digest bytea, p_sealed bytea) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO document AS d (tenant_id, digest, sealed) VALUES (current_tenant(), p_digest, p_sealed)
    ON CONFLICT (tenant_id, digest) DO UPDATE SET created_at = d.created_at;
    INSERT INTO document_use (tenant_id, file_id, digest) VALUES (current_tenant(), p_file, p_digest)
    ON CONFLICT DO NOTHING;
END $$;
REVOKE ALL ON FUNCTION keep_document(text, uuid, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_document(text, uuid, bytea, bytea) TO werkbalans_api;

-- The sealed content that a file uses under this digest; null when there is none.
CREATE FUNCTION document_of(p_token text, p_file uuid, p_digest bytea) RETURNS bytea
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN (
        SELECT d.sealed FROM document d JOIN document_use u USING (tenant_id, digest)
        WHERE d.tenant_id = (SELECT current_tenant()) AND u.file_id = p_file AND d.digest = p_digest
    );
END $$;
REVOKE ALL ON FUNCTION document_of(text, uuid, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION document_of(text, uuid, bytea) TO werkbalans_api;

-- Erase what a file used, unless another file uses it still; how many contents went.
CREATE FUNCTION erase_document(p_token text, p_file uuid) RETURNS integer
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    used bytea[];
    gone integer;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    SELECT array_agg(d.digest) INTO used FROM (
        SELECT digest FROM document
        WHERE tenant_id = (SELECT current_tenant())
          AND digest IN (SELECT u.digest FROM document_use u
                         WHERE u.tenant_id = (SELECT current_tenant()) AND u.file_id = p_file)
        ORDER BY digest FOR UPDATE
    ) d;
    DELETE FROM document_use WHERE tenant_id = (SELECT current_tenant()) AND file_id = p_file;
    DELETE FROM document d
    WHERE d.tenant_id = (SELECT current_tenant()) AND d.digest = ANY (used)
      AND NOT EXISTS (SELECT 1 FROM document_use u WHERE u.tenant_id = d.tenant_id AND u.digest = d.digest);
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;
REVOKE ALL ON FUNCTION erase_document(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_document(text, uuid) TO werkbalans_api;
