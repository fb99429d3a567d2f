"""Anchoring (step 6): fixed moments in the HRM cycle, reviews with their decisions, and the impression for others."""
