-- A wish to sign in. The one-time secret is made when its mail is sent; only its SHA-256 ever stands here.
CREATE TABLE sign_in_request (
    tenant_id  uuid NOT NULL,
    request_id uuid NOT NULL DEFAULT gen_random_uuid(),
    person_id  uuid NOT NULL,
    purpose    text NOT NULL CHECK (purpose IN ('sign_in', 'invitation')),
    token_hash bytea CHECK (length(token_hash) = 32),
    created_at timestamptz NOT NULL DEFAULT clock(),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (tenant_id, request_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE UNIQUE INDEX sign_in_request_token ON sign_in_request (tenant_id, token_hash);
CREATE INDEX sign_in_request_secret ON sign_in_request (token_hash);
SELECT protect('sign_in_request');
GRANT SELECT, INSERT, UPDATE (token_hash) ON sign_in_request TO werkbalans_worker;
GRANT SELECT, INSERT, UPDATE (used_at) ON sign_in_request TO werkbalans_door;
CREATE POLICY door_reads ON sign_in_request FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_adds ON sign_in_request FOR INSERT TO werkbalans_door WITH CHECK (true);
CREATE POLICY door_spends ON sign_in_request FOR UPDATE TO werkbalans_door USING (true);
