"""The counters of a closed poll, as the door of figures takes them. Nothing else opens them (tests/architecture)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import psycopg
from msgspec import Struct

from domain.kernel.ids import PersonId, PollId, TenantId, UnitId
from domain.polls.counting import Closed, Place
from domain.polls.decider import POLL, stream_of
from domain.polls.layout import Sum
from domain.publication.tables import Counted, Part, Question, Together, usual_ladder
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

    A place in which fewer than five answered has no counters of its own: they stand at the place that it joined.
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
    now = asked.then(poll)
    kept = {part.place: part for part in closed.parts}
    people = Counter(now.values())
    before = {other: asked.then(other) for other in _others(connection, tenant, poll)}
    return Counted(
        poll=poll,
        on=closed.on,
        version="+".join(each.name for each in questionnaires),
        questions=tuple(_questions(questionnaires)),
        parts=tuple(
            Part(
                place,
                above,
                people[place],
                layout.by_key(kept[place].counts) if place in kept else {},
                tuple(other for other in kept[place].joined if other != place) if place in kept else (),
            )
            for place, above in _tree({*people, *kept}, parents_of(asked.organisation)).items()
        ),
        stayed={
            other: dict(Counter((then[person], place) for person, place in now.items() if person in then))
            for other, then in before.items()
        },
        together=_together({**before, poll: now}),
    )


def _together(polls: Mapping[PollId, Mapping[PersonId, Place]]) -> Together:
    everybody = frozenset[PersonId]().union(*polls.values())
    paths = Counter(tuple((at[who],) if who in at else None for at in polls.values()) for who in everybody)
    return Together(tuple(polls), paths)


def _tree(places: Iterable[Place], parents: Mapping[UnitId, Place]) -> dict[Place, Place]:
    """These places and all above them, each with the one above it."""
    found: dict[Place, Place] = {None: None}
    for place in places:
        at = place
        while at is not None and at not in found:
            found[at] = parents.get(at)
            at = found[at]
    return found


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


def _others(connection: Connection, tenant: TenantId, poll: PollId) -> list[PollId]:
    """All other polls that closed."""
    asked = "SELECT poll_id FROM werkbalans.poll_counted WHERE tenant_id = %s AND poll_id <> %s"
    return [PollId(row[0]) for row in connection.execute(asked, (tenant, poll)).fetchall()]
