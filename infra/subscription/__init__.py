"""Subscriptions in the database: when to look at them, exports of everything, deletion with its certificate."""
