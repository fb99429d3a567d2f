-- One human with one confirmed mail address, across organisations: outside the tenants. Whoever holds the address is the
-- person of that address in each organisation that knows it (docs/decisions/0130).
CREATE TABLE account (
    account_id   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email        text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    confirmed_at timestamptz NOT NULL DEFAULT clock()
);
CREATE UNIQUE INDEX account_email ON account (email);

-- The account of this transaction, from its signed token `account:<account>.<expiry>.<hmac-sha256>`.
-- Raises 42501 when the token is missing, forged or too old; a tenant's token is none of these.
CREATE FUNCTION current_account() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    token  text := coalesce(current_setting('werkbalans.account', true), '');
    body   text := split_part(token, '.', 1) || '.' || split_part(token, '.', 2);
    signed text;
BEGIN
    SELECT encode(sha256(k.opad || sha256(k.ipad || convert_to(body, 'UTF8'))), 'hex') INTO signed FROM token_key k;
    IF signed IS DISTINCT FROM split_part(token, '.', 3) OR NOT starts_with(body, 'account:') THEN
        RAISE EXCEPTION 'the account token is not ours' USING ERRCODE = '42501';
    END IF;
    IF split_part(token, '.', 2)::bigint < extract(epoch FROM now()) THEN
        RAISE EXCEPTION 'the account token has expired' USING ERRCODE = '42501';
    END IF;
    RETURN substr(split_part(token, '.', 1), 9)::uuid;
END $$;
REVOKE ALL ON FUNCTION current_account() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_account() TO werkbalans_door, werkbalans_api;

-- Put a table with an account_id under row-level security, for its owner too: one policy per command.
CREATE FUNCTION protect_account(p_table regclass) RETURNS void
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    whose  text := 'TO werkbalans_owner, werkbalans_api';
    theirs text := '(account_id = (SELECT werkbalans.current_account()))';
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
    EXECUTE format('CREATE POLICY account_reads ON %s FOR SELECT %s USING %s', p_table, whose, theirs);
    EXECUTE format('CREATE POLICY account_adds ON %s FOR INSERT %s WITH CHECK %s', p_table, whose, theirs);
    EXECUTE format('CREATE POLICY account_changes ON %s FOR UPDATE %s USING %s WITH CHECK %s', p_table, whose, theirs, theirs);
    EXECUTE format('CREATE POLICY account_removes ON %s FOR DELETE %s USING %s', p_table, whose, theirs);
END $$;
REVOKE ALL ON FUNCTION protect_account(regclass) FROM PUBLIC;

SELECT protect_account('account');
GRANT SELECT ON account TO werkbalans_api;
GRANT SELECT, INSERT, UPDATE (email) ON account TO werkbalans_door;
CREATE POLICY door_reads ON account FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_opens ON account FOR INSERT TO werkbalans_door WITH CHECK (true);
CREATE POLICY door_finds ON account FOR UPDATE TO werkbalans_door USING (true);

-- With what an account signs in, besides a link by mail. `secret`: of a password its argon2id hash, of a code app its
-- seed under the account's key, of a passkey its public key (COSE). `subject`: by what a passkey is found. `counter`:
-- the last time step that a code was taken for, or a passkey's own count of its uses.
CREATE TABLE sign_in_method (
    account_id   uuid NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    method_id    uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('password', 'code_app', 'passkey')),
    name         text NOT NULL DEFAULT '' CHECK (length(name) <= 100),
    subject      bytea CHECK (length(subject) BETWEEN 1 AND 1023),
    secret       bytea NOT NULL,
    counter      bigint NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT clock(),
    last_used_at timestamptz,
    PRIMARY KEY (account_id, method_id)
);
CREATE UNIQUE INDEX sign_in_method_subject ON sign_in_method (kind, subject) WHERE subject IS NOT NULL;
CREATE UNIQUE INDEX sign_in_method_single ON sign_in_method (account_id, kind) WHERE kind IN ('password', 'code_app');
SELECT protect_account('sign_in_method');
GRANT SELECT, INSERT, DELETE, UPDATE (secret, counter, created_at, last_used_at) ON sign_in_method TO werkbalans_api;
GRANT SELECT ON sign_in_method TO werkbalans_door;
CREATE POLICY door_reads ON sign_in_method FOR SELECT TO werkbalans_door USING (true);

-- What stands in for a lost phone: each code works once. Only a keyed hash stands here.
CREATE TABLE recovery_code (
    account_id uuid NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    code_hash  bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at    timestamptz,
    PRIMARY KEY (account_id, code_hash)
);
SELECT protect_account('recovery_code');
GRANT SELECT, INSERT, DELETE, UPDATE (used_at) ON recovery_code TO werkbalans_api;

-- What happened to an account, for its owner's eyes. Nobody changes it.
CREATE TABLE account_event (
    account_id uuid NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    number     bigint GENERATED ALWAYS AS IDENTITY,
    kind       text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    detail     text NOT NULL DEFAULT '' CHECK (length(detail) <= 200),
    device     text NOT NULL DEFAULT '' CHECK (length(device) <= 60),
    at         timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (account_id, number)
);
SELECT protect_account('account_event');
GRANT SELECT, INSERT ON account_event TO werkbalans_api;

-- A question that a passkey has to answer, once and soon. The hash covers what it is for.
CREATE TABLE challenge (
    challenge_hash bytea PRIMARY KEY CHECK (length(challenge_hash) = 32),
    ends_at        timestamptz NOT NULL
);
CREATE INDEX challenge_end ON challenge (ends_at);
GRANT SELECT, INSERT, DELETE ON challenge TO werkbalans_door;
