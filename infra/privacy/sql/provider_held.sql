-- (As in held.sql.) What the organisation's provider made known of a person is held about them too.
CREATE OR REPLACE FUNCTION held_about(p_token text, p_person uuid) RETURNS jsonb
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
        'provider', (SELECT jsonb_build_object(
                'linked_at', (SELECT min(i.bound_at) FROM provider_identity i
                              WHERE i.tenant_id = tenant AND i.person_id = p_person),
                'external_id', (SELECT nullif(u.external_id, '') FROM scim_user u
                                WHERE u.tenant_id = tenant AND u.person_id = p_person),
                'groups', (SELECT coalesce(jsonb_agg(g.name ORDER BY g.name), '[]') FROM scim_member m
                           JOIN scim_group g ON g.tenant_id = m.tenant_id AND g.group_id = m.group_id
                           WHERE m.tenant_id = tenant AND m.person_id = p_person))),
        'words_readable', (SELECT k.wrapped IS NOT NULL FROM subject_key k
                           WHERE k.tenant_id = tenant AND k.subject_id = p_person)
    );
END $$;

-- (As in erasing.sql.) And it goes with them.
CREATE OR REPLACE FUNCTION erase_person(p_token text, p_person uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    tenant uuid;
    had    text;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    tenant := current_tenant();
    IF NOT EXISTS (SELECT FROM event e WHERE e.tenant_id = tenant AND e.stream_id = 'erasure-' || p_person::text
                   AND e.type = 'privacy.erasure_ordered') THEN
        RAISE EXCEPTION 'nobody ordered this' USING ERRCODE = '42501';
    END IF;
    INSERT INTO subject_key AS k (tenant_id, subject_id, wrapped, destroyed_at) VALUES (tenant, p_person, NULL, clock())
    ON CONFLICT (tenant_id, subject_id) DO UPDATE SET wrapped = NULL, destroyed_at = coalesce(k.destroyed_at, clock());
    SELECT p.email INTO had FROM person p WHERE p.tenant_id = tenant AND p.person_id = p_person;
    DELETE FROM session s WHERE s.tenant_id = tenant AND s.person_id = p_person;
    DELETE FROM sign_in_request r WHERE r.tenant_id = tenant AND r.person_id = p_person;
    DELETE FROM provider_identity i WHERE i.tenant_id = tenant AND i.person_id = p_person;
    DELETE FROM scim_member m WHERE m.tenant_id = tenant AND m.person_id = p_person;
    DELETE FROM scim_user u WHERE u.tenant_id = tenant AND u.person_id = p_person;
    DELETE FROM api_token t WHERE t.tenant_id = tenant AND t.person_id = p_person;
    DELETE FROM calendar_feed f WHERE f.tenant_id = tenant AND f.person_id = p_person;
    DELETE FROM notice n WHERE n.tenant_id = tenant AND n.person_id = p_person;
    DELETE FROM bounce b USING outbox o WHERE b.tenant_id = tenant AND o.tenant_id = tenant
        AND o.mail_id = b.mail_id AND o.recipient = p_person;
    DELETE FROM mail_decision d USING outbox o WHERE d.tenant_id = tenant AND o.tenant_id = tenant
        AND o.mail_id = d.mail_id AND o.recipient = p_person;
    DELETE FROM outbox o WHERE o.tenant_id = tenant AND o.recipient = p_person;
    DELETE FROM address a WHERE a.tenant_id = tenant AND a.address = sha256(convert_to(lower(had), 'UTF8'));
    UPDATE person p SET name = '(gewist / erased)', email = 'erased-' || p_person::text || '@erased.invalid'
    WHERE p.tenant_id = tenant AND p.person_id = p_person;
    RETURN had;
END $$;
