"""The rules about being erased that say no."""

from domain.kernel.refusals import Refusal


class AskForYourself(Refusal):
    """One asks to be erased for oneself (`person`)."""


class ErasureByAnother(Refusal):
    """Nobody decides about the erasure of oneself (`person`)."""


class ErasureNotAsked(Refusal):
    """What nobody asked cannot be declined or withdrawn (`person`)."""


class ErasureUnderWay(Refusal):
    """What was ordered cannot be stopped (`person`)."""
