"""The rules about notices that say no."""

from domain.kernel.refusals import Refusal


class ChooseForYourself(Refusal):
    """How often somebody is told is their own choice, whatever role another has (`person`)."""


class CannotBeOff(Refusal):
    """What the method must not forget may come less often, yet not never: it is put off with a reason (`notice`)."""
