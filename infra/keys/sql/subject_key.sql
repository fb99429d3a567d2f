-- The key of each subject's words, wrapped by the tenant's key. A destroyed key leaves its row, without the key.
CREATE TABLE subject_key (
    tenant_id    uuid NOT NULL,
    subject_id   uuid NOT NULL,
    wrapped      bytea,
    created_at   timestamptz NOT NULL DEFAULT clock(),
    destroyed_at timestamptz,
    PRIMARY KEY (tenant_id, subject_id),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
SELECT protect('subject_key');
GRANT SELECT, INSERT ON subject_key TO werkbalans_api, werkbalans_worker;
GRANT SELECT, UPDATE (wrapped, destroyed_at) ON subject_key TO werkbalans_eraser;
