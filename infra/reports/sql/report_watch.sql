-- When a tenant's reports are to be looked at next: at its next moment, or now because somebody asked for one.
-- Whoever builds holds the tenant by moving the time ahead; a builder that dies leaves it to the next after that time.
CREATE TABLE report_watch (
    tenant_id uuid NOT NULL PRIMARY KEY,
    look_at   timestamptz NOT NULL
);
CREATE INDEX report_watch_due ON report_watch (look_at);
SELECT protect('report_watch');
GRANT SELECT, INSERT, UPDATE (look_at) ON report_watch TO werkbalans_worker;
GRANT SELECT ON report_watch TO werkbalans_door;
CREATE POLICY door_reads ON report_watch FOR SELECT TO werkbalans_door USING (true);

-- The tenants whose reports are to be looked at: what the tick wakes for.
CREATE FUNCTION tenants_with_reports(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT w.tenant_id FROM report_watch w WHERE w.look_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_with_reports(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_reports(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_with_reports(timestamptz) OWNER TO werkbalans_door;

-- The worker keeps the forms of reports where files are kept. It neither reads nor erases any.
GRANT SELECT, INSERT, UPDATE (created_at) ON document TO werkbalans_worker;
GRANT SELECT, INSERT ON document_use TO werkbalans_worker;
GRANT EXECUTE ON FUNCTION keep_document(text, uuid, bytea, bytea) TO werkbalans_worker;
