-- Whoever is signed in confirmed their address by a link; run as the door. And the way in that knew of no second step goes.
INSERT INTO account (email) SELECT DISTINCT lower(p.email)
FROM session s JOIN person p ON p.tenant_id = s.tenant_id AND p.person_id = s.person_id
ON CONFLICT DO NOTHING;
UPDATE session s SET account_id = a.account_id
FROM person p JOIN account a ON a.email = lower(p.email)
WHERE p.tenant_id = s.tenant_id AND p.person_id = s.person_id;
DROP FUNCTION spend_sign_in(bytea, bytea, timestamptz);
