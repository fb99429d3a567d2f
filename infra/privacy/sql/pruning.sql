-- When a tenant's rules about keeping are carried out again; that of the house stands for accounts and sessions.
CREATE TABLE pruning (
    tenant_id uuid NOT NULL PRIMARY KEY,
    look_at   timestamptz NOT NULL
);
SELECT protect('pruning');
GRANT SELECT, INSERT, UPDATE (look_at) ON pruning TO werkbalans_worker;
GRANT SELECT, UPDATE (look_at) ON pruning TO werkbalans_door;
CREATE POLICY door_reads ON pruning FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_moves ON pruning FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);

-- The tenants of which it is time, or that were never looked at; the house is one of them.
CREATE FUNCTION tenants_pruning(p_house uuid, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT known.id FROM (SELECT p.tenant_id FROM positions() p UNION SELECT p_house) AS known (id)
    LEFT JOIN pruning w ON w.tenant_id = known.id
    WHERE w.look_at IS NULL OR w.look_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_pruning(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_pruning(uuid, timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_pruning(uuid, timestamptz) OWNER TO werkbalans_door;

-- How many readings and mails are older than these moments: what would go.
CREATE FUNCTION over_their_time(p_token text, p_readings timestamptz, p_mails timestamptz)
RETURNS TABLE (readings bigint, mails bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY SELECT
        (SELECT count(*) FROM reading r WHERE r.tenant_id = (SELECT current_tenant()) AND r.first_at < p_readings),
        (SELECT count(*) FROM outbox o WHERE o.tenant_id = (SELECT current_tenant()) AND o.changed_at < p_mails
            AND o.state IN ('accepted', 'refused'));
END $$;
REVOKE ALL ON FUNCTION over_their_time(text, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION over_their_time(text, timestamptz, timestamptz) TO werkbalans_api;

-- Take away what is noted of mails whose end is known since before a moment, with what was told in them, so many at most; how many.
CREATE FUNCTION prune_mails(p_token text, p_before timestamptz, p_most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
    old    uuid[];
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    SELECT array_agg(o.mail_id) INTO old FROM (
        SELECT mail_id FROM outbox WHERE tenant_id = tenant AND changed_at < p_before
            AND state IN ('accepted', 'refused') LIMIT p_most
    ) o;
    DELETE FROM notice n WHERE n.tenant_id = tenant AND n.told_in = ANY (old);
    DELETE FROM bounce b WHERE b.tenant_id = tenant AND b.mail_id = ANY (old);
    DELETE FROM mail_decision d WHERE d.tenant_id = tenant AND d.mail_id = ANY (old);
    DELETE FROM outbox o WHERE o.tenant_id = tenant AND o.mail_id = ANY (old);
    RETURN coalesce(cardinality(old), 0);
END $$;
REVOKE ALL ON FUNCTION prune_mails(text, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION prune_mails(text, timestamptz, integer) TO werkbalans_worker;

-- The same for everybody, since an account is no organisation's: sessions and links ninety days after their end, the
-- log of an account after a year, counts of tries after a day.
GRANT DELETE ON session, sign_in_request TO werkbalans_door;
CREATE POLICY door_prunes ON session FOR DELETE TO werkbalans_door USING (true);
CREATE POLICY door_prunes ON sign_in_request FOR DELETE TO werkbalans_door USING (true);
GRANT SELECT, DELETE ON account_event TO werkbalans_door;
CREATE POLICY door_reads ON account_event FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_prunes ON account_event FOR DELETE TO werkbalans_door USING (true);
CREATE FUNCTION prune_accounts(p_now timestamptz) RETURNS TABLE (sessions bigint, links bigint, lines bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    DELETE FROM session s WHERE least(s.expires_at, s.revoked_at) < p_now - interval '90 days';
    GET DIAGNOSTICS sessions = ROW_COUNT;
    DELETE FROM sign_in_request r WHERE r.expires_at < p_now - interval '90 days';
    GET DIAGNOSTICS links = ROW_COUNT;
    DELETE FROM account_event e WHERE e.at < p_now - interval '365 days';
    GET DIAGNOSTICS lines = ROW_COUNT;
    DELETE FROM rate r WHERE r.window_at < p_now - interval '1 day';
    DELETE FROM challenge c WHERE c.ends_at < p_now - interval '1 day';
    RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION prune_accounts(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION prune_accounts(timestamptz) TO werkbalans_worker;
ALTER FUNCTION prune_accounts(timestamptz) OWNER TO werkbalans_door;
