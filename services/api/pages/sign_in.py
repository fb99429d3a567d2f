"""Signing up, signing in by mail, signing out, choosing a language."""

from typing import Any
from urllib.parse import unquote
from uuid import uuid4

from litestar import Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.kernel.refusals import NotFound, Refusal
from infra.bootstrap import Services
from infra.language import LANGUAGES
from services.api.auth import COOKIE, Caller
from services.api.errors import language_of, problem_of
from services.api.onboarding import SignUp, checked_email, sign_up
from services.api.pages.errors import NEXT
from services.api.pages.forms import first, form_of
from services.api.pages.page import AnyRequest, page, see
from services.api.routes.sign_in import address_of, close, limit_tries, session_cookie
from services.api.rules import PUBLIC


@get("/", include_in_schema=False, rule=PUBLIC)
async def landing(request: AnyRequest, anybody: NamedDependency[Caller | None]) -> Response[Any]:
    """The way in; who is in goes to where they work."""
    if anybody:
        return see("/beheer" if anybody.operator else "/organisatie")
    return await page(request, "landing.html", problem=None, typed={})


@post("/inloggen", include_in_schema=False, rule=PUBLIC)
async def ask(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Send a link; the answer does not tell whether the address is known."""
    form = await form_of(request)
    try:
        email = checked_email(first(form, "email"))
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await page(request, "landing.html", status=422, problem=problem, typed=form)
    await limit_tries(services, "sign-in", address_of(request), 60)
    for tenant in await services.door.ask_sign_in(email):
        await services.hints.mail(tenant)
    return see("/post")


@get("/post", include_in_schema=False, rule=PUBLIC)
async def look_in_your_mail(request: AnyRequest) -> Response[Any]:
    """What happens now."""
    return await page(request, "look_in_your_mail.html")


@get("/sign-in/{secret:str}", include_in_schema=False, rule=PUBLIC)
async def link(request: AnyRequest, secret: FromPath[str]) -> Response[Any]:
    """A button, so that a mail scanner that follows links does not spend this one."""
    return await page(request, "sign_in.html", secret=secret)


@post("/sign-in/{secret:str}", include_in_schema=False, rule=PUBLIC)
async def spend(request: AnyRequest, secret: FromPath[str], services: NamedDependency[Services]) -> Response[Any]:
    """Come in, and go on to where one wanted to be."""
    await limit_tries(services, "spend", address_of(request), 120)
    session = await services.door.spend_sign_in(secret)
    if session is None:
        return await page(request, "link_spent.html", status=404)
    target = unquote(request.cookies.get(NEXT, ""))
    inside = target.startswith("/") and not target.startswith(("//", "/\\"))
    response = see(target if inside else "/")
    response.cookies = [session_cookie(session), Cookie(NEXT, value="", max_age=0, secure=True)]
    return response


@post("/uitloggen", include_in_schema=False, rule=PUBLIC)
async def sign_out(
    request: AnyRequest, anybody: NamedDependency[Caller | None], services: NamedDependency[Services]
) -> Response[Any]:
    """End this browser's session."""
    if anybody:
        await close(request, anybody, services)
    response = see("/")
    response.cookies = [session_cookie("", seconds=0)]
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@post("/taal", include_in_schema=False, rule=PUBLIC)
async def choose_language(
    request: AnyRequest, anybody: NamedDependency[Caller | None], services: NamedDependency[Services]
) -> Response[Any]:
    """From now on Dutch or English: for this person, or for this browser before signing in."""
    form = await form_of(request)
    wanted = first(form, "language")
    if wanted not in LANGUAGES:
        raise NotFound
    if anybody:
        await services.people.choose_language(anybody.tenant, anybody.person, wanted)
        request.app.state.callers.forget(request.cookies.get(COOKIE, ""))
    here = first(form, "here")
    response = see(here if here.startswith("/") and not here.startswith("//") else "/")
    response.cookies = [Cookie("language", value=wanted, max_age=31536000, secure=True, samesite="lax")]
    return response


@get("/aanmelden", include_in_schema=False, rule=PUBLIC)
async def sign_up_form(request: AnyRequest) -> Response[Any]:
    """Begin with an organisation."""
    return await page(request, "sign_up.html", problem=None, typed={"key": [str(uuid4())]})


@post("/aanmelden", include_in_schema=False, rule=PUBLIC)
async def register(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Found the organisation; the link to come in goes by mail."""
    form = await form_of(request)
    await limit_tries(services, "sign-up", address_of(request), 20)
    wish = SignUp(first(form, "organisation"), first(form, "name"), first(form, "email"), language_of(request))
    try:
        await sign_up(services, wish, first(form, "key") or str(uuid4()))
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await page(request, "sign_up.html", status=problem.status, problem=problem, typed=form)
    return see("/post")


ROUTES = Router(
    "/",
    route_handlers=[landing, ask, look_in_your_mail, link, spend, sign_out, choose_language, sign_up_form, register],
)
