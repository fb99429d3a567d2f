"""My reminders: what of mine has a date, what I put off, and the address under which my calendar reads it."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.refusals import NotFound, Refusal
from domain.organisation.views import ORGANISATIONS
from domain.reminders.views import SNOOZES
from infra.bootstrap import Services
from infra.clock import today_in
from infra.language import in_language
from infra.mail.agenda import Open
from infra.mail.icalendar import calendar_of
from infra.mail.words import said, when
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.pages.forms import Form, Shown, first, form_of, identity, key_of, needed_day, refused
from services.api.pages.in_place import page_at
from services.api.pages.page import AnyRequest, page, see
from services.api.reminders import (
    Mine,
    address_of,
    days_from,
    mine_of,
    page_of,
    put_off,
    require_mine,
    snooze_of,
    wake_of,
)
from services.api.rules import OWN, PUBLIC

HERE = "/herinneringen"
FEED = {"content-type": "text/calendar; charset=utf-8", "content-disposition": 'inline; filename="werkbalans.ics"'}


@get(HERE, include_in_schema=False, rule=OWN)
async def mine(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    open: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What has a date, the nearest first; `open` names the thing whose form stands open."""
    await await_own_write(services, caller, min_seq, SNOOZES)
    return await _page(request, caller, services, Shown(opened=open, saved=saved))


@post(HERE, include_in_schema=False, rule=OWN)
async def do(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Put one off, wake it, or make or take away the address of the calendar."""
    form = await form_of(request)
    match first(form, "do"):
        case "renew":
            secret = await services.agenda.renew(caller.tenant, caller.person)
            return await _page(request, caller, services, Shown(saved="feed"), address=address_of(services, secret))
        case "revoke":
            await services.agenda.revoke(caller.tenant, caller.person)
            return see(HERE, anchor="agenda", saved="revoked")
        case "snooze" | "wake" as what:
            return await _put_off(request, caller, services, form, what)
        case _:
            raise NotFound


@get("/agenda/{file:str}", include_in_schema=False, rule=PUBLIC)
async def feed(file: FromPath[str], services: NamedDependency[Services]) -> Response[Any]:
    """A calendar for whoever knows its address; no other address is anything."""
    secret, dot, _ = file.partition(".ics")
    reader = await services.agenda.reader(secret) if dot else None
    if reader is None:
        raise NotFound
    zone = await services.calendar.zone_of(reader.tenant)
    now = services.clock.now()
    found = await mine_of(services, reader.tenant, reader.person, today_in(zone, services.clock))
    host = urlsplit(services.settings.public_url).hostname or "localhost"
    with in_language(reader.language):
        things = [Open(each.dated, each.changes) for each in found]
        body = calendar_of(things, services.settings.public_url, host, zone, now)
    return Response(body, headers=FEED)


async def _put_off(request: AnyRequest, caller: Caller, services: Services, form: Form, what: str) -> Response[Any]:
    thing, item = identity(form, "thing"), first(form, "item")
    dated = await require_mine(services, caller, thing or UUID(int=0), item)
    try:
        command = (
            snooze_of(caller, dated, needed_day(form, "until"), first(form, "reason"))
            if what == "snooze"
            else wake_of(caller, dated)
        )
        seq = await put_off(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        again = refused(request, form, refusal, dated.key, dated.key)
        if first(form, "here"):
            return await page_at(request, page_of(dated), snooze=again)
        return await _page(request, caller, services, again)
    if first(form, "here"):
        return see(page_of(dated), anchor="herinneringen", herinnering=what, min_seq=seq)
    return see(HERE, saved=what, min_seq=seq)


async def _page(
    request: AnyRequest, caller: Caller, services: Services, shown: Shown, address: str = ""
) -> Response[Any]:
    today = await services.calendar.today(caller.tenant)
    found = await mine_of(services, caller.tenant, caller.person, today)
    row = await services.views.get(caller.tenant, ORGANISATIONS, (caller.tenant,))
    soon = today + timedelta(days=max(14, row.reminders.days_before if row else 0))

    def between(low: int | None, high: int | None) -> list[Mine]:
        return [
            each
            for each in found
            if each.snoozed is None
            and (low is None or (each.dated.due_on - today).days >= low)
            and (high is None or (each.dated.due_on - today).days <= high)
        ]

    near = (soon - today).days
    return await page(
        request,
        "reminders.html",
        caller,
        shown.status,
        groups=(("late", between(None, -1)), ("today", between(0, 0)), ("soon", between(1, near))),
        later=between(near + 1, None),
        asleep=[each for each in found if each.snoozed],
        shown=shown,
        today=today,
        days=days_from(today),
        said=said,
        when=when,
        since=await services.agenda.since(caller.tenant, caller.person),
        address=address,
        language_now=language_of(request),
    )


ROUTES = Router("/", route_handlers=[mine, do, feed])
