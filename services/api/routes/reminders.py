"""Your dated things, putting off a reminder, and the address of your calendar."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.notices import NoticeKind
from domain.kernel.refusals import NotFound
from domain.reminders.views import SNOOZES
from infra.bootstrap import Services
from infra.language import in_language
from infra.mail.words import said
from services.api.auth import Caller
from services.api.exchange import Done, await_own_write, carried_out
from services.api.reminders import Mine, address_of, mine_of, require_mine, snooze_of, wake_of
from services.api.rules import OWN


class ReminderOut(msgspec.Struct, frozen=True):
    """One of your dated things. `fixed`: a term of law, never put off. `snoozed_until`: when it comes back."""

    thing: UUID
    item: str
    kind: NoticeKind
    what: str
    due_on: date
    plan: UUID | None
    href: str
    fixed: bool
    snoozed_until: date | None


class SnoozeIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Until when you do not want to be reminded, at most 30 days from today, and why."""

    until: Annotated[date, Meta(examples=["2026-12-10"])]
    reason: Annotated[str, Meta(min_length=1, max_length=500, examples=["De leverancier komt pas volgende week"])]


class FeedOut(msgspec.Struct, frozen=True):
    """Since when your calendar has an address (null: it has none); the address itself is told once, when it is made."""

    since: datetime | None
    address: str | None = None


@get("/reminders", summary="List your dated things", rule=OWN)
async def my_reminders(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Sequence[ReminderOut]:
    """All that is open and yours, by name, by role, as contact person or team lead; the nearest first."""
    await await_own_write(services, caller, min_seq, SNOOZES)
    today = await services.calendar.today(caller.tenant)
    with in_language(caller.language):
        return [_out(each) for each in await mine_of(services, caller.tenant, caller.person, today)]


@post("/reminders/{thing:uuid}/{item:str}/snooze", status_code=200, summary="Put a reminder off", rule=OWN)
async def snooze(
    request: Request[Any, Any, Any],
    thing: FromPath[UUID],
    item: FromPath[str],
    data: JSONBody[SnoozeIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For yourself alone, with a reason that stands in the audit trail; it comes back by itself."""
    dated = await require_mine(services, caller, thing, item)
    return await carried_out(request, services, caller, snooze_of(caller, dated, data.until, data.reason))


@delete("/reminders/{thing:uuid}/{item:str}/snooze", status_code=200, summary="Be reminded again", rule=OWN)
async def wake(
    request: Request[Any, Any, Any],
    thing: FromPath[UUID],
    item: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Before its day."""
    dated = await require_mine(services, caller, thing, item)
    return await carried_out(request, services, caller, wake_of(caller, dated))


@get("/calendar-feed", summary="See whether your calendar has an address", rule=OWN)
async def feed(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> FeedOut:
    """Not the address: that was told once."""
    return FeedOut(await services.agenda.since(caller.tenant, caller.person))


@post("/calendar-feed", status_code=201, summary="Make a new address for your calendar", rule=OWN)
async def renew_feed(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> FeedOut:
    """It replaces the one that you had. Whoever knows it sees your dated things: keep it to yourself."""
    secret = await services.agenda.renew(caller.tenant, caller.person)
    since = await services.agenda.since(caller.tenant, caller.person)
    return FeedOut(since, address_of(services, secret))


@delete("/calendar-feed", status_code=204, summary="Take the address of your calendar away", rule=OWN)
async def revoke_feed(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> None:
    """Calendars that read it find nothing any more."""
    if not await services.agenda.revoke(caller.tenant, caller.person):
        raise NotFound


def _out(mine: Mine) -> ReminderOut:
    dated = mine.dated
    return ReminderOut(
        thing=dated.thing,
        item=dated.item,
        kind=dated.kind,
        what=said(dated),
        due_on=dated.due_on,
        plan=dated.plan,
        href=dated.address,
        fixed=dated.fixed,
        snoozed_until=mine.snoozed.until if mine.snoozed else None,
    )


ROUTES = Router("/", route_handlers=[my_reminders, snooze, wake, feed, renew_feed, revoke_feed], tags=["Reminders"])
