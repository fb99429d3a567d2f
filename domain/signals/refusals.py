"""The rules of signals that say no."""

from domain.kernel.refusals import Refusal


class SignalUnknown(Refusal):
    """There is no such signal (`signal`)."""


class SignalExists(Refusal):
    """A signal with this id was reported before, with other content (`signal`)."""


class SignalIsWithdrawn(Refusal):
    """A withdrawn signal stays as it is (`signal`)."""


class NotYourSignal(Refusal):
    """A signal is put right by who reported it, and by nobody else (`signal`)."""


class ReporterIsKnown(Refusal):
    """One writes like this to an unnamed reporter only; this one has a name (`signal`)."""


class LinkChangedMeanwhile(Refusal):
    """The link was renewed after the number that the actor saw (`seen`, `current`)."""


class ReportingIsClosed(Refusal):
    """The link does not work (any more): it was closed, renewed, or never was one."""


class TooManyReports(Refusal):
    """So many unnamed reports came in on one day that no more are taken until tomorrow."""
