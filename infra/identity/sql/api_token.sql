-- A key for programs, on behalf of the person who made it. Only its SHA-256 stands here.
CREATE TABLE api_token (
    tenant_id  uuid NOT NULL,
    token_id   uuid NOT NULL,
    person_id  uuid NOT NULL,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
    scopes     text[] NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'write']),
    created_at timestamptz NOT NULL DEFAULT clock(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    PRIMARY KEY (tenant_id, token_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX api_token_secret ON api_token (token_hash);
SELECT protect('api_token');
GRANT SELECT, INSERT, UPDATE (revoked_at) ON api_token TO werkbalans_api;
GRANT SELECT ON api_token TO werkbalans_door;
CREATE POLICY door_reads ON api_token FOR SELECT TO werkbalans_door USING (true);
