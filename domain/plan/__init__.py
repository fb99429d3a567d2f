"""The work-pressure plan: its approach as people chose it, the six steps and how far they are, cycle after cycle."""
