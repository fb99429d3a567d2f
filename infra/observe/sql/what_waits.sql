-- All that fails is tried now: what a task holds back for its next try is due at once, and counting begins anew.
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
    UPDATE pruning SET look_at = clock() WHERE tenant_id::text = ANY (failed)
        AND look_at BETWEEN clock() AND clock() + interval '20 minutes';
    INSERT INTO operator_act (done_by, act, about) VALUES (p_by, 'retry', 'all tasks that failed');
END $$;
REVOKE ALL ON FUNCTION try_failing_now(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION try_failing_now(uuid) TO werkbalans_api;
ALTER FUNCTION try_failing_now(uuid) OWNER TO werkbalans_door;

-- How much stands waiting a quarter of an hour after its time, and after it was known, of whatever the tick wakes for.
-- One number over all, so that nobody learns where something was said. What is new ('epoch') is to be looked at as soon
-- as may be, and has no time of its own yet. Mails have a figure of their own. What goes by the rules has the night.
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
        SELECT w.look_at + interval '2 hours' FROM pruning w
        UNION ALL
        SELECT d.next_try_at FROM webhook_delivery d WHERE d.state IN ('waiting', 'sending')
            AND d.next_try_at < clock() - interval '15 minutes'
    ) AS due (at)
    WHERE at < clock() - interval '15 minutes'
$$;
REVOKE ALL ON FUNCTION overdue_work() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overdue_work() TO werkbalans_api;
ALTER FUNCTION overdue_work() OWNER TO werkbalans_door;
