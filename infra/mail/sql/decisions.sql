-- What an operator decided about a mail that nobody knows the end of, or that was given up: who, when, what.
CREATE TABLE mail_decision (
    tenant_id  uuid NOT NULL,
    mail_id    uuid NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT clock(),
    decided_by uuid NOT NULL,
    decision   text NOT NULL CHECK (decision IN ('arrived', 'again')),
    was        text NOT NULL,
    PRIMARY KEY (tenant_id, mail_id, decided_at),
    FOREIGN KEY (tenant_id, mail_id) REFERENCES outbox (tenant_id, mail_id)
);
SELECT protect('mail_decision');
GRANT SELECT, INSERT ON mail_decision TO werkbalans_door;
CREATE POLICY door_reads ON mail_decision FOR SELECT TO werkbalans_door USING (true);
CREATE POLICY door_decides ON mail_decision FOR INSERT TO werkbalans_door WITH CHECK (true);

-- Decide: `arrived` for a mail that is unknown, `again` (send it once more) for one that is unknown or was given up.
-- Whoever held the mail before holds it no longer. False when the mail is in another state, or is not there.
CREATE FUNCTION decide_mail(p_tenant uuid, p_mail uuid, p_decision text, p_by uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
DECLARE
    before text;
BEGIN
    SELECT state INTO before FROM outbox
    WHERE tenant_id = p_tenant AND mail_id = p_mail
      AND (state = 'unknown' OR (p_decision = 'again' AND state = 'refused' AND given_up(reason)))
    FOR NO KEY UPDATE;
    IF before IS NULL THEN
        RETURN false;
    END IF;
    UPDATE outbox SET state = CASE p_decision WHEN 'arrived' THEN 'accepted' ELSE 'planned' END,
        claim = NULL, reason = NULL, tries = 0, next_try_at = clock(), changed_at = clock(), detail = 'decided: ' || p_decision
    WHERE tenant_id = p_tenant AND mail_id = p_mail;
    INSERT INTO mail_decision (tenant_id, mail_id, decided_by, decision, was)
    VALUES (p_tenant, p_mail, p_by, p_decision, before);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION decide_mail(uuid, uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION decide_mail(uuid, uuid, text, uuid) TO werkbalans_api;

-- Whether a reason is one after which sending once more makes sense.
CREATE FUNCTION given_up(p_reason text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = werkbalans, pg_temp AS $$
    SELECT coalesce(p_reason IN ('server_refused', 'tried_out', 'not_written'), false)
$$;
REVOKE ALL ON FUNCTION given_up(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION given_up(text) TO werkbalans_api, werkbalans_worker, werkbalans_door;
ALTER FUNCTION decide_mail(uuid, uuid, text, uuid) OWNER TO werkbalans_door;

-- Mails that were given up, newest first, for the operator: no addresses, no words.
CREATE FUNCTION given_up_mails()
RETURNS TABLE (tenant_id uuid, mail_id uuid, kind text, reason text, detail text, changed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT o.tenant_id, o.mail_id, o.kind, o.reason, coalesce(o.detail, ''), o.changed_at FROM outbox o
    WHERE o.state = 'refused' AND given_up(o.reason) AND o.changed_at > clock() - interval '30 days'
    ORDER BY o.changed_at DESC LIMIT 200
$$;
REVOKE ALL ON FUNCTION given_up_mails() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION given_up_mails() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION given_up_mails() OWNER TO werkbalans_door;

-- Mails that should have gone out a quarter of an hour ago, or that a worker holds for so long; addresses that get no
-- mail any more.
CREATE FUNCTION mail_troubles() RETURNS TABLE (stuck bigint, stopped bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT (SELECT count(*) FROM outbox o WHERE o.state IN ('planned', 'claimed', 'sending')
              AND greatest(o.next_try_at, CASE o.state WHEN 'planned' THEN o.planned_at ELSE o.changed_at END)
                  < clock() - interval '15 minutes'),
           (SELECT count(*) FROM address a WHERE a.stopped_at IS NOT NULL)
$$;
REVOKE ALL ON FUNCTION mail_troubles() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail_troubles() TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION mail_troubles() OWNER TO werkbalans_door;
