"""What a signal can be, and where it can come from."""

from enum import StrEnum


class SignalKind(StrEnum):
    """Work pressure that is too high or too low; or what gives energy, or drains it."""

    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"
    ENERGY_SOURCE = "energy_source"
    ENERGY_DRAIN = "energy_drain"


PRESSURE = (SignalKind.TOO_HIGH, SignalKind.TOO_LOW)
ENERGY = (SignalKind.ENERGY_SOURCE, SignalKind.ENERGY_DRAIN)


class Source(StrEnum):
    """Where a signal comes from (the guide's step 1)."""

    TEAM_MEETING = "team_meeting"
    SICK_LEAVE = "sick_leave"
    SURVEY = "survey"
    TALK = "talk"
    OBSERVATION = "observation"
    PLANNING_DATA = "planning_data"
    OTHER = "other"
