-- Averages over organisations that share. `sharing` says who does and when to ask them for the quarter that is over;
-- `shared_figure` is what they handed in and is not published yet; `shared_average` is what was published: nobody's.
CREATE TABLE sharing (
    tenant_id uuid NOT NULL PRIMARY KEY,
    since     date NOT NULL,
    look_at   timestamptz NOT NULL
);
CREATE INDEX sharing_due ON sharing (look_at);
SELECT protect('sharing');
CREATE TABLE shared_figure (
    tenant_id uuid NOT NULL,
    quarter   date NOT NULL CHECK (quarter = date_trunc('quarter', quarter)::date),
    kind      text NOT NULL,
    part      bigint NOT NULL CHECK (part >= 0),
    whole     bigint NOT NULL CHECK (whole > 0),
    PRIMARY KEY (tenant_id, quarter, kind)
);
SELECT protect('shared_figure');
CREATE TABLE shared_average (
    quarter date NOT NULL,
    kind    text NOT NULL,
    average numeric NOT NULL,
    PRIMARY KEY (quarter, kind)
);
GRANT SELECT, INSERT, UPDATE (since, look_at), DELETE ON sharing TO werkbalans_worker;
GRANT SELECT, INSERT, DELETE ON shared_figure TO werkbalans_worker;
GRANT SELECT ON sharing TO werkbalans_door;
GRANT SELECT, DELETE ON shared_figure TO werkbalans_door;
GRANT SELECT, INSERT ON shared_average TO werkbalans_door;
CREATE POLICY door_reads ON sharing FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_reads ON shared_figure FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_clears ON shared_figure FOR DELETE TO werkbalans_door USING (true);

-- The tenants that are to be asked for a quarter: what the tick wakes for.
CREATE FUNCTION tenants_sharing(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT s.tenant_id FROM sharing s WHERE s.look_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_sharing(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_sharing(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_sharing(timestamptz) OWNER TO werkbalans_door;

-- The averages over organisations, newest quarter first. A quarter is published once, 30 days after its end, of what was
-- handed in by then, each organisation counting as one: a figure that fewer than five handed in never is. What was
-- handed in is thrown away with that. So no second look at a quarter differs from the first by one organisation.
CREATE FUNCTION shared_averages() RETURNS TABLE (quarter date, kind text, average numeric)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('werkbalans.shared_averages', 0));
    INSERT INTO shared_average
        SELECT f.quarter, f.kind,
               round(CASE WHEN f.kind = 'step_days' THEN 1 ELSE 100 END * avg(f.part::numeric / f.whole))
        FROM shared_figure f WHERE (f.quarter + interval '3 months 30 days') < clock()
        GROUP BY f.quarter, f.kind HAVING count(DISTINCT f.tenant_id) >= 5
        ON CONFLICT DO NOTHING;
    DELETE FROM shared_figure f WHERE (f.quarter + interval '3 months 30 days') < clock();
    RETURN QUERY SELECT a.quarter, a.kind, a.average FROM shared_average a ORDER BY a.quarter DESC, a.kind;
END $$;
REVOKE ALL ON FUNCTION shared_averages() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared_averages() TO werkbalans_api;
ALTER FUNCTION shared_averages() OWNER TO werkbalans_door;
