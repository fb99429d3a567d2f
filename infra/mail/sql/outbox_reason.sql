-- Which kinds of mail there are is known to the worker, which has a module for each. `reason` is one word (see
-- infra/mail/reasons.py) for a mail that was not sent. `message_key` stands before the @ of its Message-ID: by it a
-- report of a mail server finds the mail that it is about.
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD COLUMN reason text;
ALTER TABLE outbox ADD COLUMN message_key text NOT NULL GENERATED ALWAYS AS
    (substr(encode(sha256(uuid_send(tenant_id) || uuid_send(mail_id)), 'hex'), 1, 40)) STORED;
CREATE INDEX outbox_message ON outbox (message_key);

-- Mails that were not sent, by kind and reason, over all tenants.
CREATE FUNCTION refused_mails() RETURNS TABLE (kind text, reason text, mails bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT o.kind, coalesce(o.reason, ''), count(*) FROM outbox o WHERE o.state = 'refused' GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION refused_mails() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refused_mails() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION refused_mails() OWNER TO werkbalans_door;
