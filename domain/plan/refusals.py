"""The rules of a plan that say no."""

from domain.kernel.refusals import Refusal


class PlanExists(Refusal):
    """A plan with this id was started before (`plan`)."""
