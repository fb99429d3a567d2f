-- Who read what is sensitive, about whom: one row a day for the same reader, thing and person, however often. Outside
-- the log, since it is much, and since it goes: after its time, and with the person whom it is about.
CREATE TABLE reading (
    tenant_id  uuid NOT NULL,
    reading_id uuid NOT NULL DEFAULT gen_random_uuid(),
    day        date NOT NULL DEFAULT (clock() AT TIME ZONE 'UTC')::date,
    reader     uuid NOT NULL,
    what       text NOT NULL,
    plan_id    uuid,
    thing      uuid,
    subject    uuid,
    first_at   timestamptz NOT NULL DEFAULT clock(),
    last_at    timestamptz NOT NULL DEFAULT clock(),
    times      integer NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, reading_id),
    UNIQUE NULLS NOT DISTINCT (tenant_id, day, reader, what, plan_id, thing, subject)
);
CREATE INDEX reading_first ON reading (tenant_id, first_at, reading_id);
CREATE INDEX reading_subject ON reading (tenant_id, subject, first_at) WHERE subject IS NOT NULL;
SELECT protect('reading');
GRANT SELECT, INSERT, UPDATE (last_at, times) ON reading TO werkbalans_api;
GRANT SELECT, DELETE ON reading TO werkbalans_worker;

-- Note that somebody read a thing, about each of these people (one null: about nobody).
CREATE FUNCTION note_reading(p_token text, p_reader uuid, p_what text, p_plan uuid, p_thing uuid, p_subjects uuid[])
RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO reading AS r (tenant_id, reader, what, plan_id, thing, subject)
    SELECT current_tenant(), p_reader, p_what, p_plan, p_thing, about.subject FROM unnest(p_subjects) AS about (subject)
    ON CONFLICT (tenant_id, day, reader, what, plan_id, thing, subject)
    DO UPDATE SET last_at = excluded.last_at, times = r.times + 1;
END $$;
REVOKE ALL ON FUNCTION note_reading(text, uuid, text, uuid, uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_reading(text, uuid, text, uuid, uuid, uuid[]) TO werkbalans_api;

-- What was read, the newest first: by this reader, about this person, of this kind (null: any), below a row.
CREATE FUNCTION readings_of(p_token text, p_reader uuid, p_subject uuid, p_what text, p_before uuid, p_limit integer)
RETURNS SETOF reading
LANGUAGE plpgsql STABLE SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY
    SELECT * FROM reading r
    WHERE r.tenant_id = (SELECT current_tenant())
      AND (p_reader IS NULL OR r.reader = p_reader)
      AND (p_subject IS NULL OR r.subject = p_subject)
      AND (p_what IS NULL OR r.what = p_what)
      AND (p_before IS NULL OR (r.first_at, r.reading_id) <
           (SELECT b.first_at, b.reading_id FROM reading b
            WHERE b.tenant_id = (SELECT current_tenant()) AND b.reading_id = p_before))
    ORDER BY r.first_at DESC, r.reading_id DESC LIMIT p_limit;
END $$;
REVOKE ALL ON FUNCTION readings_of(text, uuid, uuid, text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION readings_of(text, uuid, uuid, text, uuid, integer) TO werkbalans_api;
