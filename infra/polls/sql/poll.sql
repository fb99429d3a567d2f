-- What belongs to a poll while it is open, and its counters once it is closed. Never an answer, never a number in clear.

-- When a poll is to be looked at next: its morning, its reminder, its end; while it is open, every hour.
CREATE TABLE poll_watch (
    tenant_id uuid NOT NULL,
    poll_id   uuid NOT NULL,
    look_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, poll_id)
);
CREATE INDEX poll_watch_due ON poll_watch (look_at);
SELECT protect('poll_watch');
GRANT SELECT, INSERT, UPDATE (look_at), DELETE ON poll_watch TO werkbalans_worker;
GRANT SELECT ON poll_watch TO werkbalans_door;
CREATE POLICY door_reads ON poll_watch FOR SELECT TO werkbalans_door USING (true);

-- The secret of an open poll: its links and the key of its counters follow from it together with the service's key.
-- It goes when the poll closes; nothing then tells whose link was used, nor what earlier counters were.
CREATE TABLE poll_secret (
    tenant_id uuid NOT NULL,
    poll_id   uuid NOT NULL,
    secret    bytea NOT NULL CHECK (length(secret) = 32),
    PRIMARY KEY (tenant_id, poll_id)
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
SELECT protect('poll_secret');
GRANT SELECT ON poll_secret TO werkbalans_api;
GRANT SELECT, INSERT, DELETE ON poll_secret TO werkbalans_worker;

-- The counters that wait: one sealed row a poll, always as long, rewritten whole. UNLOGGED, so that no version of it ever
-- stands in the write-ahead log, in a backup or on a replica. A crash of the database empties it (decision 0140).
CREATE UNLOGGED TABLE poll_waiting (
    tenant_id uuid NOT NULL,
    poll_id   uuid NOT NULL,
    sealed    bytea NOT NULL,
    PRIMARY KEY (tenant_id, poll_id)
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE poll_waiting ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT protect('poll_waiting');
GRANT SELECT, UPDATE (sealed) ON poll_waiting TO werkbalans_api;
GRANT SELECT, INSERT, UPDATE (sealed), DELETE ON poll_waiting TO werkbalans_worker;

-- The counters that last, as long as the poll is open: sealed, and never about fewer than five people of a unit.
CREATE TABLE poll_tally (
    tenant_id uuid NOT NULL,
    poll_id   uuid NOT NULL,
    sealed    bytea NOT NULL,
    PRIMARY KEY (tenant_id, poll_id)
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
SELECT protect('poll_tally');
GRANT SELECT, INSERT, UPDATE (sealed), DELETE ON poll_tally TO werkbalans_worker;

-- The marks of links that were used and counted for good: by the hash of what only the service can make of a person.
CREATE TABLE poll_spent (
    tenant_id uuid NOT NULL,
    poll_id   uuid NOT NULL,
    mark      bytea NOT NULL CHECK (length(mark) = 16),
    PRIMARY KEY (tenant_id, poll_id, mark)
) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
SELECT protect('poll_spent');
GRANT SELECT ON poll_spent TO werkbalans_api;
GRANT SELECT, INSERT, DELETE ON poll_spent TO werkbalans_worker;

-- The counters of a closed poll, sealed; only the door of figures opens them.
CREATE TABLE poll_counted (
    tenant_id uuid NOT NULL,
    poll_id   uuid NOT NULL,
    sealed    bytea NOT NULL,
    PRIMARY KEY (tenant_id, poll_id)
);
SELECT protect('poll_counted');
GRANT SELECT ON poll_counted TO werkbalans_api;
GRANT SELECT, INSERT ON poll_counted TO werkbalans_worker;

-- The polls that are to be looked at: what the tick wakes for.
CREATE FUNCTION tenants_with_polls(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT w.tenant_id FROM poll_watch w WHERE w.look_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_with_polls(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_polls(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_with_polls(timestamptz) OWNER TO werkbalans_door;

-- What waits of a poll, its secret, and which of these marks were written down already. No row: it takes no answers.
CREATE FUNCTION poll_box(p_token text, p_poll uuid, p_marks bytea[])
RETURNS TABLE (secret bytea, sealed bytea, spent bytea[])
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN QUERY
        SELECT s.secret, w.sealed,
               array(SELECT p.mark FROM poll_spent p
                     WHERE p.tenant_id = tenant AND p.poll_id = p_poll AND p.mark = ANY (p_marks))
        FROM poll_waiting w JOIN poll_secret s ON s.tenant_id = w.tenant_id AND s.poll_id = w.poll_id
        WHERE w.tenant_id = tenant AND w.poll_id = p_poll;
END $$;
REVOKE ALL ON FUNCTION poll_box(text, uuid, bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION poll_box(text, uuid, bytea[]) TO werkbalans_api;

-- Put what waits back, unless somebody else did meanwhile (`p_before`: the first bytes of what was read, its nonce).
-- Nothing here waits for the disk: the row has no past to keep.
CREATE FUNCTION put_poll_waiting(p_token text, p_poll uuid, p_before bytea, p_sealed bytea) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    PERFORM set_config('synchronous_commit', 'off', true);
    UPDATE poll_waiting w SET sealed = p_sealed
    WHERE w.tenant_id = current_tenant() AND w.poll_id = p_poll AND substr(w.sealed, 1, 12) = p_before;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION put_poll_waiting(text, uuid, bytea, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_poll_waiting(text, uuid, bytea, bytea) TO werkbalans_api;
