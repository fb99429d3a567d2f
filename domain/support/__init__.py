"""Management's open support: its statement, the communication plan, who was informed when, seen by whom."""
