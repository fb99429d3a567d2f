"""Webhooks: addresses of the organisation's own programs that are told when something happened in its log."""
