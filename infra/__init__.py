"""Adapters: what the domain asks of the outside, and what runs it."""
