"""Where a party stands on a version, and where the whole agreement stands."""

from enum import StrEnum


class Stance(StrEnum):
    """Where a party stands on the version on the table."""

    WAITING = "waiting"
    AGREED = "agreed"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """Where the agreement stands: agreed only when all parties agreed on the same version."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


def standing_of(stances: list[Stance], ended: bool) -> Standing:
    """The whole from the parties' stances."""
    if ended:
        return Standing.ENDED
    if Stance.WITHDRAWN in stances:
        return Standing.WITHDRAWN
    if Stance.OBJECTED in stances:
        return Standing.OBJECTED
    return Standing.AGREED if stances and set(stances) == {Stance.AGREED} else Standing.PROPOSED
