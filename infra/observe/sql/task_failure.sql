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

-- All of it is tried now: what a task holds back for its next try is due at once, and counting begins anew.
GRANT UPDATE (look_at) ON subscription_watch, sharing, erasing TO werkbalans_door;
CREATE POLICY door_moves ON subscription_watch FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
CREATE POLICY door_moves ON sharing FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
CREATE POLICY door_moves ON erasing FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
ALTER TABLE operator_act DROP CONSTRAINT operator_act_act_check;
ALTER TABLE operator_act ADD CONSTRAINT operator_act_act_check
    CHECK (act IN ('resume', 'send_now', 'wake', 'build', 'retry'));
CREATE FUNCTION try_failing_now(p_by uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    failed text[];
BEGIN
    WITH gone AS (DELETE FROM task_failure RETURNING about) SELECT array_agg(about) INTO failed FROM gone;
    UPDATE subscription_watch SET look_at = clock() WHERE tenant_id::text = ANY (failed)
        AND look_at BETWEEN clock() AND clock() + interval '20 minutes';
    UPDATE sharing SET look_at = clock() WHERE tenant_id::text = ANY (failed)
        AND look_at BETWEEN clock() AND clock() + interval '20 minutes';
    UPDATE erasing SET look_at = clock() WHERE tenant_id::text = ANY (failed)
        AND look_at BETWEEN clock() AND clock() + interval '20 minutes' AND destroyed;
    INSERT INTO operator_act (done_by, act, about) VALUES (p_by, 'retry', 'all tasks that failed');
END $$;
REVOKE ALL ON FUNCTION try_failing_now(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION try_failing_now(uuid) TO werkbalans_api;
ALTER FUNCTION try_failing_now(uuid) OWNER TO werkbalans_door;

-- How much stands waiting a quarter of an hour after its time, and after it was known, of whatever the tick wakes for.
-- One number over all, so that nobody learns where something was said. What is new ('epoch') is to be looked at as soon
-- as may be, and has no time of its own yet. Mails have a figure of their own.
DROP FUNCTION overdue_work();
CREATE FUNCTION overdue_work() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT count(*) FROM (
        SELECT greatest(t.fire_at, t.known_at) FROM timer t
        WHERE t.fired_at IS NULL AND t.fire_at < clock() - interval '15 minutes'
        UNION ALL
        SELECT greatest(n.tell_at, n.noted_at) FROM notice n WHERE n.told_in IS NULL AND n.skipped IS NULL
        UNION ALL
        SELECT p.look_at FROM poll_watch p WHERE p.look_at > 'epoch'
        UNION ALL
        SELECT i.look_at FROM anonymous_inbox i
        UNION ALL
        SELECT w.look_at FROM subscription_watch w WHERE w.look_at > 'epoch'
        UNION ALL
        SELECT r.look_at FROM report_watch r WHERE r.look_at > 'epoch'
        UNION ALL
        SELECT h.look_at FROM sharing h
        UNION ALL
        SELECT e.look_at FROM erasing e
        UNION ALL
        SELECT s.expires_at FROM sign_up s
        UNION ALL
        SELECT d.next_try_at FROM webhook_delivery d WHERE d.state IN ('waiting', 'sending')
            AND d.next_try_at < clock() - interval '15 minutes'
    ) AS due (at)
    WHERE at < clock() - interval '15 minutes'
$$;
REVOKE ALL ON FUNCTION overdue_work() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overdue_work() TO werkbalans_api;
ALTER FUNCTION overdue_work() OWNER TO werkbalans_door;
