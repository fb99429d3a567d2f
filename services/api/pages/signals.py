"""Signals: the map and the list, the form to report one, and the link for reporting unnamed."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import PlanId, SignalId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, Refusal
from domain.kernel.rights import Right
from domain.method import TEMPLATES
from domain.plan.views import PlanRow
from domain.signals.commands import CloseLink, LinkCommand, OpenLink, ReportSignal, Said
from domain.signals.kinds import ENERGY, PRESSURE, SignalKind, Source
from domain.signals.views import LINKS, SIGNALS
from infra.bootstrap import Services
from services.api.agreements import own_unit_of
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import (
    Form,
    Shown,
    first,
    form_of,
    key_of,
    needed,
    needed_day,
    number,
    one_of,
    refused,
    whole,
)
from services.api.pages.heat import heat
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.perceived import last_poll
from services.api.readings import note_signals
from services.api.routes.plans import require_plan, require_units
from services.api.routes.reporting_link import link_of
from services.api.signals import EVERYWHERE, Wanted, map_of, signals_of, unit_id
from services.api.words.polls import KINDS as POLL_KINDS
from services.api.words.signals import KINDS, SOURCES

PAGE = 25


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def overview(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    soort: FromQuery[str] = "",
    onderdeel: FromQuery[str] = "",
    thema: FromQuery[str] = "",
    voor: FromQuery[int | None] = None,
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What weighs where; then the signals themselves, newest first."""
    await await_own_write(services, caller, min_seq, SIGNALS)
    row = await require_plan(services, caller, PlanId(plan))
    known = await people_and_units(services, caller)
    kind = SignalKind(soort) if soort in set(SignalKind) else None
    wanted = Wanted(row.plan, kind, onderdeel or None, thema or None)
    listed, older = await signals_of(services, caller, wanted, voor, PAGE)
    await note_signals(services, caller, row.plan, listed)
    cells = await map_of(services, caller, wanted)
    names = {unit.unit: unit.name for unit in known["units"]}
    themes = [theme.key for theme in TEMPLATES[row.template].themes]
    return await plan_page(
        request,
        "signals.html",
        caller,
        row,
        "signalen",
        **known,
        **words_for(row),
        names=names,
        maps=[heat(cells, kinds, themes, names) for kinds in (PRESSURE, ENERGY)],
        listed=listed,
        older=older,
        asked={"soort": [soort], "onderdeel": [onderdeel], "thema": [thema]},
        everywhere=EVERYWHERE,
        saved=saved,
        link=await link_of(services, caller, row.plan),
        last=await last_poll(services, caller, row, language_of(request)),
        poll_kinds=POLL_KINDS,
    )


@get("/nieuw", include_in_schema=False, rule=Right.REPORT_SIGNAL)
async def new(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """An empty form."""
    row = await require_plan(services, caller, PlanId(plan))
    caller.actor.needs(Right.REPORT_SIGNAL)
    today, own_unit = await services.calendar.today(caller.tenant), await own_unit_of(services, caller)
    typed = {"noticed_on": [str(today)], "unit": [str(own_unit or "")]}
    return await _form(request, services, caller, row, Shown(typed=typed))


@post("/nieuw", include_in_schema=False, rule=Right.REPORT_SIGNAL)
async def report(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Report it, and go to the list."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    identity = key_of(caller, form)
    try:
        said = await said_of(services, caller, row, form)
        signal = SignalId(new_id(identity, "signal"))
        command = ReportSignal(plan=row.plan, signal=signal, said=said, weight=weight_of(form))
        handled = await carry_out(services, caller, command, identity)
    except Refusal as refusal:
        return await _form(request, services, caller, row, refused(request, form, refusal, "new"))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/signalen", saved="new", min_seq=seq)


@get("/zonder-naam", include_in_schema=False, rule=Right.READ_PLAN)
async def unnamed(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The link for reporting unnamed, and what is kept of a report and what is not."""
    await await_own_write(services, caller, min_seq, LINKS)
    row = await require_plan(services, caller, PlanId(plan))
    return await _link_page(request, services, caller, row, Shown(saved=saved))


@post("/zonder-naam", include_in_schema=False, rule=Right.STEER_PLAN)
async def change_link(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Open, renew or close it (field `do`)."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    command: LinkCommand = CloseLink(plan=row.plan)
    if first(form, "do") == "open":
        command = OpenLink(plan=row.plan, after=number(first(form, "seen")) or 0)
    try:
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        return await _link_page(request, services, caller, row, refused(request, form, refusal, "link"))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/signalen/zonder-naam", saved="link", min_seq=seq)


def words_for(plan: PlanRow) -> dict[str, Any]:
    """The words that signals are shown and asked in: kinds, sources, and the themes of the plan's template."""
    themes = TEMPLATES[plan.template].themes
    return {"kinds": KINDS, "sources": SOURCES, "themes": {theme.key: theme for theme in themes}}


async def said_of(services: Services, caller: Caller, plan: PlanRow, form: Form) -> Said:
    """What a form says. Raises InvalidValue naming the field."""
    kind, theme = one_of(form, "kind", SignalKind), chosen(form, "theme")
    unit = unit_id(first(form, "unit")) if first(form, "unit") else None
    await require_units(services, caller, [unit] if unit else [])
    return Said(
        kind=kind,
        unit=UnitId(unit) if unit else None,
        theme=theme,
        source=one_of(form, "source", Source),
        noticed_on=needed_day(form, "noticed_on"),
        text=Personal(caller.person, needed(form, "text")),
        template=plan.template,
    )


def chosen(form: Form, name: str) -> str:
    """A choice that must be made. Raises InvalidValue."""
    if not first(form, name):
        raise InvalidValue(field=name, reason="choose")
    return first(form, name)


def weight_of(form: Form) -> int:
    """The weight that was chosen. Raises InvalidValue."""
    chosen(form, "weight")
    return whole(form, "weight") or 0


async def _form(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown) -> Response[Any]:
    return await plan_page(
        request,
        "signal_new.html",
        caller,
        plan,
        "signalen",
        shown.status,
        **await people_and_units(services, caller),
        **words_for(plan),
        shown=shown,
        link=await link_of(services, caller, plan.plan),
    )


async def _link_page(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown
) -> Response[Any]:
    link = await link_of(services, caller, plan.plan)
    return await plan_page(request, "unnamed_link.html", caller, plan, "signalen", shown.status, link=link, shown=shown)


ROUTES = Router("/plannen/{plan:uuid}/signalen", route_handlers=[overview, new, report, unnamed, change_link])
