"""The rules of putting off that say no."""

from domain.kernel.refusals import Refusal


class TermOfLawStands(Refusal):
    """A term of law runs on, whoever looks away: it cannot be put off."""


class SnoozeTooLong(Refusal):
    """A reminder is put off by `most` days at most (`field`)."""


class SnoozeForOthers(Refusal):
    """Everybody puts off their own reminders only."""
