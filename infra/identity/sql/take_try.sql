-- Count a try; false once more than p_limit fell into the running window of p_seconds. Exact over all processes.
CREATE FUNCTION take_try(p_key_hash bytea, p_limit integer, p_seconds integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    started timestamptz := to_timestamp(floor(extract(epoch FROM now()) / p_seconds) * p_seconds);
    counted integer;
BEGIN
    DELETE FROM rate WHERE window_at < now() - interval '1 day'
        OR (key_hash = p_key_hash AND window_at < started);
    INSERT INTO rate AS r (key_hash, window_at, tries) VALUES (p_key_hash, started, 1)
    ON CONFLICT (key_hash, window_at) DO UPDATE SET tries = r.tries + 1
    RETURNING tries INTO counted;
    RETURN counted <= p_limit;
END $$;
REVOKE ALL ON FUNCTION take_try(bytea, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_try(bytea, integer, integer) TO werkbalans_api;
ALTER FUNCTION take_try(bytea, integer, integer) OWNER TO werkbalans_door;
