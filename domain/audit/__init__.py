"""The audit trail: every event of a tenant in human order, found by plan, part of the method, row, person and day."""
