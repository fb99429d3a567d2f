-- How mail to an address fares, by the SHA-256 of the address in small letters: the address itself stands in the
-- directory alone. `hard` and `soft` count what came back; `stopped_at`: no mail goes there any more. `told_at`: the
-- administrators know. `probed_at`: when a sign-in link was last tried all the same. `tried_again_by`: who took the
-- stop away.
CREATE TABLE address (
    tenant_id      uuid NOT NULL,
    address        bytea NOT NULL CHECK (length(address) = 32),
    hard           integer NOT NULL DEFAULT 0,
    soft           integer NOT NULL DEFAULT 0,
    status         text NOT NULL DEFAULT '',
    bounced_at     timestamptz NOT NULL DEFAULT clock(),
    stopped_at     timestamptz,
    told_at        timestamptz,
    probed_at      timestamptz,
    tried_again_at timestamptz,
    tried_again_by uuid,
    PRIMARY KEY (tenant_id, address)
);
CREATE INDEX address_untold ON address (tenant_id) WHERE stopped_at IS NOT NULL AND told_at IS NULL;
SELECT protect('address');
GRANT SELECT, UPDATE (told_at, probed_at) ON address TO werkbalans_worker;
GRANT SELECT, UPDATE (hard, stopped_at, told_at, tried_again_at, tried_again_by) ON address TO werkbalans_api;
GRANT SELECT, INSERT, UPDATE ON address TO werkbalans_door;
CREATE POLICY door_reads ON address FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_counts ON address FOR INSERT TO werkbalans_door WITH CHECK (true);
CREATE POLICY door_stops ON address FOR UPDATE TO werkbalans_door USING (true);

-- A mail that came back. `report` names the report: the same one twice counts once, and a mail is dead only once.
CREATE TABLE bounce (
    tenant_id  uuid NOT NULL,
    mail_id    uuid NOT NULL,
    report     text NOT NULL CHECK (length(report) BETWEEN 1 AND 200),
    hard       boolean NOT NULL,
    status     text NOT NULL,
    counted_at timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, mail_id, report),
    FOREIGN KEY (tenant_id, mail_id) REFERENCES outbox (tenant_id, mail_id)
);
SELECT protect('bounce');
GRANT SELECT, INSERT ON bounce TO werkbalans_door;
CREATE POLICY door_reads ON bounce FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_counts ON bounce FOR INSERT TO werkbalans_door WITH CHECK (true);

ALTER TABLE outbox ADD COLUMN sent_to bytea CHECK (length(sent_to) = 32);
GRANT UPDATE ON outbox TO werkbalans_door;
CREATE POLICY door_changes ON outbox FOR UPDATE TO werkbalans_door USING (true);
