"""The audit trail: found through its index, told from the log itself."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from domain.audit.views import EVERYWHERE, AuditRow
from domain.catalogue import AUDIT
from domain.kernel.events import Recorded
from domain.kernel.ids import PlanId
from domain.kernel.past import end_of
from domain.kernel.personal import Erased, Personal
from domain.kernel.rights import Right
from domain.notices.events import PaceChosen
from domain.plan.views import PLANS
from domain.support.events import StatementRead
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api.auth import Caller
from services.api.readings import note


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which entries: of a plan (None: of the whole organisation), by a person, about a row, of a part of the method,
    within days (local, inclusive); below the cursor `before`, or above the cursor `after`."""

    plan: PlanId | None = None
    part: str | None = None
    person: UUID | None = None
    row: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    before: int | None = None
    after: int | None = None
    limit: int = 50


class Found(msgspec.Struct, frozen=True):
    """A page of facts, newest first, and the cursors of the older and the newer page (None where there is none)."""

    entries: Sequence[Recorded]
    older: int | None
    newer: int | None


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


class AuditPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor (`before`) of the older page, `previous` (`after`) of the newer; or null."""

    entries: list[AuditEntry]
    next: int | None
    previous: int | None


async def page_of(services: Services, caller: Caller, wanted: Wanted) -> AuditPage:
    """A page of entries with the names of today."""
    found = await recorded(services, caller, wanted)
    people = await services.people.named(caller.tenant, {each.actor for each in found.entries if each.actor})
    entries = [
        AuditEntry(
            seq=each.seq,
            recorded_at=each.recorded_at,
            actor=each.actor,
            name=people[each.actor].name if each.actor and each.actor in people else None,
            type=each.event.NAME,
            row=getattr(each.event, "row", None),
            content=msgspec.to_builtins(each.event),
        )
        for each in found.entries
    ]
    return AuditPage(entries, found.older, found.newer)


async def recorded(services: Services, caller: Caller, wanted: Wanted) -> Found:
    """The facts themselves."""
    if wanted.person:
        await note(services, caller, Sensitive.ACTS_OF_ONE, [wanted.person], wanted.plan)
    asked = await questions(services, caller, wanted)
    backwards = wanted.after is not None and wanted.before is None
    rows = await rows_of(services, caller, asked, wanted.limit + 1, oldest_first=backwards)
    more, shown = len(rows) > wanted.limit, rows[: wanted.limit]
    picked = await services.store.pick(caller.tenant, [row.seq for row in shown]) if shown else ()
    entries = [for_eyes_of(caller, each) for each in picked]
    if not shown:
        return Found((), None, None)
    lowest, highest = min(row.seq for row in shown), max(row.seq for row in shown)
    if backwards:
        return Found(entries, lowest, highest if more else None)
    return Found(entries, lowest if more else None, highest if wanted.before is not None else None)


def for_eyes_of(caller: Caller, each: Recorded) -> Recorded:
    """The fact as the caller may read it: how often somebody else wants mail stands as "…"."""
    event = each.event
    if not isinstance(event, PaceChosen) or event.person == caller.person or isinstance(event.pace, Erased):
        return each
    hidden = msgspec.structs.replace(event, pace=Personal(event.person, "…"))
    return msgspec.structs.replace(each, event=hidden)


async def rows_of(
    services: Services, caller: Caller, asked: Sequence[Mapping[str, Any]], limit: int, *, oldest_first: bool
) -> list[AuditRow]:
    """The first `limit` entries that answer any of these questions, in order."""
    order = ("seq",) if oldest_first else ("-seq",)
    found = await asyncio.gather(
        *(services.views.find(caller.tenant, AUDIT, where, order=order, limit=limit) for where in asked)
    )
    rows = {row.seq: row for each in found for row in each}
    return [rows[seq] for seq in sorted(rows, reverse=not oldest_first)][:limit]


async def questions(services: Services, caller: Caller, wanted: Wanted) -> list[dict[str, Any]]:
    """What the index is asked, an entry for each way to belong to it; none when the days hold nothing.

    A plan's trail tells of the mandates of its units too, which belong to no plan. Who read the statement is told to
    that person and to who steers (docs/decisions/0043).
    """
    where = await _conditions(services, caller, wanted)
    if where is None:
        return []
    asked = [where]
    plan = await services.views.get(caller.tenant, PLANS, (wanted.plan,)) if wanted.plan else None
    if plan and not wanted.row:
        units = list(plan.units) or [EVERYWHERE]
        asked.append({**{name: each for name, each in where.items() if name != "plan"}, "mandate_in in": units})
    if caller.actor.may(Right.STEER_PLAN) or wanted.person == caller.person:
        return asked
    others = [{**each, "type !=": StatementRead.NAME} for each in asked]
    mine = {**where, "type": StatementRead.NAME, "actor": caller.person}
    return others if wanted.person else [*others, mine]


async def _conditions(services: Services, caller: Caller, wanted: Wanted) -> dict[str, Any] | None:
    """None when the days hold nothing. Days become positions, which the indexes know."""
    same = {"plan": wanted.plan, "part": wanted.part, "actor": wanted.person, "row": wanted.row}
    where: dict[str, Any] = {name: value for name, value in same.items() if value}
    zone = await services.calendar.zone_of(caller.tenant)
    if wanted.first_day:
        start = datetime.combine(wanted.first_day, time(), ZoneInfo(zone))
        first = await _edge(services, caller, {"recorded_at >=": start}, ("recorded_at", "seq"))
        if first is None:
            return None
        where["seq >="] = first.seq
    if wanted.last_day:
        over = end_of(wanted.last_day, zone)
        last = await _edge(services, caller, {"recorded_at <": over}, ("-recorded_at", "-seq"))
        if last is None:
            return None
        where["seq <="] = last.seq
    if wanted.before is not None:
        where["seq <"] = wanted.before
    elif wanted.after is not None:
        where["seq >"] = wanted.after
    return where


async def _edge(services: Services, caller: Caller, where: dict[str, Any], order: tuple[str, str]) -> AuditRow | None:
    rows = await services.views.find(caller.tenant, AUDIT, where, order=order, limit=1)
    return rows[0] if rows else None
