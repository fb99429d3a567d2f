-- The owner is bound by row-level security too, except for this one move.
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notice NO FORCE ROW LEVEL SECURITY;
INSERT INTO notice (tenant_id, notice_id, person_id, stream_id, plan_id, kind, what, thing, item, due_on, rule, late)
SELECT o.tenant_id, o.mail_id, o.recipient, 'kickoff-' || split_part(o.subject, '/', 1),
       split_part(o.subject, '/', 1)::uuid, 'checklist', 'row', split_part(o.subject, '/', 1)::uuid,
       split_part(o.subject, '/', 2), o.occurrence::date, o.rule, false
FROM outbox o WHERE o.kind = 'reminder' AND o.state IN ('planned', 'claimed');
UPDATE outbox SET state = 'refused', detail = 'it goes into a digest', changed_at = clock()
WHERE kind = 'reminder' AND state IN ('planned', 'claimed');

ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
ALTER TABLE notice FORCE ROW LEVEL SECURITY;

-- The tenants with something that fell due and is to be told now.
CREATE FUNCTION tenants_with_notices(p_now timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT DISTINCT n.tenant_id FROM notice n
    WHERE n.told_in IS NULL AND n.skipped IS NULL AND n.tell_at <= p_now
$$;
REVOKE ALL ON FUNCTION tenants_with_notices(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_notices(timestamptz) TO werkbalans_worker;
ALTER FUNCTION tenants_with_notices(timestamptz) OWNER TO werkbalans_door;
