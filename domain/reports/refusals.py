"""The rules around reports that can say no."""

from domain.kernel.refusals import Refusal


class ReportUnknown(Refusal):
    """There is no such report, or it is not for who asks."""


class ReportNotBuilt(Refusal):
    """The report was asked for, and is not there yet."""
