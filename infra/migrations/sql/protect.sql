-- Put a table with a tenant_id under row-level security, for its owner too: one policy per command.
-- The store and the door have no part in these; they get policies of their own, on the tables that they need.
CREATE FUNCTION protect(p_table regclass) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    whose  text := 'TO werkbalans_owner, werkbalans_api, werkbalans_worker, werkbalans_eraser';
    theirs text := '(tenant_id = (SELECT werkbalans.current_tenant()))';
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
    EXECUTE format('CREATE POLICY tenant_reads ON %s FOR SELECT %s USING %s', p_table, whose, theirs);
    EXECUTE format('CREATE POLICY tenant_adds ON %s FOR INSERT %s WITH CHECK %s', p_table, whose, theirs);
    EXECUTE format('CREATE POLICY tenant_changes ON %s FOR UPDATE %s USING %s WITH CHECK %s', p_table, whose, theirs, theirs);
    EXECUTE format('CREATE POLICY tenant_removes ON %s FOR DELETE %s USING %s', p_table, whose, theirs);
END $$;
REVOKE ALL ON FUNCTION protect(regclass) FROM PUBLIC;
