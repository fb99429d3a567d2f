"""The rules about looking along that say no."""

from domain.kernel.refusals import Refusal


class AccessNotThere(Refusal):
    """Nobody asked for this access (`access`)."""


class AccessAnswered(Refusal):
    """It was answered already, otherwise (`access`, `stands`)."""


class AccessLapsed(Refusal):
    """It was asked so long ago that it has to be asked again (`access`, `days`)."""


class AccessOver(Refusal):
    """Nothing may be read (any more) by this access (`access`)."""
