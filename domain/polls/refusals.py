"""The rules of polls that say no."""

from domain.kernel.refusals import Refusal


class FloorIsNeverLowered(Refusal):
    """A floor of anonymity goes up or stays; nobody lowers it, whoever they are (`field`, `floor`)."""


class PollUnknown(Refusal):
    """There is no such poll in this plan (`poll`)."""


class PollHasBegun(Refusal):
    """What people were asked does not change while they answer, nor afterwards (`poll`)."""


class PollIsDropped(Refusal):
    """A poll that was called off is planned anew as another one (`poll`)."""


class PollDaysInOrder(Refusal):
    """A poll opens today at the earliest, stays open for a while, and its reminder lies between (`opens_on`)."""


class PollTooSmall(Refusal):
    """So few people are asked that no figure could ever be shown (`people`, `floor`)."""


class PollIsClosed(Refusal):
    """The poll takes no answers now: not yet, or not any more."""


class LinkIsUsed(Refusal):
    """With this link somebody answered already."""


class AnswerIsEmpty(Refusal):
    """An answer in which no question was answered is none."""
