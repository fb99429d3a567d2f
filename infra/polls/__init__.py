"""Polls: links for who is asked, the counters that wait, their way to those that last, and the clock of it all.

docs/decisions/0140-answers-are-counted-in-a-row-without-a-past.md says why it is so, and what it cannot hide.
"""
