"""Signing up, signing in by mail, signing out, choosing a language."""

from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import msgspec
from litestar import Response, Router, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.kernel.refusals import NotFound, Refusal
from domain.subscription.packages import PROCESSING, TERMS
from infra.bootstrap import Services
from infra.language import LANGUAGES
from services.api.account import names_of
from services.api.auth import COOKIE, Caller
from services.api.errors import language_of, problem_of
from services.api.onboarding import SignUp, begin, checked_email, sign_up
from services.api.pages.errors import NEXT
from services.api.pages.forms import first, form_of
from services.api.pages.page import AnyRequest, page, see
from services.api.routes.sign_in import by_link, close
from services.api.rules import PUBLIC
from services.api.signing_in import (
    Came,
    FirstStep,
    address_of,
    after,
    go_on,
    limit_tries,
    mail_link,
    session_cookie,
    step_cookie,
)

# Those of most organisations; a program may name any.
ZONES = (
    "Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin", "America/Aruba", "America/Curacao", "America/Kralendijk",
    "America/Lower_Princes", "America/Paramaribo", "Europe/London",
)  # fmt: skip
FIRST_STEPS = "/organisatie/begin"
OFFERED: dict[str, Any] = {
    "zones": [(each, each.replace("_", " ")) for each in ZONES],
    "terms": TERMS,
    "processing": PROCESSING,
}


@get("/", include_in_schema=False, rule=PUBLIC)
async def landing(request: AnyRequest, anybody: NamedDependency[Caller | None]) -> Response[Any]:
    """The way in; who is in goes to where they work."""
    if anybody:
        return see("/beheer" if anybody.operator else "/organisatie")
    return await page(request, "landing.html", problem=None, typed={}, by_password=False)


@post("/inloggen", include_in_schema=False, rule=PUBLIC)
async def ask(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Send a link, or lead to the organisation whose mail domain it is; neither tells whether the address is known."""
    form = await form_of(request)
    try:
        email = checked_email(first(form, "email"))
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await page(request, "landing.html", status=422, problem=problem, typed=form, by_password=False)
    await limit_tries(services, "sign-in", address_of(request), 60)
    led = await services.sign_ons.led_by(email) if first(form, "way") != "link" else ()
    if led:
        return await page(request, "own_way.html", found=await names_of(services, led), typed=form)
    return after(see("/post"), mail_link, services, email)


@get("/post", include_in_schema=False, rule=PUBLIC)
async def look_in_your_mail(request: AnyRequest) -> Response[Any]:
    """What happens now."""
    return await page(request, "look_in_your_mail.html", begins="begin" in request.query_params)


@get("/sign-in/{secret:str}", include_in_schema=False, rule=PUBLIC)
async def link(request: AnyRequest, secret: FromPath[str], services: NamedDependency[Services]) -> Response[Any]:
    """A button, so that a mail scanner that follows links does not spend this one."""
    wish = await services.sign_ups.of(secret)
    return await page(request, "sign_in.html", secret=secret, wish=wish)


@post("/sign-in/{secret:str}", include_in_schema=False, rule=PUBLIC)
async def spend(request: AnyRequest, secret: FromPath[str], services: NamedDependency[Services]) -> Response[Any]:
    """Come in, and go on to where one wanted to be."""
    await limit_tries(services, "spend", address_of(request), 120)
    begun = await begin(services, secret)
    spent = await services.door.spend_link(secret)
    if spent is None:
        return await page(request, "link_spent.html", status=404)
    step = by_link(spent)
    if begun:
        step = msgspec.structs.replace(step, purpose="begin")
    return arrived(request, await go_on(request, services, step), step)


def arrived(request: AnyRequest, came: Came, step: FirstStep) -> Response[Any]:
    """On to where one wanted to be; or to the second step; or out again, where there is nowhere to go."""
    if came.note:
        response = see("/inloggen/tweede-stap")
        response.cookies = [step_cookie(came.note)]
        return response
    if came.session is None:
        return see("/")
    target = unquote(request.cookies.get(NEXT, ""))
    inside = target.startswith("/") and not target.startswith(("//", "/\\"))
    if step.purpose == "password":
        response = see("/account/wachtwoord")
    elif step.purpose == "begin":
        response = see(FIRST_STEPS)
    elif inside:
        response = see(target)
    else:
        response = see("/organisaties" if came.choose else "/")
    response.cookies = [session_cookie(came.session), step_cookie(""), Cookie(NEXT, value="", max_age=0, secure=True)]
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
    typed = {"key": [str(uuid4())], "time_zone": ["Europe/Amsterdam"]}
    return await page(request, "sign_up.html", problem=None, typed=typed, **OFFERED)


@post("/aanmelden", include_in_schema=False, rule=PUBLIC)
async def register(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Mail the link with which it begins; the answer is the same whatever is known of the address."""
    form = await form_of(request)
    await limit_tries(services, "sign-up", address_of(request), 20)
    wish = SignUp(
        organisation=first(form, "organisation"),
        name=first(form, "name"),
        email=first(form, "email"),
        language=first(form, "language") or language_of(request),
        time_zone=first(form, "time_zone") or "Europe/Amsterdam",
        terms=first(form, "terms"),
        processing=first(form, "processing"),
    )
    try:
        await sign_up(services, wish, first(form, "key") or str(uuid4()))
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await page(request, "sign_up.html", status=problem.status, problem=problem, typed=form, **OFFERED)
    return see("/post", begin="yes")


ROUTES = Router(
    "/",
    route_handlers=[landing, ask, look_in_your_mail, link, spend, sign_out, choose_language, sign_up_form, register],
)
