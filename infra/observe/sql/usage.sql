-- How much each organisation uses the service, in numbers alone: nobody's name, nothing that anybody wrote. Who was
-- active is counted by their sessions. `since` is when its log began; the house itself is none of them.
GRANT SELECT (tenant_id, sealed) ON document TO werkbalans_door;
CREATE POLICY door_reads ON document FOR SELECT TO werkbalans_door USING (true);
CREATE FUNCTION usage_of_organisations(p_days integer)
RETURNS TABLE (tenant_id uuid, since timestamptz, events bigint, active bigint, mails bigint, stored bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT p.tenant_id,
           (SELECT e.recorded_at FROM event e WHERE e.tenant_id = p.tenant_id AND e.seq = 1),
           p.seq,
           (SELECT count(DISTINCT s.person_id) FROM session s
            WHERE s.tenant_id = p.tenant_id AND s.last_seen_at > clock() - make_interval(days => p_days)),
           (SELECT count(*) FROM outbox o
            WHERE o.tenant_id = p.tenant_id AND o.planned_at > clock() - make_interval(days => p_days)
              AND o.state = 'accepted'),
           (SELECT coalesce(sum(octet_length(d.sealed)), 0) FROM document d WHERE d.tenant_id = p.tenant_id)
    FROM positions() p ORDER BY 2 DESC
$$;
REVOKE ALL ON FUNCTION usage_of_organisations(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION usage_of_organisations(integer) TO werkbalans_api;
ALTER FUNCTION usage_of_organisations(integer) OWNER TO werkbalans_door;
