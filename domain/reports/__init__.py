"""The report of a plan, a unit or the organisation at a moment of the HRM cycle: what it says, and when one is due."""
