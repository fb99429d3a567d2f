"""The audit trail: found through its index, told from the log itself."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from domain.audit.views import AuditRow
from domain.catalogue import AUDIT
from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId
from infra.bootstrap import Services
from services.api.auth import Caller


class Wanted(msgspec.Struct, frozen=True):
    """Which entries: of a plan, by a person, about a row, within days (local, inclusive), below a cursor."""

    plan: PlanId
    person: UUID | None = None
    row: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    before: int | None = None
    limit: int = 50


class AuditEntry(msgspec.Struct, frozen=True):
    """One fact: its place in the log, when it was recorded (UTC), who did it, what, and its exact content.

    `actor` and `name` are null when the system acted. Erased words stand as `{"personal": "erased", …}`.
    """

    seq: int
    recorded_at: datetime
    actor: UUID | None
    name: str | None
    type: str
    row: str | None
    content: dict[str, Any]


async def entries(services: Services, caller: Caller, wanted: Wanted) -> tuple[list[AuditEntry], int | None]:
    """A page of entries, newest first, and the cursor of the next page (None on the last)."""
    found = await recorded(services, caller, wanted)
    people = await services.people.of(caller.tenant)
    page = [
        AuditEntry(
            seq=each.seq,
            recorded_at=each.recorded_at,
            actor=each.actor,
            name=people[each.actor].name if each.actor and each.actor in people else None,
            type=each.event.NAME,
            row=getattr(each.event, "row", None),
            content=msgspec.to_builtins(each.event),
        )
        for each in found[: wanted.limit]
    ]
    return page, page[-1].seq if len(found) > wanted.limit else None


async def recorded(services: Services, caller: Caller, wanted: Wanted) -> Sequence[Recorded]:
    """The facts themselves, newest first: one more than the limit where there are more."""
    rows = await _index(services, caller, wanted)
    return await services.store.pick(caller.tenant, [row.seq for row in rows])


async def _index(services: Services, caller: Caller, wanted: Wanted) -> Sequence[AuditRow]:
    where: dict[str, Any] = {"plan": wanted.plan}
    if wanted.person:
        where["actor"] = wanted.person
    if wanted.row:
        where["row"] = wanted.row
    zone = ZoneInfo(await services.calendar.zone_of(caller.tenant))
    if wanted.first_day:
        where["recorded_at >="] = datetime.combine(wanted.first_day, time(), zone)
    if wanted.last_day:
        where["recorded_at <"] = datetime.combine(wanted.last_day + timedelta(days=1), time(), zone)
    if wanted.before:
        where["seq <"] = wanted.before
    return await services.views.find(caller.tenant, AUDIT, where, order=("-seq",), limit=wanted.limit + 1)
