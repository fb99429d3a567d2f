-- Count a call; how many are left of p_limit in the running window of p_seconds (below 0: it is one too many), and in
-- how many seconds the next window begins. Exact over all processes.
CREATE FUNCTION count_call(p_key_hash bytea, p_limit integer, p_seconds integer, OUT remaining integer, OUT resets_in integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    began timestamptz := to_timestamp(floor(extract(epoch FROM now()) / p_seconds) * p_seconds);
BEGIN
    INSERT INTO rate AS r (key_hash, window_at, tries) VALUES (p_key_hash, began, 1)
    ON CONFLICT (key_hash, window_at) DO UPDATE SET tries = r.tries + 1
    RETURNING p_limit - r.tries INTO remaining;
    IF remaining = p_limit - 1 THEN
        DELETE FROM rate WHERE key_hash = p_key_hash AND window_at < began;
    END IF;
    resets_in := ceil(extract(epoch FROM began) + p_seconds - extract(epoch FROM now()));
END $$;
REVOKE ALL ON FUNCTION count_call(bytea, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_call(bytea, integer, integer) TO werkbalans_api;
ALTER FUNCTION count_call(bytea, integer, integer) OWNER TO werkbalans_door;
