-- The newest position of every tenant: a loose scan over the key, one probe per tenant.
CREATE FUNCTION positions() RETURNS TABLE (tenant_id uuid, seq bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    WITH RECURSIVE tenant (id) AS (
        (SELECT e.tenant_id FROM event e ORDER BY e.tenant_id LIMIT 1)
        UNION ALL
        SELECT (SELECT e.tenant_id FROM event e WHERE e.tenant_id > t.id ORDER BY e.tenant_id LIMIT 1)
        FROM tenant t WHERE t.id IS NOT NULL
    )
    SELECT t.id, (SELECT e.seq FROM event e WHERE e.tenant_id = t.id ORDER BY e.seq DESC LIMIT 1)
    FROM tenant t WHERE t.id IS NOT NULL
$$;
REVOKE ALL ON FUNCTION positions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION positions() TO werkbalans_worker;
ALTER FUNCTION positions() OWNER TO werkbalans_door;
