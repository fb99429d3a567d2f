"""The contact person of each participating unit, with a mandate card."""
