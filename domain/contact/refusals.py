"""The rules around contact persons that say no."""

from domain.kernel.refusals import Refusal


class MandatesOverlap(Refusal):
    """A unit has one contact person at a time (`field`)."""


class MandateOver(Refusal):
    """A mandate that was handed over or ended stays as it was (`mandate`)."""


class DeputyIsHolder(Refusal):
    """Nobody is their own deputy (`field`)."""


class DatesTurned(Refusal):
    """A mandate does not end before it begins (`field`)."""


class HandOverToHolder(Refusal):
    """A mandate is handed over to somebody else (`field`)."""


class NotYourWeighing(Refusal):
    """Interests are weighed by the contact person, or by who steers the plan (`plan`)."""


class WeighingStands(Refusal):
    """A weighing that was recorded stays as it was, unless it is corrected with a reason (`weighing`)."""
