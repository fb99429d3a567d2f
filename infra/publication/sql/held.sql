-- The questions of which nothing came out because the attack on their figures worked: for the operator, who is to look
-- whether the choice or the attack is wrong. Nobody in the organisation learns which of them it was.
CREATE TABLE figures_held (
    tenant_id uuid NOT NULL,
    poll_id   uuid NOT NULL,
    question  text NOT NULL,
    held_on   date NOT NULL,
    PRIMARY KEY (tenant_id, poll_id, question)
);
SELECT protect('figures_held');
GRANT INSERT ON figures_held TO werkbalans_worker;
GRANT SELECT ON figures_held TO werkbalans_door;
CREATE POLICY door_reads ON figures_held FOR SELECT TO werkbalans_door USING (true);

-- How many there were in the last two weeks.
CREATE FUNCTION figures_held_lately() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT count(*) FROM figures_held h WHERE h.held_on > clock()::date - 14
$$;
REVOKE ALL ON FUNCTION figures_held_lately() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION figures_held_lately() TO werkbalans_api;
ALTER FUNCTION figures_held_lately() OWNER TO werkbalans_door;
