"""The counters of a closed poll, as the door of figures takes them. Nothing else opens them (tests/architecture)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import psycopg
from msgspec import Struct

from domain.kernel.ids import PersonId, PollId, TenantId
from domain.polls.counting import Closed, Place
from domain.polls.decider import POLL, stream_of
from domain.polls.layout import Sum
from domain.publication.tables import Counted, Part, Question, usual_ladder
from domain.questionnaires.content import Questionnaire, Scale
from infra.event_store.worker import WorkerLog
from infra.polls.asked import Asked, parents_of
from infra.polls.content import from_log, layout_of
from infra.polls.sealing import Seal

Connection = psycopg.Connection[Any]


class ClosedPoll(Struct, frozen=True):
    """What is kept for good of a poll: the local date of its end, and counters that are about at least five people."""

    on: date
    parts: tuple[Closed, ...]


def counted(log: WorkerLog, connection: Connection, key: bytes, tenant: TenantId, poll: PollId) -> Counted | None:
    """A closed poll for the door, None while it is open. The transaction's tenant must be set.

    A place in which fewer than five answered is no place of its own: its people count where its answers went.
    """
    row = connection.execute(
        "SELECT sealed FROM werkbalans.poll_counted WHERE tenant_id = %s AND poll_id = %s", (tenant, poll)
    ).fetchone()
    if row is None:
        return None
    closed = Seal(key, tenant, poll).open("counted", bytes(row[0]), ClosedPoll)
    state = POLL.fold([each.event for each in log.load(connection, tenant, stream_of(poll)).events])
    assert state.planned is not None
    questionnaires = from_log(log, connection, tenant, state.planned.questionnaires)
    layout, asked = layout_of(questionnaires), Asked(log, connection, tenant)
    where = {place: part.place for part in closed.parts for place in part.joined}
    now = {person: where.get(place, place) for person, place in asked.then(poll).items()}
    parents = parents_of(asked.organisation)
    shown = {part.place for part in closed.parts}
    return Counted(
        poll=poll,
        on=closed.on,
        version="+".join(each.name for each in questionnaires),
        questions=tuple(_questions(questionnaires)),
        parts=tuple(
            Part(
                part.place,
                _above(part.place, parents, shown),
                sum(place == part.place for place in now.values()),
                layout.by_key(part.counts),
            )
            for part in closed.parts
        ),
        stayed=_stayed(now, _earlier(connection, key, tenant, closed.on, poll), asked.then),
    )


def _above(place: Place, parents: Mapping[Any, Place], shown: Iterable[Place]) -> Place:
    above = parents.get(place)
    while above is not None and above not in shown:
        above = parents.get(above)
    return above


def _questions(questionnaires: Iterable[Questionnaire]) -> Iterable[Question]:
    scales = [scale for each in questionnaires for scale in each.scales]
    for scale, counters in zip(scales, layout_of(questionnaires).sums, strict=True):
        for item in counters.items:
            yield Question(item.key, item.answers, usual_ladder(item.answers, (item.answers + 1) // 2))
        yield Question(counters.key, counters.answers, usual_ladder(counters.answers, _cut(scale, counters)))


def _cut(scale: Scale, counters: Sum) -> int:
    """How many sums lie below the cut-off, or below the middle where none is published."""
    if scale.cut is None:
        return (counters.answers + 1) // 2
    number = len(counters.items)
    # A mean of `at` hundredths is a sum of at * number / 100; the lowest sum is `number`.
    lowest = -(-scale.cut.at * number // 100) - number
    return max(1, min(lowest, counters.answers - 1))


def _earlier(
    connection: Connection, key: bytes, tenant: TenantId, on: date, poll: PollId
) -> list[tuple[PollId, dict[Place, Place]]]:
    """The polls that closed before this one, each with where its places went."""
    rows = connection.execute(
        "SELECT poll_id, sealed FROM werkbalans.poll_counted WHERE tenant_id = %s AND poll_id <> %s", (tenant, poll)
    ).fetchall()
    found = [(row[0], Seal(key, tenant, row[0]).open("counted", bytes(row[1]), ClosedPoll)) for row in rows]
    return [
        (other, {place: part.place for part in closed.parts for place in part.joined})
        for other, closed in found
        if (closed.on, str(other)) < (on, str(poll))
    ]


def _stayed(
    now: Mapping[PersonId, Place],
    earlier: Iterable[tuple[PollId, Mapping[Place, Place]]],
    asked: Callable[[PollId], Mapping[PersonId, Place]],
) -> dict[PollId, dict[tuple[Place, Place], int]]:
    stayed = {}
    for poll, where in earlier:
        then = {person: where.get(place, place) for person, place in asked(poll).items()}
        both = Counter((then[person], place) for person, place in now.items() if person in then)
        stayed[poll] = dict(both)
    return stayed
