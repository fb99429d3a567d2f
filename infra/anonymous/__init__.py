"""Reporting unnamed: links and codes, the inbox that keeps nothing finer than a date, and its release into the log."""
