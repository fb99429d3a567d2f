-- How far each projection of each tenant is. A rebuild makes a second `generation` beside the live one and then
-- flips; effects have one generation for ever. `error` set means parked: it stays where it is until resumed.
CREATE TABLE checkpoint (
    tenant_id  uuid NOT NULL,
    projection text NOT NULL,
    version    integer NOT NULL,
    generation integer NOT NULL DEFAULT 1,
    seq        bigint NOT NULL DEFAULT 0,
    live       boolean NOT NULL DEFAULT true,
    error      text,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, projection, version, generation)
);
CREATE UNIQUE INDEX checkpoint_live ON checkpoint (tenant_id, projection, version) WHERE live;
SELECT protect('checkpoint');
GRANT SELECT, INSERT, UPDATE, DELETE ON checkpoint TO werkbalans_worker;
GRANT SELECT ON checkpoint TO werkbalans_api, werkbalans_door;
CREATE POLICY door_reads ON checkpoint FOR SELECT TO werkbalans_door USING (true);
