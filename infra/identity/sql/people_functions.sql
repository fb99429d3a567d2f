-- Add a person to an organisation's directory; an address that is there already keeps its person. Answers with the id.
CREATE FUNCTION add_person(p_token text, p_person uuid, p_name text, p_email text, p_language text) RETURNS uuid
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    found uuid;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO person (tenant_id, person_id, name, email, language)
    VALUES (current_tenant(), p_person, p_name, p_email, p_language)
    ON CONFLICT DO NOTHING;
    SELECT person_id INTO found FROM person WHERE tenant_id = current_tenant() AND lower(email) = lower(p_email);
    RETURN found;
END $$;
REVOKE ALL ON FUNCTION add_person(text, uuid, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_person(text, uuid, text, text, text) TO werkbalans_api;

-- Everybody in an organisation's directory.
CREATE FUNCTION people_of(p_token text) RETURNS TABLE (person_id uuid, name text, email text, language text)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY SELECT p.person_id, p.name, p.email, p.language FROM person p WHERE p.tenant_id = current_tenant();
END $$;
REVOKE ALL ON FUNCTION people_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people_of(text) TO werkbalans_api;

-- Choose a person's language.
CREATE FUNCTION set_language(p_token text, p_person uuid, p_language text) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    UPDATE person SET language = p_language WHERE tenant_id = current_tenant() AND person_id = p_person;
END $$;
REVOKE ALL ON FUNCTION set_language(text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_language(text, uuid, text) TO werkbalans_api;
