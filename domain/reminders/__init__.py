"""Dated things and who is reminded of them, when: below the slices, which say what of theirs has a date."""
