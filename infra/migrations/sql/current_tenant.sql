-- The tenant of this transaction, from its signed token `<tenant>.<expiry>.<hmac-sha256>`.
-- Raises 42501 when the token is missing, forged or too old: forgetting it never yields another's rows, nor none.
CREATE FUNCTION current_tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    token  text := coalesce(current_setting('werkbalans.tenant', true), '');
    tenant text := split_part(token, '.', 1);
    expiry text := split_part(token, '.', 2);
    signed text;
BEGIN
    IF token = '' THEN
        RAISE EXCEPTION 'no tenant is set' USING ERRCODE = '42501';
    END IF;
    SELECT encode(sha256(k.opad || sha256(k.ipad || convert_to(tenant || '.' || expiry, 'UTF8'))), 'hex')
    INTO signed FROM token_key k;
    IF signed IS DISTINCT FROM split_part(token, '.', 3) THEN
        RAISE EXCEPTION 'the tenant token is not ours' USING ERRCODE = '42501';
    END IF;
    IF expiry::bigint < extract(epoch FROM now()) THEN
        RAISE EXCEPTION 'the tenant token has expired' USING ERRCODE = '42501';
    END IF;
    RETURN tenant::uuid;
END $$;
REVOKE ALL ON FUNCTION current_tenant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_tenant()
TO werkbalans_store, werkbalans_door, werkbalans_eraser, werkbalans_api, werkbalans_worker;
