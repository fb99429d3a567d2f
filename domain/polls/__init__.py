"""Polls (peilingen): who is asked what and when, and how answers become counters that lead back to nobody."""
