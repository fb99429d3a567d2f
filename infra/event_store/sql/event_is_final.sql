-- What is recorded stays: no role changes, removes or empties the log.
CREATE FUNCTION event_is_final() RETURNS trigger
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'the log only grows' USING ERRCODE = '42501';
END $$;
REVOKE ALL ON FUNCTION event_is_final() FROM PUBLIC;
CREATE TRIGGER event_is_final BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_is_final();
CREATE TRIGGER event_stays BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_is_final();
