"""The kick-off before the plan: the meeting, and the checklist of to do, who, ready when, check."""
