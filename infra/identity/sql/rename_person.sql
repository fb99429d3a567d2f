-- Give a person of the token's organisation another name.
CREATE FUNCTION rename_person(p_token text, p_person uuid, p_name text) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    UPDATE person SET name = p_name WHERE tenant_id = current_tenant() AND person_id = p_person;
END $$;
REVOKE ALL ON FUNCTION rename_person(text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rename_person(text, uuid, text) TO werkbalans_api;
