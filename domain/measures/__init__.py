"""Measures from proposal to done, the talks and research that they rest on, and the shelf of best practices."""
