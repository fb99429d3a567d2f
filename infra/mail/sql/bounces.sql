-- Count a mail that came back, by the key of its Message-ID. Three dead mails within a quarter of a year stop the
-- address, or one where the server says that there is no such mailbox (p_at_once). `p_address` is given by whoever was
-- told by the server itself; a report is about the address that the mail went to.
-- Answers: null (no mail of ours), 'known' (counted before), 'counted', 'stopped'.
CREATE FUNCTION take_bounce(
    p_key text, p_report text, p_hard boolean, p_at_once boolean, p_status text, p_address bytea DEFAULT NULL
) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
DECLARE
    mail record;
BEGIN
    SELECT o.tenant_id, o.mail_id, coalesce(p_address, o.sent_to) AS address INTO mail
    FROM outbox o WHERE o.message_key = p_key;
    IF mail.address IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO bounce (tenant_id, mail_id, report, hard, status)
    VALUES (mail.tenant_id, mail.mail_id, CASE WHEN p_hard THEN 'dead' ELSE left('soft ' || p_report, 200) END,
            p_hard, left(p_status, 20))
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN 'known';
    END IF;
    INSERT INTO address AS a (tenant_id, address, hard, soft, status)
    VALUES (mail.tenant_id, mail.address, p_hard::integer, (NOT p_hard)::integer, left(p_status, 20))
    ON CONFLICT (tenant_id, address) DO UPDATE SET
        hard = CASE WHEN a.bounced_at < clock() - interval '90 days' THEN 0 ELSE a.hard END + excluded.hard,
        soft = a.soft + excluded.soft, status = excluded.status, bounced_at = clock();
    IF p_hard THEN
        UPDATE outbox SET state = 'refused', reason = 'came_back', changed_at = clock()
        WHERE tenant_id = mail.tenant_id AND mail_id = mail.mail_id AND state = 'unknown';
    END IF;
    UPDATE address SET stopped_at = clock(), told_at = NULL
    WHERE tenant_id = mail.tenant_id AND address = mail.address AND stopped_at IS NULL
      AND p_hard AND (p_at_once OR hard >= 3);
    RETURN CASE WHEN FOUND THEN 'stopped' ELSE 'counted' END;
END $$;
REVOKE ALL ON FUNCTION take_bounce(text, text, boolean, boolean, text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_bounce(text, text, boolean, boolean, text, bytea) TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION take_bounce(text, text, boolean, boolean, text, bytea) OWNER TO werkbalans_door;

-- Who cannot be reached, for an organisation's people page.
CREATE FUNCTION stopped_people(p_token text)
RETURNS TABLE (person_id uuid, stopped_at timestamptz, hard integer, status text)
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN QUERY SELECT p.person_id, a.stopped_at, a.hard, a.status
    FROM address a JOIN person p ON p.tenant_id = a.tenant_id
         AND a.address = sha256(convert_to(lower(p.email), 'UTF8'))
    WHERE a.tenant_id = current_tenant() AND a.stopped_at IS NOT NULL;
END $$;
REVOKE ALL ON FUNCTION stopped_people(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stopped_people(text) TO werkbalans_api;

-- Mail may go to this person again; false when nothing stopped it.
CREATE FUNCTION try_address_again(p_token text, p_person uuid, p_by uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    UPDATE address SET stopped_at = NULL, told_at = NULL, hard = 0, tried_again_at = clock(), tried_again_by = p_by
    WHERE tenant_id = current_tenant() AND stopped_at IS NOT NULL AND address = (
        SELECT sha256(convert_to(lower(email), 'UTF8')) FROM person
        WHERE tenant_id = current_tenant() AND person_id = p_person);
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION try_address_again(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION try_address_again(text, uuid, uuid) TO werkbalans_api;

-- Give a person whose address is stopped another one. Answers: 'changed' (also when it was so already), 'taken' (by a
-- colleague), 'not_stopped' (an address that works is not taken from anybody), null (no such person).
CREATE FUNCTION change_stopped_address(p_token text, p_person uuid, p_email text) RETURNS text
LANGUAGE plpgsql SET search_path = werkbalans, pg_temp AS $$
DECLARE
    now_is text;
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    SELECT email INTO now_is FROM person
    WHERE tenant_id = current_tenant() AND person_id = p_person FOR NO KEY UPDATE;
    IF now_is IS NULL OR lower(now_is) = lower(p_email) THEN
        RETURN CASE WHEN now_is IS NULL THEN NULL ELSE 'changed' END;
    END IF;
    IF NOT EXISTS (SELECT FROM address WHERE tenant_id = current_tenant() AND stopped_at IS NOT NULL
                   AND address = sha256(convert_to(lower(now_is), 'UTF8'))) THEN
        RETURN 'not_stopped';
    END IF;
    UPDATE person SET email = p_email WHERE tenant_id = current_tenant() AND person_id = p_person;
    RETURN 'changed';
EXCEPTION WHEN unique_violation THEN
    RETURN 'taken';
END $$;
REVOKE ALL ON FUNCTION change_stopped_address(text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION change_stopped_address(text, uuid, text) TO werkbalans_api;
