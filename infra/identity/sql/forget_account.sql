-- Forget an account, with its ways to sign in, sessions and log, once nobody has its address any more; false while
-- somebody has it, or when there is none.
CREATE FUNCTION forget_account(p_email text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    DELETE FROM account a
    WHERE a.email = lower(p_email) AND NOT EXISTS (SELECT FROM person p WHERE lower(p.email) = a.email);
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION forget_account(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_account(text) TO werkbalans_api, werkbalans_worker;
GRANT DELETE ON account TO werkbalans_door;
CREATE POLICY door_forgets ON account FOR DELETE TO werkbalans_door USING (true);
ALTER FUNCTION forget_account(text) OWNER TO werkbalans_door;
