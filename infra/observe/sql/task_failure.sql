-- Tasks of the worker that failed: which, for whom, how often in a row, with which kind of error; nobody's words. A line
-- is there for as long as it goes on failing: what failed and was not tried again for a third of an hour is well.
-- `about` is a tenant, as text: no line outlives a day, and an organisation that is gone fails no more.
CREATE TABLE task_failure (
    task      text NOT NULL,
    about     text NOT NULL,
    error     text NOT NULL,
    times     integer NOT NULL DEFAULT 1,
    since     timestamptz NOT NULL DEFAULT clock(),
    failed_at timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (task, about)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON task_failure TO werkbalans_door;

CREATE FUNCTION note_task_failure(p_task text, p_about text[], p_error text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    DELETE FROM task_failure f WHERE f.failed_at < clock() - interval '20 minutes';
    INSERT INTO task_failure AS f (task, about, error)
        SELECT DISTINCT p_task, each, p_error FROM unnest(p_about) each ORDER BY each
    ON CONFLICT (task, about) DO UPDATE SET error = excluded.error, times = f.times + 1, failed_at = clock();
END $$;
REVOKE ALL ON FUNCTION note_task_failure(text, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_task_failure(text, text[], text) TO werkbalans_worker;
ALTER FUNCTION note_task_failure(text, text[], text) OWNER TO werkbalans_door;

-- What failed three times at least and does so still: for how many organisations, the newest error, since when.
CREATE FUNCTION failing_tasks() RETURNS TABLE (task text, organisations bigint, error text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT f.task, count(*), (array_agg(f.error ORDER BY f.failed_at DESC))[1], min(f.since) FROM task_failure f
    WHERE f.times >= 3 AND f.failed_at > clock() - interval '20 minutes' GROUP BY f.task ORDER BY f.task
$$;
REVOKE ALL ON FUNCTION failing_tasks() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION failing_tasks() TO werkbalans_api;
ALTER FUNCTION failing_tasks() OWNER TO werkbalans_door;

-- What `try_failing_now` (what_waits.sql) moves and notes.
GRANT UPDATE (look_at) ON subscription_watch, sharing, erasing TO werkbalans_door;
CREATE POLICY door_moves ON subscription_watch FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
CREATE POLICY door_moves ON sharing FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
CREATE POLICY door_moves ON erasing FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
ALTER TABLE operator_act DROP CONSTRAINT operator_act_act_check;
ALTER TABLE operator_act ADD CONSTRAINT operator_act_act_check
    CHECK (act IN ('resume', 'send_now', 'wake', 'build', 'retry'));
