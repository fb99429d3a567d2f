"""The contact person of each unit with a mandate card, and the interests that were weighed."""
