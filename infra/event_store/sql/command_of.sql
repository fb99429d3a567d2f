-- The digest of the command that a stored payload belongs to.
CREATE FUNCTION command_of(p_payload bytea) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN convert_from(p_payload, 'UTF8')::jsonb ->> 'command';
REVOKE ALL ON FUNCTION command_of(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION command_of(bytea) TO werkbalans_store;
