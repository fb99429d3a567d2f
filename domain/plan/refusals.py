"""The rules of a plan that say no."""

from domain.kernel.refusals import Refusal


class PlanExists(Refusal):
    """A plan with this id was started before (`plan`)."""


class PlanIsClosed(Refusal):
    """A plan that has ended is opened again before it is changed (`plan`, `on`)."""


class ApproachNotChosen(Refusal):
    """First people choose an approach (`plan`)."""


class ApproachIsChosen(Refusal):
    """Once a step began or the plan was adopted, the approach is upgraded or its steps changed, not chosen anew."""


class ApproachIsLarge(Refusal):
    """Only a small approach can be made large (`plan`)."""


class ApproachNeedsStep(Refusal):
    """An approach takes at least one of the six steps (`field`)."""


class ChoiceNeedsReason(Refusal):
    """Where people choose otherwise than proposed, they say why (`field`)."""


class LargeNeedsLeader(Refusal):
    """A large approach has somebody who leads it (`field`)."""


class LargeNeedsMilestones(Refusal):
    """A large approach has a time path (`field`)."""


class StepUnknown(Refusal):
    """The method has no such step (`step`)."""


class StepNeedsReason(Refusal):
    """A step is left out only for a reason (`step`, `field`)."""


class StepIsLeftOut(Refusal):
    """A step that is left out is taken in before it is worked on (`step`)."""


class StepIsDone(Refusal):
    """A step that is done is opened again before it is worked on or left out (`step`)."""


class OpenRowsNeedReason(Refusal):
    """A plan with open rows of the kick-off is adopted only for a reason (`rows`, `field`)."""


class PlanNeedsUnit(Refusal):
    """The last unit of a plan does not leave it: close the plan instead (`unit`)."""


class PlanCoversAll(Refusal):
    """A plan of the whole organisation has all units already (`plan`)."""
