-- What stands about a person of the token's organisation outside the log, by what it is. Secrets are left out: of a
-- session, a token or a calendar only that it is there.
CREATE FUNCTION held_about(p_token text, p_person uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN jsonb_build_object(
        'person', (SELECT jsonb_build_object('id', p.person_id, 'name', p.name, 'email', p.email,
                          'language', p.language, 'known_since', p.created_at)
                   FROM person p WHERE p.tenant_id = tenant AND p.person_id = p_person),
        'mails', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'state', o.state, 'planned_at', o.planned_at,
                          'changed_at', o.changed_at) ORDER BY o.planned_at), '[]')
                  FROM outbox o WHERE o.tenant_id = tenant AND o.recipient = p_person),
        'notices', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'what', n.what, 'due_on', n.due_on,
                          'late', n.late, 'in_a_mail', n.told_in IS NOT NULL) ORDER BY n.due_on), '[]')
                    FROM notice n WHERE n.tenant_id = tenant AND n.person_id = p_person),
        'sessions', (SELECT coalesce(jsonb_agg(jsonb_build_object('device', s.device, 'came_in_by', s.proofs,
                          'created_at', s.created_at, 'last_seen_at', s.last_seen_at, 'expires_at', s.expires_at,
                          'ended_at', s.revoked_at) ORDER BY s.created_at), '[]')
                     FROM session s WHERE s.tenant_id = tenant AND s.person_id = p_person),
        'sign_in_links', (SELECT coalesce(jsonb_agg(jsonb_build_object('purpose', r.purpose, 'created_at', r.created_at,
                          'expires_at', r.expires_at, 'used_at', r.used_at) ORDER BY r.created_at), '[]')
                          FROM sign_in_request r WHERE r.tenant_id = tenant AND r.person_id = p_person),
        'api_tokens', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'scopes', t.scopes,
                          'created_at', t.created_at, 'expires_at', t.expires_at, 'revoked_at', t.revoked_at)
                          ORDER BY t.created_at), '[]')
                       FROM api_token t WHERE t.tenant_id = tenant AND t.person_id = p_person),
        'calendar_since', (SELECT f.made_at FROM calendar_feed f WHERE f.tenant_id = tenant AND f.person_id = p_person),
        'words_readable', (SELECT k.wrapped IS NOT NULL FROM subject_key k
                           WHERE k.tenant_id = tenant AND k.subject_id = p_person)
    );
END $$;
REVOKE ALL ON FUNCTION held_about(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION held_about(text, uuid) TO werkbalans_api;

-- The places in the log, among the `p_window` after `p_after`, of events that name a person: as who did it, as whose
-- words they are, or in what they say. Ids stand in the stored text as they are written, in small letters.
CREATE FUNCTION events_naming(p_token text, p_person uuid, p_after bigint, p_window bigint) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    RETURN QUERY
    SELECT e.seq FROM event e
    WHERE e.tenant_id = tenant AND e.seq > p_after AND e.seq <= p_after + p_window
      AND position(convert_to(p_person::text, 'UTF8') IN e.payload) > 0
    ORDER BY e.seq;
END $$;
REVOKE ALL ON FUNCTION events_naming(text, uuid, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION events_naming(text, uuid, bigint, bigint) TO werkbalans_api;
ALTER FUNCTION events_naming(text, uuid, bigint, bigint) OWNER TO werkbalans_store;

-- Up to where the log of the token's organisation goes.
CREATE FUNCTION newest_position(p_token text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN coalesce((SELECT max(e.seq) FROM event e WHERE e.tenant_id = (SELECT current_tenant())), 0);
END $$;
REVOKE ALL ON FUNCTION newest_position(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION newest_position(text) TO werkbalans_api;
ALTER FUNCTION newest_position(text) OWNER TO werkbalans_store;
