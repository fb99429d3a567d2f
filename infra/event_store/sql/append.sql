-- Append the events of one command, or none: one round trip, positions without gaps, a hash chain, repeat-safe.
-- Arrays hold one element per event, in order. The chain's byte layout is told in infra/event_store/hashing.py.
-- Raises WB001 (a stream moved on; detail `stream current`), WB002 (the command id came with another content).
CREATE FUNCTION append(
    p_token text, p_event_ids uuid[], p_streams text[], p_versions bigint[], p_types text[],
    p_schema_versions integer[], p_payloads bytea[], OUT seq bigint, OUT chain bytea
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    tenant   uuid;
    last     record;
    stale    record;
    moment   timestamptz;
    micros   bytea;
    leaves   bytea[] := '{}';
    chains   bytea[] := '{}';
    leaf     bytea;
    link     bytea;
    place    bigint;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    PERFORM pg_advisory_xact_lock(hashtextextended('werkbalans.append:' || tenant::text, 0));

    SELECT e.seq, e.chain, e.payload INTO last FROM event e
    WHERE e.tenant_id = tenant AND e.event_id = ANY (p_event_ids) ORDER BY e.seq DESC LIMIT 1;
    IF FOUND THEN
        IF command_of(last.payload) <> command_of(p_payloads[1]) THEN
            RAISE EXCEPTION 'the command id came before with another content' USING ERRCODE = 'WB002';
        END IF;
        seq := last.seq;
        chain := last.chain;
        RETURN;
    END IF;

    SELECT w.stream, w.current INTO stale FROM (
        SELECT s.stream, min(s.version) - 1 AS expected, coalesce((
            SELECT e.stream_version FROM event e WHERE e.tenant_id = tenant AND e.stream_id = s.stream
            ORDER BY e.stream_version DESC LIMIT 1), 0) AS current
        FROM unnest(p_streams, p_versions) AS s (stream, version) GROUP BY s.stream
    ) w WHERE w.expected <> w.current LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the stream moved on' USING ERRCODE = 'WB001', DETAIL = stale.stream || ' ' || stale.current;
    END IF;

    SELECT e.seq, e.chain, e.recorded_at INTO last FROM event e
    WHERE e.tenant_id = tenant ORDER BY e.seq DESC LIMIT 1;
    place := coalesce(last.seq, 0);
    link := coalesce(last.chain, sha256(''));
    moment := greatest(clock_timestamp(), last.recorded_at);
    micros := int8send((extract(epoch FROM moment) * 1000000)::bigint);
    FOR i IN 1 .. cardinality(p_event_ids) LOOP
        leaf := sha256('\x00' || framed('werkbalans.event.1') || uuid_send(tenant) || int8send(place + i)
            || framed(p_streams[i]) || int8send(p_versions[i]) || uuid_send(p_event_ids[i]) || framed(p_types[i])
            || int4send(p_schema_versions[i]) || micros || int4send(length(p_payloads[i])) || p_payloads[i]);
        link := sha256('\x02' || link || leaf);
        leaves := leaves || leaf;
        chains := chains || link;
    END LOOP;

    INSERT INTO event (tenant_id, seq, stream_id, stream_version, event_id, type, schema_version, recorded_at,
                       payload, leaf, chain)
    SELECT tenant, place + n.i, n.stream, n.version, n.event_id, n.type, n.schema_version, moment,
           n.payload, n.leaf, n.chain
    FROM unnest(p_streams, p_versions, p_event_ids, p_types, p_schema_versions, p_payloads, leaves, chains)
        WITH ORDINALITY AS n (stream, version, event_id, type, schema_version, payload, leaf, chain, i);
    seq := place + cardinality(p_event_ids);
    chain := link;
END $$;
REVOKE ALL ON FUNCTION append(text, uuid[], text[], bigint[], text[], integer[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append(text, uuid[], text[], bigint[], text[], integer[], bytea[])
TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION append(text, uuid[], text[], bigint[], text[], integer[], bytea[]) OWNER TO werkbalans_store;
