-- A signed-in browser. The cookie's secret is never stored, only its SHA-256.
CREATE TABLE session (
    tenant_id    uuid NOT NULL,
    session_hash bytea NOT NULL CHECK (length(session_hash) = 32),
    person_id    uuid NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock(),
    last_seen_at timestamptz NOT NULL DEFAULT clock(),
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    PRIMARY KEY (tenant_id, session_hash),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX session_secret ON session (session_hash);
SELECT protect('session');
GRANT SELECT, INSERT, UPDATE (last_seen_at, revoked_at) ON session TO werkbalans_door;
CREATE POLICY door_reads ON session FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_opens ON session FOR INSERT TO werkbalans_door WITH CHECK (true);
CREATE POLICY door_closes ON session FOR UPDATE TO werkbalans_door USING (true);
