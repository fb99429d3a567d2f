-- The log: per tenant one gap-free sequence. `payload` is the exact canonical JSON that `leaf` covers.
-- Only `append` writes it, and counts and hashes itself: CHECK constraints would be parsed anew by each insert.
CREATE TABLE event (
    tenant_id      uuid NOT NULL,
    seq            bigint NOT NULL,
    stream_id      text NOT NULL,
    stream_version bigint NOT NULL,
    event_id       uuid NOT NULL,
    type           text NOT NULL,
    schema_version integer NOT NULL,
    recorded_at    timestamptz NOT NULL,
    payload        bytea NOT NULL,
    leaf           bytea NOT NULL,
    chain          bytea NOT NULL,
    PRIMARY KEY (tenant_id, seq),
    UNIQUE (tenant_id, stream_id, stream_version),
    UNIQUE (tenant_id, event_id)
);
ALTER TABLE event ALTER COLUMN payload SET STORAGE EXTERNAL;
SELECT protect('event');
CREATE POLICY store_reads ON event FOR SELECT TO werkbalans_store USING (true);
CREATE POLICY store_appends ON event FOR INSERT TO werkbalans_store WITH CHECK (true);
CREATE POLICY door_reads ON event FOR SELECT TO werkbalans_door USING (true);
GRANT SELECT, INSERT ON event TO werkbalans_store;
GRANT SELECT (tenant_id, seq, recorded_at) ON event TO werkbalans_door;
GRANT SELECT ON event TO werkbalans_api, werkbalans_worker;
