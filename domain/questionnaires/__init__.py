"""Questionnaires: what is shipped, and what an organisation adds of its own; each version is for good."""
