"""The rules of publication that say no."""

from domain.kernel.refusals import Refusal


class FiguresTellOfFew(Refusal):
    """These figures, with all that were shown before, tell of too few people (`question`)."""


class ReleasedBefore(Refusal):
    """Figures of a poll come out once; other ones would tell more together (`poll`)."""


class MoversUnknown(Refusal):
    """Who came and went since a poll whose figures are shown has to be known (`poll`)."""
