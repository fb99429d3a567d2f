"""Answering a poll: public pages that never look at who is signed in.

No cookie is read or set, no address is counted, nothing is logged or measured. The language stands in the address.
"""

from typing import Any

from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromPath
from litestar.response import Redirect

from domain.kernel.refusals import InvalidValue, Refusal
from domain.organisation.views import ORGANISATIONS
from domain.polls.refusals import AnswerIsEmpty, LinkIsUsed, PollIsClosed
from infra.bootstrap import Services
from infra.language import LANGUAGES, in_language
from services.api.errors import Problem, problem_of
from services.api.pages.forms import Form, first, form_of, number
from services.api.pages.page import TEMPLATES as PAGES
from services.api.polls import OpenPoll, give, open_poll
from services.api.rules import PUBLIC

UNNAMED: dict[str, Any] = {"unnamed": True}
AnyRequest = Request[Any, Any, Any]


@get("/dank", include_in_schema=False, opt=UNNAMED, rule=PUBLIC)
async def thanks(request: AnyRequest) -> Response[str]:
    """It was counted. The link is not in this address."""
    return _page(request, "poll_thanks.html")


@get("/{link:str}", include_in_schema=False, opt=UNNAMED, rule=PUBLIC)
async def questions(request: AnyRequest, link: FromPath[str], services: NamedDependency[Services]) -> Response[str]:
    """The questions, where the link still works."""
    try:
        poll = await open_poll(services, link)
        if await services.answers.used(poll.ticket):
            raise LinkIsUsed
    except (PollIsClosed, LinkIsUsed) as refusal:
        return _refused(request, refusal)
    return await _form(request, services, poll, {})


@post("/{link:str}", include_in_schema=False, opt=UNNAMED, status_code=200, rule=PUBLIC)
async def answer(request: AnyRequest, link: FromPath[str], services: NamedDependency[Services]) -> Response[Any]:
    """Count the answer, and say thanks at an address without the link."""
    form = await form_of(request)
    try:
        poll = await open_poll(services, link)
    except PollIsClosed as refusal:
        return _refused(request, refusal)
    try:
        await give(services, poll, _given(poll, form))
    except (AnswerIsEmpty, InvalidValue) as refusal:
        return await _form(request, services, poll, form, problem_of(refusal, _language(request)))
    except Refusal as refusal:
        return _refused(request, refusal)
    return Redirect(f"/peiling/dank?taal={_language(request)}", status_code=303)


def _given(poll: OpenPoll, form: Form) -> dict[str, int]:
    asked = [item.key for each in poll.layout.sums for item in each.items]
    return {key: number(first(form, key)) or 0 for key in asked if first(form, key)}


async def _form(
    request: AnyRequest, services: Services, poll: OpenPoll, typed: Form, problem: Problem | None = None
) -> Response[str]:
    tenant = poll.ticket.tenant
    organisation = await services.views.get(tenant, ORGANISATIONS, (tenant,))
    return _page(
        request,
        "poll_questions.html",
        problem.status if problem else 200,
        poll=poll.row,
        organisation=organisation,
        questionnaires=poll.questionnaires,
        typed=typed,
        problem=problem,
    )


def _refused(request: AnyRequest, refusal: Refusal) -> Response[str]:
    problem = problem_of(refusal, _language(request))
    return _page(request, "poll_refused.html", problem.status, problem=problem)


def _language(request: AnyRequest) -> str:
    wanted = request.query_params.get("taal", "")
    return wanted if wanted in LANGUAGES else "nl"


def _page(request: AnyRequest, template: str, status: int = 200, **facts: Any) -> Response[str]:
    language = _language(request)
    # The link goes to nobody; but not `no-referrer`, for with it browsers send forms from "null", as from elsewhere.
    private = {"referrer-policy": "strict-origin"}
    with in_language(language):
        body = PAGES.get_template(template).render({"language": language, "path": request.url.path, **facts})
    return Response(body, status_code=status, media_type=MediaType.HTML, headers=private)


ROUTES = Router("/peiling", route_handlers=[thanks, questions, answer])
