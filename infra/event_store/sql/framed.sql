-- A text's UTF-8 bytes behind their number (four bytes, big-endian).
CREATE FUNCTION framed(p_text text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN int4send(octet_length(p_text)) || convert_to(p_text, 'UTF8');
REVOKE ALL ON FUNCTION framed(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION framed(text) TO werkbalans_store;

-- The digest of the command that a stored payload belongs to.
CREATE FUNCTION command_of(p_payload bytea) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN convert_from(p_payload, 'UTF8')::jsonb ->> 'command';
REVOKE ALL ON FUNCTION command_of(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION command_of(bytea) TO werkbalans_store;
