"""An index into the log, one row an event; the text itself is read from the log, where it cannot change."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.views import Key, View


class AuditRow(msgspec.Struct, frozen=True, gc=False):
    """Where to find an event: `seq` in the tenant's log; plan and row where it has them; who; when (UTC)."""

    seq: int
    type: str
    plan: PlanId | None
    row: str | None
    actor: PersonId | None
    recorded_at: datetime


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.seq,),)


def _evolve(_row: AuditRow | None, recorded: Recorded, _key: Key) -> AuditRow | None:
    event = recorded.event
    plan: PlanId | None = getattr(event, "plan", None)
    row: str | None = getattr(event, "row", None)
    return AuditRow(recorded.seq, event.NAME, plan, row, recorded.actor, recorded.recorded_at)


def audit_view(events: Iterable[type[Event]]) -> View[AuditRow]:
    """The audit trail over these event types."""
    return View(
        name="audit",
        version=1,
        row=AuditRow,
        key=("seq",),
        events=frozenset(events),
        keys_of=_keys,
        evolve=_evolve,
        once=True,
        indexes=(("plan", "seq"),),
    )
