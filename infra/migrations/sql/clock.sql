-- The time of everything that is about people: what is recorded, due, sent or ended. It is the time of the transaction.
-- A login that may act as the owner (migrations, a demo, tests) can play another time by setting `werkbalans.clock`,
-- also after it took another role; whatever the API and the worker set there moves nothing.
CREATE OR REPLACE FUNCTION clock() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE
    WHEN coalesce(current_setting('werkbalans.clock', true), '') = '' THEN now()
    WHEN pg_has_role(session_user, 'werkbalans_owner', 'MEMBER')
        THEN current_setting('werkbalans.clock')::timestamptz
    ELSE now()
END;
REVOKE ALL ON FUNCTION clock() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clock()
TO werkbalans_store, werkbalans_door, werkbalans_eraser, werkbalans_api, werkbalans_worker;
