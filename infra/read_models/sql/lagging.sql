-- The tenants for whom one of these projections has events to take in: what the sweep wakes the worker for.
CREATE OR REPLACE FUNCTION lagging(p_projections text[], p_versions integer[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT p.tenant_id
    FROM positions() p
    CROSS JOIN unnest(p_projections, p_versions) AS n (projection, version)
    LEFT JOIN checkpoint c ON c.tenant_id = p.tenant_id AND c.projection = n.projection
        AND c.version = n.version AND c.live
    WHERE c.seq IS NULL OR (c.error IS NULL AND c.seq < p.seq)
$$;
REVOKE ALL ON FUNCTION lagging(text[], integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lagging(text[], integer[]) TO werkbalans_worker;
ALTER FUNCTION lagging(text[], integer[]) OWNER TO werkbalans_door;

-- Per projection: the farthest that any tenant is behind, in events and in seconds, and how many are parked; those that
-- are parked stand still and are told of apart, so they count as no lag.
CREATE OR REPLACE FUNCTION projection_lag()
RETURNS TABLE (projection text, version integer, events bigint, seconds double precision, parked bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT c.projection, c.version, coalesce(max(p.seq - c.seq) FILTER (WHERE c.error IS NULL), 0),
        coalesce(max(extract(epoch FROM clock() - e.recorded_at)) FILTER (WHERE c.error IS NULL), 0)::double precision,
        count(*) FILTER (WHERE c.error IS NOT NULL)
    FROM checkpoint c
    JOIN positions() p ON p.tenant_id = c.tenant_id
    LEFT JOIN event e ON e.tenant_id = c.tenant_id AND e.seq = c.seq + 1
    WHERE c.live GROUP BY c.projection, c.version
$$;
REVOKE ALL ON FUNCTION projection_lag() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION projection_lag() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION projection_lag() OWNER TO werkbalans_door;

-- What is parked, where and why: for the operator. The error names a type and a position, never a person.
CREATE OR REPLACE FUNCTION parked() RETURNS TABLE (tenant_id uuid, projection text, version integer, seq bigint, error text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT c.tenant_id, c.projection, c.version, c.seq, c.error FROM checkpoint c
    WHERE c.error IS NOT NULL ORDER BY c.updated_at LIMIT 200
$$;
REVOKE ALL ON FUNCTION parked() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION parked() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION parked() OWNER TO werkbalans_door;
