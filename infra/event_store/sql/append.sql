-- Append the events of one command, or none: one round trip, positions without gaps, a hash chain, repeat-safe.
-- Arrays hold one element per event, in order. The chain's byte layout is told in infra/event_store/hashing.py.
-- Raises WB001 (a stream moved on; detail `stream current`), WB002 (the command id came with another content).
CREATE OR REPLACE FUNCTION append(
    p_token text, p_event_ids uuid[], p_streams text[], p_versions bigint[], p_types text[],
    p_schema_versions integer[], p_payloads bytea[], OUT seq bigint, OUT chain bytea
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_variable
DECLARE
    tenant  uuid;
    last    record;
    stream  text := '';
    version bigint;
    moment  timestamptz;
    leaf    bytea;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    PERFORM pg_advisory_xact_lock(hashtextextended('werkbalans.append:' || tenant::text, 0));

    -- All events of a command are stored or none, so the first one tells. (Asked for the newest of all its ids at once,
    -- the planner may walk the tenant's whole log backwards; hence `+ 0`.)
    PERFORM FROM event e WHERE e.tenant_id = tenant AND e.event_id = p_event_ids[1];
    IF FOUND THEN
        SELECT e.seq, e.chain, e.payload INTO last FROM event e
        WHERE e.tenant_id = tenant AND e.event_id = ANY (p_event_ids) ORDER BY e.seq + 0 DESC LIMIT 1;
        IF command_of(last.payload) <> command_of(p_payloads[1]) THEN
            RAISE EXCEPTION 'the command id came before with another content' USING ERRCODE = 'WB002';
        END IF;
        seq := last.seq;
        chain := last.chain;
        RETURN;
    END IF;

    SELECT e.seq, e.chain, e.recorded_at INTO last FROM event e
    WHERE e.tenant_id = tenant ORDER BY e.seq DESC LIMIT 1;
    seq := coalesce(last.seq, 0);
    chain := coalesce(last.chain, sha256(''));
    moment := greatest(clock(), last.recorded_at);
    FOR i IN 1 .. cardinality(p_event_ids) LOOP
        IF p_streams[i] <> stream THEN
            stream := p_streams[i];
            version := coalesce((SELECT e.stream_version FROM event e WHERE e.tenant_id = tenant
                AND e.stream_id = stream ORDER BY e.stream_version DESC LIMIT 1), 0);
        END IF;
        version := version + 1;
        IF p_versions[i] <> version THEN
            RAISE EXCEPTION 'the stream moved on' USING ERRCODE = 'WB001', DETAIL = stream || ' ' || version - 1;
        END IF;
        seq := seq + 1;
        leaf := sha256('\x0000000012'::bytea || 'werkbalans.event.1'::bytea || uuid_send(tenant) || int8send(seq)
            || int4send(octet_length(stream)) || convert_to(stream, 'UTF8') || int8send(version)
            || uuid_send(p_event_ids[i]) || int4send(octet_length(p_types[i])) || convert_to(p_types[i], 'UTF8')
            || int4send(p_schema_versions[i]) || int8send((extract(epoch FROM moment) * 1000000)::bigint)
            || int4send(length(p_payloads[i])) || p_payloads[i]);
        chain := sha256('\x02' || chain || leaf);
        INSERT INTO event VALUES (tenant, seq, stream, version, p_event_ids[i], p_types[i], p_schema_versions[i],
                                  moment, p_payloads[i], leaf, chain);
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION append(text, uuid[], text[], bigint[], text[], integer[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append(text, uuid[], text[], bigint[], text[], integer[], bytea[])
TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION append(text, uuid[], text[], bigint[], text[], integer[], bytea[]) OWNER TO werkbalans_store;
