-- What an operator set going again from their page, and who did it when. No content of anybody's.
CREATE TABLE operator_act (
    act_id  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    done_at timestamptz NOT NULL DEFAULT clock(),
    done_by uuid NOT NULL,
    act     text NOT NULL CHECK (act IN ('resume', 'send_now', 'wake')),
    about   text NOT NULL
);
GRANT SELECT, INSERT ON operator_act TO werkbalans_door;
GRANT UPDATE (error) ON checkpoint TO werkbalans_door;
CREATE POLICY door_resumes ON checkpoint FOR UPDATE TO werkbalans_door USING (true) WITH CHECK (true);
GRANT UPDATE (next_try_at) ON outbox TO werkbalans_door;

-- Let a parked projection try again where it stopped; whether it was parked.
CREATE FUNCTION resume_parked(p_tenant uuid, p_projection text, p_by uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    UPDATE checkpoint SET error = NULL
    WHERE tenant_id = p_tenant AND projection = p_projection AND error IS NOT NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO operator_act (done_by, act, about) VALUES (p_by, 'resume', p_projection || ' of ' || p_tenant);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION resume_parked(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resume_parked(uuid, text, uuid) TO werkbalans_api;
ALTER FUNCTION resume_parked(uuid, text, uuid) OWNER TO werkbalans_door;

-- Mails that wait for their next try are tried now; the tenants that have some.
CREATE FUNCTION send_waiting_now(p_by uuid) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    UPDATE outbox SET next_try_at = clock() WHERE state = 'planned' AND tries > 0 AND next_try_at > clock();
    INSERT INTO operator_act (done_by, act, about) VALUES (p_by, 'send_now', 'all mails that wait');
    RETURN QUERY SELECT tenants_with_mail();
END $$;
REVOKE ALL ON FUNCTION send_waiting_now(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION send_waiting_now(uuid) TO werkbalans_api;
ALTER FUNCTION send_waiting_now(uuid) OWNER TO werkbalans_door;

-- The tenants on whose behalf the worker is to be woken now: some projection of theirs is behind and not parked.
CREATE FUNCTION wake_behind(p_by uuid) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    INSERT INTO operator_act (done_by, act, about) VALUES (p_by, 'wake', 'all that is behind');
    RETURN QUERY SELECT DISTINCT c.tenant_id FROM checkpoint c JOIN positions() p ON p.tenant_id = c.tenant_id
        WHERE c.live AND c.error IS NULL AND c.seq < p.seq;
END $$;
REVOKE ALL ON FUNCTION wake_behind(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION wake_behind(uuid) TO werkbalans_api;
ALTER FUNCTION wake_behind(uuid) OWNER TO werkbalans_door;

-- What operators did lately, newest first.
CREATE FUNCTION operator_acts() RETURNS TABLE (done_at timestamptz, done_by uuid, act text, about text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT a.done_at, a.done_by, a.act, a.about FROM operator_act a ORDER BY a.done_at DESC LIMIT 50
$$;
REVOKE ALL ON FUNCTION operator_acts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operator_acts() TO werkbalans_api;
ALTER FUNCTION operator_acts() OWNER TO werkbalans_door;
