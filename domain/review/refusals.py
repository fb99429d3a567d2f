"""The rules of step 6 that say no."""

from domain.kernel.refusals import Refusal


class MomentCannotBe(Refusal):
    """A moment has a name and a day that every year has (`field`)."""


class ReviewUnknown(Refusal):
    """There is no such review in this plan."""


class ReviewInFuture(Refusal):
    """A review that is still to come was not held yet (`field`)."""


class ReviewNotHeld(Refusal):
    """Decisions are taken in a meeting that was held."""


class ReviewIsOver(Refusal):
    """A review that was closed or cancelled stays as it is."""


class ReviewWasHeld(Refusal):
    """A review that was held is neither moved nor cancelled."""


class DecisionUnknown(Refusal):
    """There is no such decision in this review."""


class PointUnknown(Refusal):
    """A decision is about a point that stood open when the review was held, or about something in own words."""


class ReasonMissing(Refusal):
    """A decision says why (`field`)."""


class FollowUpNeedsOwner(Refusal):
    """What is adjusted or stopped has somebody who sees to it, and a date (`field`)."""


class OnlyANewCycleCarries(Refusal):
    """Open points are taken along into a new cycle, and nowhere else."""


class NotYourDecision(Refusal):
    """Only who leads the plan, or follows the decision up, says that it was done."""


class InterviewUnknown(Refusal):
    """There is no such interview in this plan."""


class InterviewNeedsConsent(Refusal):
    """An interview is kept only with what the person agreed to, and when (`field`)."""


class ConsentInFuture(Refusal):
    """Nobody agreed on a day that is still to come (`field`)."""
