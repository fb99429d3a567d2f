-- The people directory: names and addresses stand here, never in an event.
CREATE TABLE person (
    tenant_id  uuid NOT NULL,
    person_id  uuid NOT NULL,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    email      text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    language   text NOT NULL DEFAULT 'nl' CHECK (language IN ('nl', 'en')),
    created_at timestamptz NOT NULL DEFAULT clock(),
    PRIMARY KEY (tenant_id, person_id)
);
CREATE UNIQUE INDEX person_email ON person (tenant_id, lower(email));
CREATE INDEX person_sign_in ON person (lower(email));
SELECT protect('person');
GRANT SELECT, INSERT, UPDATE (name, email, language) ON person TO werkbalans_api;
GRANT SELECT ON person TO werkbalans_worker;
GRANT SELECT ON person TO werkbalans_door;
CREATE POLICY door_reads ON person FOR SELECT TO werkbalans_door USING (true);
