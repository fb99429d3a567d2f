"""What can have happened to a poll. Nobody who answered, no answer and no number of answers stands in any event."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.kernel.events import Event, event
from domain.kernel.ids import PlanId, PollId, UnitId
from domain.polls.floors import Floors


class PollKind(StrEnum):
    """What a poll is in its plan: the state before (nulmeting), or a look at what changed since (vervolgmeting)."""

    BASELINE = "baseline"
    FOLLOW_UP = "follow_up"


class AskedGroup(Struct, frozen=True):
    """How many members of a unit (None: who belong to none) were asked; those of the units below it not counted."""

    unit: UnitId | None
    people: int


class PollFact(Event, frozen=True, kw_only=True):
    """The base of a poll's events."""

    plan: PlanId
    poll: PollId


@event("polls.planned")
class PollPlanned(PollFact, frozen=True, kw_only=True):
    """The poll will be so. Once more: it will be otherwise than was planned before.

    `units`: with all below them; none means everybody in the plan. `questionnaires`: each by its name `key/version`.
    Dates are local: it opens in the morning, and closes at the end of its last day. `follows`: the poll before it.
    """

    title: str
    kind: PollKind
    follows: PollId | None
    units: tuple[UnitId, ...]
    questionnaires: tuple[str, ...]
    opens_on: date
    reminds_on: date | None
    closes_on: date


@event("polls.dropped")
class PollDropped(PollFact, frozen=True, kw_only=True):
    """It was called off before anybody was asked."""


@event("polls.opened")
class PollOpened(PollFact, frozen=True, kw_only=True):
    """People were asked, on this local date. From here on neither what is asked nor the floors change."""

    on: date
    floors: Floors
    groups: tuple[AskedGroup, ...]


@event("polls.not_opened")
class PollNotOpened(PollFact, frozen=True, kw_only=True):
    """Its day came, but so few people could be asked that no figure could ever be shown: nobody was asked."""

    on: date
    floors: Floors


@event("polls.reminded")
class PollReminded(PollFact, frozen=True, kw_only=True):
    """Who had not answered got a reminder, once. How many is not told."""

    on: date


@event("polls.answers_lost")
class PollAnswersLost(PollFact, frozen=True, kw_only=True):
    """A fault of the database took the answers that were not counted for good yet. Whose is not known to anybody.

    With them went that their links were used: who answered then may answer once more, and is reminded anew.
    """

    on: date


@event("polls.closed")
class PollClosed(PollFact, frozen=True, kw_only=True):
    """It takes no more answers. What came of it is told where figures are released, and nowhere else."""

    on: date


PollEvent = PollPlanned | PollDropped | PollOpened | PollNotOpened | PollReminded | PollAnswersLost | PollClosed
