"""Faults at full size: each module has `run(seed, size) -> Counts`, with a control that it must catch."""
