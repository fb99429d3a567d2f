"""What a cause, an opportunity and the spread of a ranking can be."""

from enum import StrEnum


class Direction(StrEnum):
    """Whether a cause makes the work pressure too high or too low."""

    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"


class CauseKind(StrEnum):
    """Where a cause lies; with the person only in how person and surroundings fit, never in a person alone."""

    ORGANISATION = "organisation"
    TASK = "task"
    TEAM = "team"
    FIT = "fit"


class OpportunityKind(StrEnum):
    """What an opportunity is good for."""

    BALANCE = "balance"
    ENERGY = "energy"
    ENJOYMENT = "enjoyment"


class Spread(StrEnum):
    """How far the participants' ranks of one issue lie apart: in words, so that no single rank can be read off."""

    CLOSE = "close"
    MIXED = "mixed"
    FAR = "far"
