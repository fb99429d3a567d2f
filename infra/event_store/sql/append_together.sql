-- Append several commands in one transaction, each as `append` does: all of them, or none when one of them raises.
-- `p_counts` tells how many events each command has. With several tenants it never waits for a tenant's lock while it
-- holds another's: it raises WB003 when somebody else appends there, and whoever asked appends one by one.
CREATE FUNCTION append_together(
    p_tokens text[], p_counts integer[], p_event_ids uuid[], p_streams text[], p_versions bigint[], p_types text[],
    p_schema_versions integer[], p_payloads bytea[], OUT seqs bigint[], OUT chains bytea[]
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    one  boolean := p_tokens[1] = ALL (p_tokens);
    f    integer := 1;
    l    integer;
    done record;
BEGIN
    FOR c IN 1 .. cardinality(p_tokens) LOOP
        IF NOT one AND NOT pg_try_advisory_xact_lock(
            hashtextextended('werkbalans.append:' || split_part(p_tokens[c], '.', 1), 0)) THEN
            RAISE EXCEPTION 'somebody else appends to one of these' USING ERRCODE = 'WB003';
        END IF;
        l := f + p_counts[c] - 1;
        done := append(p_tokens[c], p_event_ids[f:l], p_streams[f:l], p_versions[f:l], p_types[f:l],
                       p_schema_versions[f:l], p_payloads[f:l]);
        seqs[c] := done.seq;
        chains[c] := done.chain;
        f := l + 1;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION append_together(text[], integer[], uuid[], text[], bigint[], text[], integer[], bytea[])
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_together(text[], integer[], uuid[], text[], bigint[], text[], integer[], bytea[])
TO werkbalans_api;
ALTER FUNCTION append_together(text[], integer[], uuid[], text[], bigint[], text[], integer[], bytea[])
OWNER TO werkbalans_store;
