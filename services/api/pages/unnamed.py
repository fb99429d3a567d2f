"""Reporting unnamed, and coming back with the code: public pages that never look at who is signed in.

No cookie is read or set, no address is counted, nothing is logged or measured. The language stands in the address.
docs/decisions/0050-an-unnamed-report-leads-back-to-nobody.md tells what is kept, and what an operator could still see.
"""

from typing import Any
from uuid import uuid4

from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromPath

from domain.kernel.ids import UnitId
from domain.kernel.refusals import InvalidValue, Refusal
from domain.method import TEMPLATES
from domain.organisation.views import ORGANISATIONS
from domain.plan.views import PLANS, PlanRow
from domain.signals.kinds import SignalKind
from domain.signals.refusals import ReportingIsClosed
from domain.signals.views import REPORTER_MESSAGES, SIGNALS
from infra.anonymous.inbox import Dialogue
from infra.anonymous.secrets import Place
from infra.bootstrap import Services
from infra.language import LANGUAGES, in_language
from services.api.errors import Problem, problem_of
from services.api.names import identities_in
from services.api.pages.forms import Form, first, form_of, one_of
from services.api.pages.page import TEMPLATES as PAGES
from services.api.pages.signals import chosen, weight_of
from services.api.rules import PUBLIC
from services.api.signals import unit_id
from services.api.unnamed import Wish, deposit, offered, open_place, write
from services.api.words.signals import KINDS

UNNAMED: dict[str, Any] = {"unnamed": True}
AnyRequest = Request[Any, Any, Any]


@get("/gesprek", include_in_schema=False, opt=UNNAMED, rule=PUBLIC)
async def come_back(request: AnyRequest) -> Response[str]:
    """Ask for the code."""
    return _page(request, "unnamed_code.html", problem=None, typed={})


@post("/gesprek", include_in_schema=False, opt=UNNAMED, status_code=200, rule=PUBLIC)
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
            await write(services, found, first(form, "message"), first(form, "key") or str(uuid4()))
        except Refusal as refusal:
            problem = problem_of(refusal, _language(request))
    return await _dialogue(request, services, found, form, problem)


@get("/{link:str}", include_in_schema=False, opt=UNNAMED, rule=PUBLIC)
async def form_page(request: AnyRequest, link: FromPath[str], services: NamedDependency[Services]) -> Response[str]:
    """An empty form, where the link works."""
    try:
        place, plan = await open_place(services, link)
    except ReportingIsClosed as closed:
        return _closed(request, closed)
    return await _form(request, services, place, plan, {"key": [str(uuid4())]})


@post("/{link:str}", include_in_schema=False, opt=UNNAMED, status_code=200, rule=PUBLIC)
async def report(request: AnyRequest, link: FromPath[str], services: NamedDependency[Services]) -> Response[str]:
    """Put the report in the inbox and show the code, this once."""
    form = await form_of(request)
    try:
        place, plan = await open_place(services, link)
    except ReportingIsClosed as closed:
        return _closed(request, closed)
    try:
        code = await deposit(services, place, plan, _wish(form))
    except Refusal as refusal:
        problem = problem_of(refusal, _language(request))
        return await _form(request, services, place, plan, form, problem)
    return _page(request, "unnamed_sent.html", code=code)


def _wish(form: Form) -> Wish:
    return Wish(
        kind=one_of(form, "kind", SignalKind),
        theme=chosen(form, "theme"),
        weight=weight_of(form),
        text=first(form, "text"),
        unit=UnitId(unit_id(first(form, "unit"))) if first(form, "unit") else None,
        key=first(form, "key") or str(uuid4()),
    )


async def _form(
    request: AnyRequest,
    services: Services,
    place: Place,
    plan: PlanRow,
    typed: Form,
    problem: Problem | None = None,
) -> Response[str]:
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
        units=await offered(services, plan, place),
    )


async def _dialogue(
    request: AnyRequest, services: Services, found: Dialogue, form: Form, problem: Problem | None
) -> Response[str]:
    signal = await services.views.get(found.tenant, SIGNALS, (found.signal,)) if found.signal else None
    messages = (
        await services.views.find(found.tenant, REPORTER_MESSAGES, {"signal": found.signal}, ("seq",)) if signal else []
    )
    about = await services.views.get(found.tenant, PLANS, (found.plan,))
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
        people=await services.people.named(found.tenant, identities_in(messages)),
        waiting=await services.inbox.waiting(found) if signal else 0,
        closed_on=about.closed_on if about else None,
    )


def _closed(request: AnyRequest, refusal: ReportingIsClosed) -> Response[str]:
    return _page(request, "unnamed_closed.html", 404, problem=problem_of(refusal, _language(request)))


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
