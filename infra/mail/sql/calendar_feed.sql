-- The secret address of a person's calendar: one a person, a new one replaces it. Only its SHA-256 stands here.
CREATE TABLE calendar_feed (
    tenant_id uuid NOT NULL,
    person_id uuid NOT NULL,
    feed_hash bytea NOT NULL CHECK (length(feed_hash) = 32),
    made_at   timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX calendar_feed_secret ON calendar_feed (feed_hash);
SELECT protect('calendar_feed');
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO werkbalans_api;
GRANT SELECT ON calendar_feed TO werkbalans_door;
CREATE POLICY door_reads ON calendar_feed FOR SELECT TO werkbalans_door USING (true);

-- Give a person a new address; the one before it is worth nothing any more.
CREATE FUNCTION renew_calendar_feed(p_token text, p_person uuid, p_hash bytea) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO calendar_feed (tenant_id, person_id, feed_hash) VALUES (current_tenant(), p_person, p_hash)
    ON CONFLICT (tenant_id, person_id) DO UPDATE SET feed_hash = excluded.feed_hash, made_at = excluded.made_at;
END $$;
REVOKE ALL ON FUNCTION renew_calendar_feed(text, uuid, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renew_calendar_feed(text, uuid, bytea) TO werkbalans_api;

-- Take a person's address away; false when there was none.
CREATE FUNCTION revoke_calendar_feed(p_token text, p_person uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    DELETE FROM calendar_feed WHERE tenant_id = current_tenant() AND person_id = p_person;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION revoke_calendar_feed(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION revoke_calendar_feed(text, uuid) TO werkbalans_api;

-- Since when a person has an address; null when there is none.
CREATE FUNCTION calendar_feed_of(p_token text, p_person uuid) RETURNS timestamptz
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN (SELECT f.made_at FROM calendar_feed f WHERE f.tenant_id = current_tenant() AND f.person_id = p_person);
END $$;
REVOKE ALL ON FUNCTION calendar_feed_of(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION calendar_feed_of(text, uuid) TO werkbalans_api;

-- Whose calendar this is: no row when the address is unknown or was replaced.
CREATE FUNCTION open_calendar_feed(p_hash bytea) RETURNS TABLE (tenant_id uuid, person_id uuid, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT f.tenant_id, f.person_id, p.language
    FROM calendar_feed f JOIN person p ON p.tenant_id = f.tenant_id AND p.person_id = f.person_id
    WHERE f.feed_hash = p_hash
$$;
REVOKE ALL ON FUNCTION open_calendar_feed(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_calendar_feed(bytea) TO werkbalans_api;
ALTER FUNCTION open_calendar_feed(bytea) OWNER TO werkbalans_door;

-- The open dated things of these people and roles, of plans that go on.
CREATE FUNCTION dated_of(p_token text, p_whom text[]) RETURNS TABLE (told text, changes bigint)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY
    SELECT d.told::text, d.changes FROM dated d
    WHERE d.tenant_id = current_tenant() AND NOT d.closed AND d.whom && p_whom ORDER BY d.due_on, d.thing, d.item;
END $$;
REVOKE ALL ON FUNCTION dated_of(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dated_of(text, text[]) TO werkbalans_api;
