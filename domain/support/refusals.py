"""The rules of support and communication that say no."""

from domain.kernel.refusals import Refusal


class StatementNeedsManagement(Refusal):
    """Only management speaks for management (`plan`)."""


class MessageWasTold(Refusal):
    """What was told stays told (`item`)."""


class MessageIsDropped(Refusal):
    """What was dropped is planned anew instead (`item`)."""


class NotYourMessage(Refusal):
    """Who tells it, or who keeps the communication, says that it was told (`item`)."""


class ToldInFuture(Refusal):
    """A day that is still to come is no day on which something was told (`field`)."""


class ReadForYourself(Refusal):
    """Nobody reads for somebody else (`person`)."""
