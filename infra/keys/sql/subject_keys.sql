-- The keys of these subjects, in one round trip; where one is missing and `p_fresh` offers a key, that one is kept.
CREATE FUNCTION subject_keys(p_token text, p_subjects uuid[], p_fresh bytea[])
RETURNS TABLE (subject_id uuid, wrapped bytea)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    IF p_fresh IS NOT NULL THEN
        INSERT INTO subject_key (tenant_id, subject_id, wrapped)
        SELECT current_tenant(), s.id, s.key FROM unnest(p_subjects, p_fresh) AS s (id, key)
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN QUERY SELECT k.subject_id, k.wrapped FROM subject_key k
    WHERE k.tenant_id = (SELECT current_tenant()) AND k.subject_id = ANY (p_subjects);
END $$;
REVOKE ALL ON FUNCTION subject_keys(text, uuid[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION subject_keys(text, uuid[], bytea[]) TO werkbalans_api, werkbalans_worker;
