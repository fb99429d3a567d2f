"""The rules of assessing results that say no."""

from domain.kernel.refusals import Refusal


class VerdictNeedsEvidence(Refusal):
    """A verdict says what it rests on (`field`)."""


class VerdictNeedsBothReadings(Refusal):
    """Better, the same or worse can be said only of a baseline and a follow-up (`field`)."""


class TooFewRespondents(Refusal):
    """A figure about fewer people than the floor is not kept at all (`field`, `floor`)."""


class MoreAnswersThanInvited(Refusal):
    """More people answered than were invited (`field`)."""


class MeasurementUnknown(Refusal):
    """There is no such measurement in this plan."""


class MeasurementOfOtherCycle(Refusal):
    """A measurement stays in the cycle in which it was entered (`cycle`)."""


class ResultChangedMeanwhile(Refusal):
    """Somebody changed this result after the version that the actor saw (`seen`, `current`)."""
