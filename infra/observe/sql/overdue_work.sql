-- How much stands waiting a quarter of an hour after its time, and after it was known: reminders, what is to be told,
-- polls, unnamed reports. One number over all, so that nobody learns where something was said. A poll that is new
-- ('epoch') is to be looked at as soon as may be, and has no time of its own yet.
ALTER TABLE notice ADD COLUMN noted_at timestamptz;
ALTER TABLE notice ALTER COLUMN noted_at SET DEFAULT clock();
GRANT SELECT (noted_at) ON notice TO werkbalans_door;
GRANT SELECT (known_at) ON timer TO werkbalans_door;
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
    ) AS due (at)
    WHERE at < clock() - interval '15 minutes'
$$;
REVOKE ALL ON FUNCTION overdue_work() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION overdue_work() TO werkbalans_api;
ALTER FUNCTION overdue_work() OWNER TO werkbalans_door;
