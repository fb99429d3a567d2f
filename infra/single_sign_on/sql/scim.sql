-- What a provider's provisioning (SCIM, RFC 7643) knows of people and groups. Who is a member, and with which roles, stands
-- in the log; here is only what the provider calls them, so that it finds again what it made.
ALTER TABLE api_token DROP CONSTRAINT api_token_scopes_check;
ALTER TABLE api_token ADD CONSTRAINT api_token_scopes_check
    CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'write', 'scim']);

CREATE TABLE scim_user (
    tenant_id   uuid NOT NULL,
    person_id   uuid NOT NULL,
    external_id text NOT NULL DEFAULT '' CHECK (length(external_id) <= 200),
    changed_at  timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
SELECT protect('scim_user');
GRANT SELECT, INSERT, UPDATE, DELETE ON scim_user TO werkbalans_api;

CREATE TABLE scim_group (
    tenant_id   uuid NOT NULL,
    group_id    uuid NOT NULL,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    external_id text NOT NULL DEFAULT '' CHECK (length(external_id) <= 200),
    created_at  timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, group_id)
);
CREATE UNIQUE INDEX scim_group_name ON scim_group (tenant_id, lower(name));
SELECT protect('scim_group');
GRANT SELECT, INSERT, UPDATE (name, external_id), DELETE ON scim_group TO werkbalans_api;

CREATE TABLE scim_member (
    tenant_id uuid NOT NULL,
    group_id  uuid NOT NULL,
    person_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, group_id, person_id),
    FOREIGN KEY (tenant_id, group_id) REFERENCES scim_group (tenant_id, group_id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, person_id)
);
CREATE INDEX scim_member_person ON scim_member (tenant_id, person_id);
SELECT protect('scim_member');
GRANT SELECT, INSERT, DELETE ON scim_member TO werkbalans_api;

-- The provider knows this person by this id from now on.
CREATE FUNCTION put_scim_user(p_token text, p_person uuid, p_external_id text) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO scim_user AS u (tenant_id, person_id, external_id) VALUES (current_tenant(), p_person, p_external_id)
    ON CONFLICT (tenant_id, person_id) DO UPDATE SET external_id = p_external_id, changed_at = clock()
    WHERE u.external_id <> p_external_id;
END $$;
REVOKE ALL ON FUNCTION put_scim_user(text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_scim_user(text, uuid, text) TO werkbalans_api;

-- The provider knows this person no more, and counts them among no group.
CREATE FUNCTION forget_scim_user(p_token text, p_person uuid) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    DELETE FROM scim_member m WHERE m.tenant_id = current_tenant() AND m.person_id = p_person;
    DELETE FROM scim_user u WHERE u.tenant_id = current_tenant() AND u.person_id = p_person;
END $$;
REVOKE ALL ON FUNCTION forget_scim_user(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_scim_user(text, uuid) TO werkbalans_api;

-- Give a person another address; false when somebody else of the organisation has it.
CREATE FUNCTION readdress_person(p_token text, p_person uuid, p_email text) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    UPDATE person SET email = p_email WHERE tenant_id = current_tenant() AND person_id = p_person;
    RETURN FOUND;
EXCEPTION WHEN unique_violation THEN
    RETURN false;
END $$;
REVOKE ALL ON FUNCTION readdress_person(text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION readdress_person(text, uuid, text) TO werkbalans_api;

-- Make a group, or give one another name; false when another group has the name.
CREATE FUNCTION put_scim_group(p_token text, p_group uuid, p_name text, p_external_id text) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO scim_group (tenant_id, group_id, name, external_id)
    VALUES (current_tenant(), p_group, p_name, p_external_id)
    ON CONFLICT (tenant_id, group_id) DO UPDATE SET name = p_name, external_id = p_external_id;
    RETURN true;
EXCEPTION WHEN unique_violation THEN
    RETURN false;
END $$;
REVOKE ALL ON FUNCTION put_scim_group(text, uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_scim_group(text, uuid, text, text) TO werkbalans_api;

-- These people are in the group, as far as the organisation knows them, and nobody else.
CREATE FUNCTION put_scim_members(p_token text, p_group uuid, p_people uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    DELETE FROM scim_member m
    WHERE m.tenant_id = current_tenant() AND m.group_id = p_group AND NOT m.person_id = ANY (p_people);
    INSERT INTO scim_member (tenant_id, group_id, person_id)
    SELECT p.tenant_id, p_group, p.person_id FROM person p
    WHERE p.tenant_id = current_tenant() AND p.person_id = ANY (p_people) ON CONFLICT DO NOTHING;
END $$;
REVOKE ALL ON FUNCTION put_scim_members(text, uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_scim_members(text, uuid, uuid[]) TO werkbalans_api;

-- Remove a group; false when there was none.
CREATE FUNCTION remove_scim_group(p_token text, p_group uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    DELETE FROM scim_group g WHERE g.tenant_id = current_tenant() AND g.group_id = p_group;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION remove_scim_group(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_scim_group(text, uuid) TO werkbalans_api;

-- The groups of the organisation with their members, by name: all, one, one by its name, or one by the provider's id.
CREATE FUNCTION scim_groups(p_token text, p_group uuid, p_name text, p_external_id text)
RETURNS TABLE (group_id uuid, name text, external_id text, created_at timestamptz, people uuid[])
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY
    SELECT g.group_id, g.name, g.external_id, g.created_at, ARRAY(
        SELECT m.person_id FROM scim_member m
        WHERE m.tenant_id = g.tenant_id AND m.group_id = g.group_id ORDER BY m.person_id)
    FROM scim_group g
    WHERE g.tenant_id = (SELECT current_tenant()) AND (p_group IS NULL OR g.group_id = p_group)
      AND (p_name IS NULL OR lower(g.name) = lower(p_name)) AND (p_external_id IS NULL OR g.external_id = p_external_id)
    ORDER BY lower(g.name), g.group_id;
END $$;
REVOKE ALL ON FUNCTION scim_groups(text, uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scim_groups(text, uuid, text, text) TO werkbalans_api;

-- In which groups these people are.
CREATE FUNCTION scim_groups_of(p_token text, p_people uuid[])
RETURNS TABLE (person_id uuid, group_id uuid, name text, external_id text)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY
    SELECT m.person_id, g.group_id, g.name, g.external_id
    FROM scim_member m JOIN scim_group g ON g.tenant_id = m.tenant_id AND g.group_id = m.group_id
    WHERE m.tenant_id = (SELECT current_tenant()) AND m.person_id = ANY (p_people) ORDER BY lower(g.name), g.group_id;
END $$;
REVOKE ALL ON FUNCTION scim_groups_of(text, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scim_groups_of(text, uuid[]) TO werkbalans_api;
