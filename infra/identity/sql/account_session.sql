-- A session is a signed-in browser of an account, in one organisation at a time. `session_id` is its name where its owner
-- sees it; `proofs` says how they came in; `confirmed_at` when they last proved to be who they are.
ALTER TABLE session
    ADD COLUMN account_id uuid REFERENCES account (account_id) ON DELETE CASCADE,
    ADD COLUMN session_id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN device text NOT NULL DEFAULT '' CHECK (length(device) <= 60),
    ADD COLUMN proofs text[] NOT NULL DEFAULT '{link}',
    ADD COLUMN confirmed_at timestamptz NOT NULL DEFAULT clock();
CREATE INDEX session_account ON session (account_id) WHERE revoked_at IS NULL;
CREATE INDEX session_person ON session (tenant_id, person_id, created_at);
GRANT UPDATE (account_id) ON session TO werkbalans_door;
ALTER TABLE sign_in_request DROP CONSTRAINT sign_in_request_purpose_check;
ALTER TABLE sign_in_request ADD CONSTRAINT sign_in_request_purpose_check
    CHECK (purpose IN ('sign_in', 'invitation', 'password'));
