"""Reporting unnamed, and coming back with the code: public pages that never look at who is signed in.

No cookie is read or set, no address is counted, nothing is logged or measured. The language stands in the address.
docs/decisions/0050-an-unnamed-report-leads-back-to-nobody.md tells what is kept, and what an operator could still see.
"""

from typing import Any
from uuid import UUID, uuid4

from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromPath
from msgspec.structs import replace

from domain.kernel.ids import PersonId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.texts import needed, storable
from domain.method import TEMPLATES
from domain.organisation.views import MEMBERS, ORGANISATIONS, UNITS
from domain.plan.views import PLANS, PlanRow
from domain.signals.checks import LONGEST, check_said, check_weight
from domain.signals.commands import Said
from domain.signals.kinds import SignalKind, Source
from domain.signals.link import LINK, stream_of
from domain.signals.refusals import ReportingIsClosed, TooManyReports
from domain.signals.release import units_to_offer, week_of
from domain.signals.views import REPORTER_MESSAGES, SIGNALS
from infra.anonymous.inbox import Dialogue, Message, Report
from infra.anonymous.secrets import Codes, Place
from infra.bootstrap import Services
from infra.language import LANGUAGES, in_language
from services.api.errors import Problem, problem_of
from services.api.pages.forms import Form, first, form_of, one_of
from services.api.pages.page import TEMPLATES as PAGES
from services.api.pages.signals import chosen, weight_of
from services.api.routes.reporting_link import links
from services.api.signals import unit_id
from services.api.words.signals import KINDS

REPORTS_A_DAY, MESSAGES_A_DAY, DAY = 60, 20, 86_400
UNNAMED: dict[str, Any] = {"unnamed": True}
NOBODY = PersonId(UUID(int=0))
AnyRequest = Request[Any, Any, Any]


@get("/gesprek", include_in_schema=False, opt=UNNAMED)
async def come_back(request: AnyRequest) -> Response[str]:
    """Ask for the code."""
    return _page(request, "unnamed_code.html", problem=None, typed={})


@post("/gesprek", include_in_schema=False, opt=UNNAMED, status_code=200)
async def dialogue(request: AnyRequest, services: NamedDependency[Services]) -> Response[str]:
    """Show where the code leads; with the field `do` set to `write`, put the message in the inbox first."""
    form = await form_of(request)
    found = await services.inbox.dialogue(first(form, "code"))
    if found is None:
        unknown = problem_of(InvalidValue(field="code", reason="unknown"), _language(request))
        return _page(request, "unnamed_code.html", 422, problem=unknown, typed=form)
    problem: Problem | None = None
    if first(form, "do") == "write":
        try:
            await _write(services, found, form)
        except Refusal as refusal:
            problem = problem_of(refusal, _language(request))
    return await _dialogue(request, services, found, form, problem)


@get("/{link:str}", include_in_schema=False, opt=UNNAMED)
async def form_page(request: AnyRequest, link: FromPath[str], services: NamedDependency[Services]) -> Response[str]:
    """An empty form, where the link works."""
    try:
        place = await _open(services, link)
    except ReportingIsClosed as closed:
        return _closed(request, closed)
    return await _form(request, services, place, {"key": [str(uuid4())]})


@post("/{link:str}", include_in_schema=False, opt=UNNAMED, status_code=200)
async def report(request: AnyRequest, link: FromPath[str], services: NamedDependency[Services]) -> Response[str]:
    """Put the report in the inbox and show the code, this once."""
    form = await form_of(request)
    try:
        place = await _open(services, link)
    except ReportingIsClosed as closed:
        return _closed(request, closed)
    try:
        code = await _deposit(services, place, form)
    except Refusal as refusal:
        problem = problem_of(refusal, _language(request))
        return await _form(request, services, place, form, problem)
    return _page(request, "unnamed_sent.html", code=code)


async def _open(services: Services, link: str) -> Place:
    """Where a link leads. Raises ReportingIsClosed, whatever is wrong with it."""
    place = links(services).read(link)
    if place is None:
        raise ReportingIsClosed
    state = await services.handler.state(place.tenant, LINK, stream_of(place.plan))
    if not state.open or state.number != place.number:
        raise ReportingIsClosed
    return place


async def _deposit(services: Services, place: Place, form: Form) -> str:
    plan = await _plan(services, place)
    zone, today = await services.calendar.zone_of(place.tenant), await services.calendar.today(place.tenant)
    unit = unit_id(first(form, "unit")) if first(form, "unit") else None
    if unit is not None and unit not in await _offered(services, plan, place):
        raise InvalidValue(field="unit", reason="choose")
    said = Said(
        kind=one_of(form, "kind", SignalKind),
        unit=None,
        theme=chosen(form, "theme"),
        source=Source.OTHER,
        noticed_on=week_of(today),
        text=Personal(NOBODY, first(form, "text")),
        template=plan.template,
    )
    check_said(said, today)
    storable("text", said.text.text)
    weight = weight_of(form)
    check_weight(weight)
    if not await services.door.may_try("unnamed-report", f"{place.plan}:{place.number}", REPORTS_A_DAY, DAY):
        raise TooManyReports
    codes, at, key = _codes(services), place.plan.bytes, first(form, "key") or str(uuid4())
    content = Report(said.kind, None, said.theme, said.noticed_on, weight, said.text.text.strip())
    content = replace(content, unit=unit)
    code = codes.of(at, key)
    await services.inbox.report(place.tenant, place.plan, codes.item(at, key), code, content, zone)
    return code


async def _write(services: Services, found: Dialogue, form: Form) -> None:
    if found.signal is None:
        raise NotFound
    text = needed("message", first(form, "message"), LONGEST)
    storable("message", text)
    if not await services.door.may_try("unnamed-message", str(found.signal), MESSAGES_A_DAY, DAY):
        raise TooManyReports
    item = _codes(services).item(found.signal.bytes, first(form, "key") or str(uuid4()))
    await services.inbox.message(found, item, Message(text), await services.calendar.zone_of(found.tenant))


async def _offered(services: Services, plan: PlanRow, place: Place) -> frozenset[Any]:
    units = {row.unit: row.parent for row in await services.views.find(place.tenant, UNITS)}
    members = await services.views.find(place.tenant, MEMBERS, {"active": True})
    return units_to_offer(plan.units, units, {member.person: member.unit for member in members})


async def _plan(services: Services, place: Place) -> PlanRow:
    row = await services.views.get(place.tenant, PLANS, (place.plan,))
    if row is None:
        raise ReportingIsClosed
    return row


async def _form(
    request: AnyRequest, services: Services, place: Place, typed: Form, problem: Problem | None = None
) -> Response[str]:
    plan = await _plan(services, place)
    offered = await _offered(services, plan, place)
    units = [row for row in await services.views.find(place.tenant, UNITS) if row.unit in offered]
    organisation = await services.views.get(place.tenant, ORGANISATIONS, (place.tenant,))
    return _page(
        request,
        "unnamed_report.html",
        problem.status if problem else 200,
        problem=problem,
        typed=typed,
        plan=plan,
        organisation=organisation,
        kinds=KINDS,
        themes=TEMPLATES[plan.template].themes,
        units=sorted(units, key=lambda unit: unit.name.casefold()),
    )


async def _dialogue(
    request: AnyRequest, services: Services, found: Dialogue, form: Form, problem: Problem | None
) -> Response[str]:
    signal = await services.views.get(found.tenant, SIGNALS, (found.signal,)) if found.signal else None
    messages = (
        await services.views.find(found.tenant, REPORTER_MESSAGES, {"signal": found.signal}, ("seq",)) if signal else []
    )
    return _page(
        request,
        "unnamed_dialogue.html",
        problem.status if problem else 200,
        problem=problem,
        typed=form if problem else {},
        code=first(form, "code"),
        signal=signal,
        kinds=KINDS,
        messages=messages,
        people=await services.people.of(found.tenant),
        waiting=await services.inbox.waiting(found) if signal else 0,
    )


def _closed(request: AnyRequest, refusal: ReportingIsClosed) -> Response[str]:
    return _page(request, "unnamed_closed.html", 404, problem=problem_of(refusal, _language(request)))


def _codes(services: Services) -> Codes:
    return Codes(services.settings.key("pickup-code"))


def _language(request: AnyRequest) -> str:
    wanted = request.query_params.get("taal", "")
    return wanted if wanted in LANGUAGES else "nl"


def _page(request: AnyRequest, template: str, status: int = 200, **facts: Any) -> Response[str]:
    language = _language(request)
    with in_language(language):
        body = PAGES.get_template(template).render(
            {"language": language, "path": request.url.path, "key": str(uuid4()), **facts}
        )
    return Response(body, status_code=status, media_type=MediaType.HTML)


ROUTES = Router("/melden", route_handlers=[come_back, dialogue, form_page, report])
