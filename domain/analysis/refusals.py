"""The rules of the analysis that say no."""

from domain.kernel.refusals import Refusal


class IssueUnknown(Refusal):
    """There is no such issue in this plan (`issue`)."""


class IssueExists(Refusal):
    """An issue with this id was opened before, with other content (`issue`)."""


class IssueIsClosed(Refusal):
    """An issue that is closed or merged is opened again before it is changed (`issue`)."""


class NotYourWords(Refusal):
    """A cause or opportunity is taken back by who named it, or by who leads the analysis (`issue`)."""


class MergeIntoItself(Refusal):
    """An issue goes on inside another one, not inside itself (`issue`)."""


class RankingIsOpen(Refusal):
    """A round is going on; it ends before another begins (`round`)."""


class RankingNotOpen(Refusal):
    """There is no such round going on (`round`)."""


class RankingNeedsIssues(Refusal):
    """People rank at least two issues, and at most as many as one can oversee (`low`, `high`)."""


class RankingIncomplete(Refusal):
    """Each issue gets a rank of its own, from one up (`issues`: how many there are)."""


class ResultTooSmall(Refusal):
    """A result of fewer participants than the anonymity threshold is not kept (`floor`)."""


class MeetingUnknown(Refusal):
    """There is no such team meeting in this plan (`meeting`)."""


class TeamMeetingInFuture(Refusal):
    """A team meeting that is still to come was not held yet (`on`)."""


class MoreByNameThanPresent(Refusal):
    """Not more people can be named than there were in all (`named`, `attendance`)."""


class TeamMeetingWasHeld(Refusal):
    """A meeting that took place is not planned anew (`meeting`)."""
