-- The roles: cluster-wide, so made where missing. Nobody logs in as the owner, the store, the door or the eraser.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['werkbalans_owner', 'werkbalans_store', 'werkbalans_door', 'werkbalans_eraser',
                                  'werkbalans_api', 'werkbalans_worker'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END LOOP;
    GRANT werkbalans_store, werkbalans_door TO werkbalans_owner;
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        GRANT werkbalans_owner TO CURRENT_USER WITH INHERIT TRUE, SET TRUE;
        GRANT werkbalans_api, werkbalans_worker TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
    END IF;
END $$;
