-- People's own rankings, as long as their round goes on; the worker removes them once it has ended. Never in the log.
CREATE TABLE ballot (
    tenant_id uuid NOT NULL,
    plan_id   uuid NOT NULL,
    round     integer NOT NULL,
    person_id uuid NOT NULL,
    ranking   uuid[] NOT NULL CHECK (cardinality(ranking) BETWEEN 2 AND 12),
    PRIMARY KEY (tenant_id, plan_id, round, person_id)
);
SELECT protect('ballot');
GRANT SELECT, INSERT, UPDATE (ranking) ON ballot TO werkbalans_api;
GRANT SELECT, DELETE ON ballot TO werkbalans_worker;

-- Keep a person's ranking; the last one counts.
CREATE FUNCTION cast_ballot(p_token text, p_plan uuid, p_round integer, p_person uuid, p_ranking uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO ballot (tenant_id, plan_id, round, person_id, ranking)
    VALUES (current_tenant(), p_plan, p_round, p_person, p_ranking)
    ON CONFLICT (tenant_id, plan_id, round, person_id) DO UPDATE SET ranking = excluded.ranking;
END $$;
REVOKE ALL ON FUNCTION cast_ballot(text, uuid, integer, uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cast_ballot(text, uuid, integer, uuid, uuid[]) TO werkbalans_api;

-- A person's own ranking (p_person), or everybody's in no particular order and without their names (NULL).
CREATE FUNCTION ballots(p_token text, p_plan uuid, p_round integer, p_person uuid) RETURNS TABLE (ranking uuid[])
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY SELECT b.ranking FROM ballot b
    WHERE b.tenant_id = (SELECT current_tenant()) AND b.plan_id = p_plan AND b.round = p_round
      AND (p_person IS NULL OR b.person_id = p_person)
    ORDER BY random();
END $$;
REVOKE ALL ON FUNCTION ballots(text, uuid, integer, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ballots(text, uuid, integer, uuid) TO werkbalans_api;
