-- How many of a tenant's reports could not be built at the last look, and what kind of error it was; no words of anybody's.
ALTER TABLE report_watch ADD COLUMN failing integer NOT NULL DEFAULT 0, ADD COLUMN error text;
GRANT UPDATE (failing, error) ON report_watch TO werkbalans_worker;
GRANT UPDATE (look_at) ON report_watch TO werkbalans_door;
CREATE POLICY door_moves ON report_watch FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
ALTER TABLE operator_act DROP CONSTRAINT operator_act_act_check;
ALTER TABLE operator_act ADD CONSTRAINT operator_act_act_check CHECK (act IN ('resume', 'send_now', 'wake', 'build'));

-- The tenants with such reports, the next to be tried first.
CREATE FUNCTION reports_failing() RETURNS TABLE (tenant_id uuid, reports integer, error text, look_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT w.tenant_id, w.failing, coalesce(w.error, ''), w.look_at FROM report_watch w
    WHERE w.failing > 0 ORDER BY w.look_at LIMIT 200
$$;
REVOKE ALL ON FUNCTION reports_failing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reports_failing() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION reports_failing() OWNER TO werkbalans_door;

-- Have them tried now: the tick finds them within seconds.
CREATE FUNCTION build_failing_now(p_by uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    moved bigint;
BEGIN
    UPDATE report_watch SET look_at = 'epoch' WHERE failing > 0;
    GET DIAGNOSTICS moved = ROW_COUNT;
    INSERT INTO operator_act (done_by, act, about) VALUES (p_by, 'build', 'all reports that failed');
    RETURN moved;
END $$;
REVOKE ALL ON FUNCTION build_failing_now(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION build_failing_now(uuid) TO werkbalans_api;
ALTER FUNCTION build_failing_now(uuid) OWNER TO werkbalans_door;
