"""The worker: takes events into read models, fires reminders, sends mails. Everything it does can be done twice."""
