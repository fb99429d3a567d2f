"""Assessing results (step 5): per signal and per measurement a verdict with its evidence."""
