"""What pages ask of polls: what each is like and how far it is; never how many answered."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId, PollId, UnitId
from domain.kernel.views import Key, View
from domain.polls.decider import Stage
from domain.polls.events import (
    AskedGroup,
    PollAnswersLost,
    PollClosed,
    PollDropped,
    PollEvent,
    PollKind,
    PollNotOpened,
    PollOpened,
    PollPlanned,
    PollReminded,
)
from domain.polls.floors import Floors


class PollRow(Struct, frozen=True):
    """One poll. Dates are local; `floors` and `groups` are fixed when it opens. `seq` is its beginning in the log."""

    plan: PlanId
    poll: PollId
    title: str
    kind: PollKind
    follows: PollId | None
    units: tuple[UnitId, ...]
    questionnaires: tuple[str, ...]
    opens_on: date
    reminds_on: date | None
    closes_on: date
    stage: Stage
    seq: int
    version: int
    floors: Floors | None = None
    groups: tuple[AskedGroup, ...] = ()
    opened_on: date | None = None
    reminded_on: date | None = None
    lost_on: date | None = None
    closed_on: date | None = None


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.poll,),) if isinstance(recorded.event, PollEvent) else ()


def _row(row: PollRow | None, recorded: Recorded, _key: Key) -> PollRow | None:
    changed = _changed(row, recorded)
    return replace(changed, version=recorded.version) if changed else None


def _changed(row: PollRow | None, recorded: Recorded) -> PollRow | None:
    match recorded.event:
        case PollPlanned() as planned:
            return _planned(planned, row.seq if row else recorded.seq)
        case PollDropped() if row:
            return replace(row, stage=Stage.DROPPED)
        case PollOpened(on=on, floors=floors, groups=groups) if row:
            return replace(row, stage=Stage.OPEN, opened_on=on, floors=floors, groups=groups)
        case PollNotOpened(floors=floors) if row:
            return replace(row, stage=Stage.TOO_SMALL, floors=floors)
        case PollReminded(on=on) if row:
            return replace(row, reminded_on=on)
        case PollAnswersLost(on=on) if row:
            return replace(row, lost_on=on)
        case PollClosed(on=on) if row:
            return replace(row, stage=Stage.CLOSED, closed_on=on)
        case _:
            return row


def _planned(planned: PollPlanned, seq: int) -> PollRow:
    return PollRow(
        planned.plan,
        planned.poll,
        planned.title,
        planned.kind,
        planned.follows,
        planned.units,
        planned.questionnaires,
        planned.opens_on,
        planned.reminds_on,
        planned.closes_on,
        stage=Stage.PLANNED,
        seq=seq,
        version=0,
    )


POLLS = View(
    name="poll",
    version=1,
    row=PollRow,
    key=("poll",),
    events=frozenset(PollEvent.__args__),
    keys_of=_keys,
    evolve=_row,
    indexes=(("plan", "seq"),),
)
