"""Webhooks on the machine: what is to be told, to where it may go, how it is signed, what became of it."""
