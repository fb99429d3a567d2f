-- The seller's books: every invoice and credit note, kept for as long as the tax law wants (seven years), also when the
-- organisation is gone. So it is under no tenant. Numbers of a legal entity and a year follow each other without gaps:
-- the row of the series is held until the document is stored, and both are rolled back together.
CREATE TABLE invoice_series (
    entity text NOT NULL CHECK (entity ~ '^[A-Z0-9]{1,10}$'),
    year   integer NOT NULL,
    last   integer NOT NULL,
    PRIMARY KEY (entity, year)
);
CREATE TABLE ledger (
    entity          text NOT NULL,
    year            integer NOT NULL,
    number          integer NOT NULL,
    document_id     uuid NOT NULL UNIQUE,
    organisation_id uuid NOT NULL,
    credit_of       uuid REFERENCES ledger (document_id),
    issued_on       date NOT NULL,
    due_on          date,
    buyer           text NOT NULL,
    net             bigint NOT NULL,
    vat             bigint NOT NULL,
    settled         bigint NOT NULL DEFAULT 0,
    pdf             bytea NOT NULL,
    PRIMARY KEY (entity, year, number)
);
CREATE INDEX ledger_organisation ON ledger (organisation_id);
GRANT SELECT, INSERT, UPDATE ON invoice_series TO werkbalans_door;
GRANT SELECT, INSERT, UPDATE (settled) ON ledger TO werkbalans_door;

-- The next number of a series; whoever asks holds the series until the transaction ends.
CREATE FUNCTION take_invoice_number(p_entity text, p_year integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    INSERT INTO invoice_series AS s (entity, year, last) VALUES (p_entity, p_year, 1)
    ON CONFLICT (entity, year) DO UPDATE SET last = s.last + 1 RETURNING last
$$;
REVOKE ALL ON FUNCTION take_invoice_number(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_invoice_number(text, integer) TO werkbalans_worker;
ALTER FUNCTION take_invoice_number(text, integer) OWNER TO werkbalans_door;

-- Enter a document of the token's organisation into the books.
CREATE FUNCTION enter_document(
    p_token text, p_entity text, p_year integer, p_number integer, p_document uuid, p_credit_of uuid, p_issued_on date,
    p_due_on date, p_buyer text, p_net bigint, p_vat bigint, p_pdf bytea
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    INSERT INTO ledger (entity, year, number, document_id, organisation_id, credit_of, issued_on, due_on, buyer, net, vat, pdf)
    VALUES (p_entity, p_year, p_number, p_document, current_tenant(), p_credit_of, p_issued_on, p_due_on, p_buyer, p_net,
            p_vat, p_pdf);
END $$;
REVOKE ALL ON FUNCTION enter_document(text, text, integer, integer, uuid, uuid, date, date, text, bigint, bigint, bytea)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_document(text, text, integer, integer, uuid, uuid, date, date, text, bigint, bigint, bytea)
TO werkbalans_worker;
ALTER FUNCTION enter_document(text, text, integer, integer, uuid, uuid, date, date, text, bigint, bigint, bytea)
OWNER TO werkbalans_door;

-- So much of an invoice of the token's organisation is settled: paid, or credited.
CREATE FUNCTION settle(p_token text, p_document uuid, p_settled bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    UPDATE ledger SET settled = p_settled WHERE document_id = p_document AND organisation_id = current_tenant();
END $$;
REVOKE ALL ON FUNCTION settle(text, uuid, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle(text, uuid, bigint) TO werkbalans_worker;
ALTER FUNCTION settle(text, uuid, bigint) OWNER TO werkbalans_door;

-- The PDF of a document of the token's organisation; null when there is none.
CREATE FUNCTION document_in_print(p_token text, p_document uuid) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
BEGIN
    PERFORM set_config('werkbalans.tenant', p_token, true);
    RETURN (SELECT l.pdf FROM ledger l WHERE l.document_id = p_document AND l.organisation_id = current_tenant());
END $$;
REVOKE ALL ON FUNCTION document_in_print(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION document_in_print(text, uuid) TO werkbalans_api, werkbalans_worker;
ALTER FUNCTION document_in_print(text, uuid) OWNER TO werkbalans_door;

-- The books, newest first, for the operator: without the PDFs.
CREATE FUNCTION books() RETURNS TABLE (
    entity text, year integer, number integer, document_id uuid, organisation_id uuid, credit_of uuid, issued_on date,
    due_on date, buyer text, net bigint, vat bigint, settled bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT l.entity, l.year, l.number, l.document_id, l.organisation_id, l.credit_of, l.issued_on, l.due_on, l.buyer,
           l.net, l.vat, l.settled
    FROM ledger l ORDER BY l.year DESC, l.entity, l.number DESC LIMIT 500
$$;
REVOKE ALL ON FUNCTION books() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION books() TO werkbalans_api;
ALTER FUNCTION books() OWNER TO werkbalans_door;

-- What payment providers told, by the id of their own event: what was taken in is not taken in again.
CREATE TABLE provider_event (
    provider    text NOT NULL,
    event_id    text NOT NULL CHECK (length(event_id) <= 200),
    received_at timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (provider, event_id)
);
GRANT SELECT, INSERT ON provider_event TO werkbalans_door;
CREATE FUNCTION provider_event_known(p_provider text, p_event text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    SELECT EXISTS (SELECT FROM provider_event e WHERE e.provider = p_provider AND e.event_id = p_event)
$$;
CREATE FUNCTION note_provider_event(p_provider text, p_event text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = werkbalans, pg_temp AS $$
    INSERT INTO provider_event (provider, event_id) VALUES (p_provider, p_event) ON CONFLICT DO NOTHING
$$;
REVOKE ALL ON FUNCTION provider_event_known(text, text), note_provider_event(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION provider_event_known(text, text), note_provider_event(text, text) TO werkbalans_api;
ALTER FUNCTION provider_event_known(text, text) OWNER TO werkbalans_door;
ALTER FUNCTION note_provider_event(text, text) OWNER TO werkbalans_door;
