"""What pages ask of publication: which polls have figures, and the figures themselves."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId, PollId
from domain.kernel.views import Key, View
from domain.publication.events import FiguresReleased, ReleaseBegun
from domain.publication.floors import Floors
from domain.publication.shown import AskedPlace, Kept, Told


class EditionRow(Struct, frozen=True):
    """A poll of which figures came out: on which local date, under which floors; how many were asked where."""

    plan: PlanId
    poll: PollId
    on: date
    closed_on: date
    version: str
    floors: Floors
    places: tuple[AskedPlace, ...]
    kept: tuple[Kept, ...]
    seq: int


class FiguresRow(Struct, frozen=True):
    """All that is shown of a question of a poll."""

    plan: PlanId
    poll: PollId
    question: str
    told: Told
    seq: int


def _edition_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan, event.poll),) if isinstance(event, ReleaseBegun) else ()


def _edition(row: EditionRow | None, recorded: Recorded, _key: Key) -> EditionRow | None:
    event = recorded.event
    if not isinstance(event, ReleaseBegun):
        return row
    return EditionRow(
        event.plan,
        event.poll,
        event.on,
        event.closed_on,
        event.version,
        event.floors,
        event.places,
        event.kept,
        recorded.seq,
    )


def _figures_keys(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.plan, event.poll, event.told.question.key),) if isinstance(event, FiguresReleased) else ()


def _figures(row: FiguresRow | None, recorded: Recorded, _key: Key) -> FiguresRow | None:
    event = recorded.event
    if not isinstance(event, FiguresReleased):
        return row
    return FiguresRow(event.plan, event.poll, event.told.question.key, event.told, recorded.seq)


EDITIONS = View(
    name="edition",
    version=1,
    row=EditionRow,
    key=("plan", "poll"),
    events=frozenset({ReleaseBegun}),
    keys_of=_edition_keys,
    evolve=_edition,
    once=True,
    indexes=(("plan", "seq"),),
)
FIGURES = View(
    name="figures",
    version=1,
    row=FiguresRow,
    key=("plan", "poll", "question"),
    events=frozenset({FiguresReleased}),
    keys_of=_figures_keys,
    evolve=_figures,
    once=True,
    indexes=(("poll", "seq"),),
)
