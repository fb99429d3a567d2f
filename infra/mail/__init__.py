"""Reminders and mails: timers and an outbox in PostgreSQL, SMTP at the end."""
