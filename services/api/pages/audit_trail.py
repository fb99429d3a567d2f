"""The audit trail of a plan: one line an event in human words, the exact text one click away."""

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.catalogue import AUDIT
from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.organisation.views import UNITS
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.language import in_language
from services.api.audit import Wanted, recorded
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.pages.forms import number
from services.api.pages.page import AnyRequest
from services.api.pages.plan_page import plan_page
from services.api.routes.plans import require_plan
from services.api.words import Names, telling

PAGE = 50


class Line(msgspec.Struct, frozen=True):
    """One line of the trail."""

    recorded: Any
    who: str
    words: str
    content: str


@get("/plannen/{plan:uuid}/logboek", include_in_schema=False)
async def audit_trail(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    person: FromQuery[str] = "",
    row: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Newest first; the filters stay in the address."""
    await await_own_write(services, caller, min_seq, AUDIT, PLANS)
    asked = dict(request.query_params.items())
    days = {name: _date(asked.get(name, "")) for name in ("van", "tot")}
    found_plan = await require_plan(services, caller, PlanId(plan))
    wanted = Wanted(
        PlanId(plan), _uuid(person), row or None, days["van"], days["tot"], number(asked.get("voor", "")), PAGE
    )
    found = await recorded(services, caller, wanted)
    people = await services.people.of(caller.tenant)
    units = {unit.unit: unit.name for unit in await services.views.find(caller.tenant, UNITS)}
    rows = await services.views.find(caller.tenant, CHECKLISTS, {"plan": plan}, order=("position",))
    names = Names({key: each.name for key, each in people.items()}, units)
    with in_language(language_of(request)):
        lines = [_line(each, names) for each in found[:PAGE]]
    older = {**asked, "voor": str(found[PAGE - 1].seq)} if len(found) > PAGE else None
    return await plan_page(
        request,
        "audit_trail.html",
        caller,
        found_plan,
        "logboek",
        kickoff=await services.views.get(caller.tenant, KICKOFFS, (PlanId(plan),)),
        lines=lines,
        people=sorted(people.values(), key=lambda each: each.name.casefold()),
        rows=rows,
        asked=asked,
        older=f"?{urlencode(older)}" if older else "",
    )


def _line(each: Any, names: Names) -> Line:
    content = msgspec.json.format(msgspec.json.encode(each.event, order="sorted"), indent=2).decode()
    return Line(each, names.of(each.actor), telling(each.event, names), content)


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


ROUTES = Router("/", route_handlers=[audit_trail])
