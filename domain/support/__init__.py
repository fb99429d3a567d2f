"""Management's open support: the published statement, what is told to whom, who was informed when, who read it."""
