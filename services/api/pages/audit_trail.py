"""The audit trail of a plan or of the organisation: a line an event in human words, the exact text one click away."""

from datetime import date, datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from domain.audit.views import part_of
from domain.catalogue import AUDIT
from domain.kernel.events import TYPES, Recorded
from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.kickoff.views import CHECKLISTS
from domain.plan.views import PLANS, PlanRow
from infra.bootstrap import Services
from infra.language import in_language
from services.api.audit import Found, Wanted, recorded
from services.api.auth import Caller
from services.api.errors import language_of, problem_of
from services.api.exchange import await_own_write
from services.api.export import Format, export
from services.api.names import names_of
from services.api.pages.choosing import few_members, with_people
from services.api.pages.forms import number, which_person
from services.api.pages.page import AnyRequest, page
from services.api.pages.plan_page import plan_page
from services.api.routes.plans import require_plan
from services.api.words import Names, telling
from services.api.words.content import labelled
from services.api.words.parts import PARTS

PLANS_OFFERED = 100
FILTERS = ("plan", "deel", "person", "row", "van", "tot")


class Line(msgspec.Struct, frozen=True):
    """One line of the trail; `at` is when it was recorded, on the organisation's clock."""

    recorded: Any
    at: datetime
    who: str
    words: str
    parts: list[tuple[str, str]]
    content: str


@get("/plannen/{plan:uuid}/logboek", include_in_schema=False, rule=Right.READ_AUDIT_TRAIL)
async def of_plan(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Newest first; the filters stay in the address."""
    await await_own_write(services, caller, min_seq, AUDIT, PLANS)
    row = await require_plan(services, caller, PlanId(plan))
    facts = await _facts(request, services, caller, row)
    rows = await services.views.find(caller.tenant, CHECKLISTS, {"plan": plan}, order=("position",))
    here: dict[str, Any] = {"home": f"/plannen/{plan}/logboek", "rows": rows, "plans": ()}
    return await plan_page(request, "audit_trail.html", caller, row, "logboek", **facts, **here)


@get("/organisatie/logboek", include_in_schema=False, rule=Right.READ_AUDIT_TRAIL)
async def of_organisation(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Everything, also what belongs to no plan: members, units, settings."""
    await await_own_write(services, caller, min_seq, AUDIT, PLANS)
    facts = await _facts(request, services, caller, None)
    plans = await services.views.find(caller.tenant, PLANS, order=("-seq",), limit=PLANS_OFFERED)
    here: dict[str, Any] = {"plan": None, "home": "/organisatie/logboek", "rows": (), "plans": plans}
    return await page(request, "audit_trail.html", caller, **facts, **here)


@get("/plannen/{plan:uuid}/logboek/uitvoer", include_in_schema=False, rule=Right.EXPORT_AUDIT_TRAIL)
async def export_plan(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Stream:
    """What the filters leave, as a file."""
    row = await require_plan(services, caller, PlanId(plan))
    return await _export(request, services, caller, row)


@get("/organisatie/logboek/uitvoer", include_in_schema=False, rule=Right.EXPORT_AUDIT_TRAIL)
async def export_organisation(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Stream:
    """What the filters leave, as a file."""
    return await _export(request, services, caller, None)


async def _facts(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow | None) -> dict[str, Any]:
    caller.actor.needs(Right.READ_AUDIT_TRAIL)
    form = {name: request.query_params.getall(name) for name in dict(request.query_params)}
    await with_people(services, caller, form, former=True)
    asked = {name: values[0] for name, values in form.items() if values}
    unclear = form.get("person?")
    found = Found((), None, None) if unclear is not None else await recorded(services, caller, _wanted(asked, plan))
    names = await names_of(services, caller, found.entries)
    language, zone = language_of(request), ZoneInfo(await services.calendar.zone_of(caller.tenant))
    with in_language(language):
        lines = [_line(each, names, zone) for each in found.entries]
    filters = {name: asked[name] for name in FILTERS if asked.get(name)}
    parts = {part_of(name) for name in TYPES}
    return {
        "days": [(day, list(of_day)) for day, of_day in groupby(lines, key=lambda line: line.at.date())],
        "parts": [(part, text.to(language)) for part, text in PARTS.items() if part in parts],
        "asked": asked,
        "form": form,
        "few": await few_members(services, caller, former=True),
        "problem": None if unclear is None else problem_of(which_person("person", unclear), language),
        "filters": urlencode(filters),
        "filtered": bool(filters),
        **_ways(filters, found),
    }


def _ways(filters: dict[str, str], found: Found) -> dict[str, str]:
    older = f"?{urlencode({**filters, 'voor': found.older})}" if found.older else ""
    newer = f"?{urlencode({**filters, 'na': found.newer})}" if found.newer else ""
    return {"older": older, "newer": newer}


def _wanted(asked: dict[str, str], plan: PlanRow | None) -> Wanted:
    chosen = _uuid(asked.get("plan", ""))
    return Wanted(
        plan=plan.plan if plan else PlanId(chosen) if chosen else None,
        part=asked.get("deel") or None,
        person=_uuid(asked.get("person", "")),
        row=asked.get("row") or None,
        first_day=_date(asked.get("van", "")),
        last_day=_date(asked.get("tot", "")),
        before=number(asked.get("voor", "")),
        after=number(asked.get("na", "")),
    )


async def _export(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow | None) -> Stream:
    caller.actor.needs(Right.EXPORT_AUDIT_TRAIL)
    asked = dict(request.query_params.items())
    form = Format.CSV if asked.get("vorm") == Format.CSV else Format.JSON_LINES
    return await export(services, caller, _wanted(asked, plan), form)


def _line(each: Recorded, names: Names, zone: ZoneInfo) -> Line:
    content = msgspec.json.format(msgspec.json.encode(each.event, order="sorted"), indent=2).decode()
    parts = list(labelled(each.event, names))
    at = each.recorded_at.astimezone(zone)
    return Line(each, at, names.of(each.actor), telling(each.event, names), parts, content)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        raise NotFound from None


ROUTES = Router("/", route_handlers=[of_plan, of_organisation, export_plan, export_organisation])
