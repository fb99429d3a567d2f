"""The archive of reports, a report itself, and the button to have one made now."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from markupsafe import Markup

from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.views import UNITS
from domain.plan.views import PLANS, PlanRow
from domain.reports.events import Kind, Scope
from domain.reports.views import REPORTS, ReportRow
from domain.review.moments import name_in
from infra.bootstrap import Services
from infra.language import LANGUAGES, in_language
from infra.reports.charts import drawn
from infra.reports.printing import told
from infra.reports.wording import worded
from infra.reports.words import moment as moment_name
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.names import names_of
from services.api.pages.forms import Form, Shown, first, form_of, key_of, number, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.pages.plan_page import plan_page
from services.api.reports import ask, built, download, report_in, reports_of, require_report
from services.api.reviewing import hrm_cycle_of
from services.api.routes.plans import require_plan
from services.api.rules import OWN

HERE = "/organisatie/rapporten"
PAGE, WAIT_SECONDS = 30, 4.0


class Moment(msgspec.Struct, frozen=True):
    """The reports of one moment (`name` is empty for those that were asked for) and day."""

    name: str
    on: date
    rows: Sequence[ReportRow]


@get(HERE, include_in_schema=False, rule=OWN)
async def archive(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """All reports that are for who looks, newest first."""
    await await_own_write(services, caller, min_seq, REPORTS)
    return await _archive(request, services, caller, Shown())


@post(HERE, include_in_schema=False, rule=Right.MAKE_REPORT)
async def make(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Have one made now, about what was chosen; then wait for it at its own place."""
    form = await form_of(request)
    try:
        return await _asked(services, caller, form)
    except Refusal as refusal:
        return await _archive(request, services, caller, refused(request, form, refusal, "make"))


@get("/plannen/{plan:uuid}/evaluatie/rapporten", include_in_schema=False, rule=Right.READ_PLAN)
async def of_plan(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The reports of one plan."""
    await await_own_write(services, caller, min_seq, REPORTS)
    row = await require_plan(services, caller, PlanId(plan))
    facts = await _facts(request, services, caller, {"plan": plan})
    return await plan_page(request, "reports.html", caller, row, "evaluatie", shown=Shown(), **facts)


@get(HERE + "/{report:uuid}", include_in_schema=False, rule=OWN)
async def show(
    request: AnyRequest,
    report: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The report as a page, made of the data that is kept; one that is being made is awaited a moment."""
    await await_own_write(services, caller, min_seq, REPORTS)
    row = await built(services, caller, report, WAIT_SECONDS if min_seq else 0)
    facts: dict[str, Any] = {"row": row, "plan_row": await _plan(services, caller, row)}
    if not row.built_in:
        return await page(request, "report_coming.html", caller, **facts)
    language = language_of(request)
    document = worded(await report_in(services, caller, row), language)
    with in_language(language):
        charts = {chart.key: Markup(drawn(chart)) for part in document.parts for chart in part.charts}  # noqa: S704
    return await page(request, "report.html", caller, document=document, charts=charts, told=told, **facts)


@get([f"{HERE}/{{report:uuid}}/rapport.{kind.value}" for kind in Kind], include_in_schema=False, rule=OWN)
async def save(
    request: AnyRequest,
    report: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    taal: FromQuery[str] = "",
) -> Response[bytes]:
    """A kept form, to the byte."""
    if taal not in ("", *LANGUAGES):
        raise NotFound
    kind = Kind(request.url.path.rpartition(".")[2])
    row = await require_report(services, caller, report)
    etag = request.headers.get("if-none-match")
    return await download(services, caller, row, kind, taal or language_of(request), etag)


async def _asked(services: Services, caller: Caller, form: Form) -> Response[Any]:
    scope, _, which = first(form, "about").partition(":")
    try:
        chosen = UUID(which) if which else None
    except ValueError:
        raise NotFound from None
    plan, unit = (chosen if scope == name else None for name in ("plan", "unit"))
    report, handled = await ask(services, caller, plan, unit, key_of(caller, form))
    return see(f"{HERE}/{report}", min_seq=handled.receipt.seq if handled.receipt else None)


async def _archive(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    facts = await _facts(request, services, caller, {})
    return await page(request, "reports.html", caller, shown.status, plan=None, past=None, shown=shown, **facts)


async def _facts(request: AnyRequest, services: Services, caller: Caller, wanted: dict[str, Any]) -> dict[str, Any]:
    before = number(request.query_params.get("voor", ""))
    rows, older = await reports_of(services, caller, wanted, before, PAGE)
    plans = await services.views.find(caller.tenant, PLANS)
    units = await services.views.find(caller.tenant, UNITS)
    cycle, _ = await hrm_cycle_of(services, caller)
    today = await services.calendar.today(caller.tenant)
    coming = [
        (day, name_in(language_of(request), moment.id, moment.name))
        for moment in cycle.moments
        if (day := moment.next_after(today))
    ]
    return {
        "moments": _by_moment(rows),
        "moment_name": moment_name,
        "older": older,
        "titles": {each.plan: each.title for each in plans},
        "names": await names_of(services, caller, rows),
        "plans": sorted(plans, key=lambda each: each.title.casefold()),
        "units": sorted(units, key=lambda each: each.name.casefold()),
        "coming": min(coming, default=(date.max, "")),
        "may_make": caller.actor.may(Right.MAKE_REPORT),
    }


def _by_moment(rows: Sequence[ReportRow]) -> list[Moment]:
    """The reports of a page by their moment and day, in each the organisation's first, then plans, then units."""
    found: dict[tuple[str, date], list[ReportRow]] = {}
    for row in rows:
        found.setdefault((row.name, row.on), []).append(row)
    order = (Scope.ORGANISATION, Scope.PLAN, Scope.UNIT)
    return [
        Moment(name, on, sorted(mine, key=lambda row: (order.index(row.scope), row.seq)))
        for (name, on), mine in found.items()
    ]


async def _plan(services: Services, caller: Caller, row: ReportRow) -> PlanRow | None:
    return await services.views.get(caller.tenant, PLANS, (row.plan,)) if row.plan else None


ROUTES = Router("/", route_handlers=[archive, make, of_plan, show, save])
