"""An index into the log, one row an event; the text itself is read from the log, where it cannot change.

Within a tenant `recorded_at` never falls as `seq` rises, so days are looked up once and asked as positions.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.views import Key, View

EVERYWHERE = UnitId(UUID(int=0))


class AuditRow(msgspec.Struct, frozen=True, gc=False):
    """Where to find an event: `seq` in the tenant's log; plan and row where it has them; who; when (UTC).

    `part` is the part of the method that it belongs to: the first word of its type ("kickoff"). `mandate_in` is the
    unit of a contact person's mandate, EVERYWHERE for the whole organisation; None for all other facts.
    """

    seq: int
    type: str
    part: str
    plan: PlanId | None
    row: str | None
    actor: PersonId | None
    recorded_at: datetime
    mandate_in: UnitId | None = None


def part_of(name: str) -> str:
    """The part of the method that a type of event belongs to."""
    return name.partition(".")[0]


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.seq,),)


def _evolve(_row: AuditRow | None, recorded: Recorded, _key: Key) -> AuditRow | None:
    event = recorded.event
    plan: PlanId | None = getattr(event, "plan", None)
    row: str | None = getattr(event, "row", None)
    part, mandate_in = part_of(event.NAME), None
    if part == "contact" and plan is None:
        mandate_in = getattr(event, "unit", None) or EVERYWHERE
    return AuditRow(recorded.seq, event.NAME, part, plan, row, recorded.actor, recorded.recorded_at, mandate_in)


def audit_view(events: Iterable[type[Event]]) -> View[AuditRow]:
    """The audit trail over these event types."""
    return View(
        name="audit",
        version=3,
        row=AuditRow,
        key=("seq",),
        events=frozenset(events),
        keys_of=_keys,
        evolve=_evolve,
        once=True,
        indexes=(("plan", "seq"), ("actor", "seq"), ("part", "seq"), ("recorded_at", "seq"), ("mandate_in", "seq")),
    )
