-- Whoever takes part in several organisations gets one link, to choose among them (purpose `choose`); run as the owner.
ALTER TABLE sign_in_request DROP CONSTRAINT sign_in_request_purpose_check;
ALTER TABLE sign_in_request ADD CONSTRAINT sign_in_request_purpose_check
    CHECK (purpose IN ('sign_in', 'invitation', 'password', 'choose'));
