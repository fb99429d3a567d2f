"""The audit trail: every event of a tenant in human order, found by plan, row, person and day."""
