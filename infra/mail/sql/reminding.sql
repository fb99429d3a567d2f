-- One mail a person and day in place of a mail a reminder. Timers are made anew from the log; the ids of what fell due
-- are the same as before, so nothing that was mailed is mailed again.
DROP TABLE timer;
ALTER TABLE outbox DROP CONSTRAINT IF EXISTS outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('sign_in', 'invitation', 'reminder', 'digest'));
