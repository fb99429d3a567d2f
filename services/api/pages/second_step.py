"""Signing in by something else than a link: a password, a passkey, and the second step after the first."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType

from domain.kernel.refusals import Refusal
from infra.bootstrap import Services
from infra.identity.accounts import AccountId
from services.api.account import ask_to_use_passkey
from services.api.errors import Problem, language_of, problem_of
from services.api.onboarding import checked_email
from services.api.pages.forms import Form, first, form_of
from services.api.pages.page import AnyRequest, page, see
from services.api.pages.sign_in import arrived
from services.api.rules import PUBLIC
from services.api.signing_in import (
    address_of,
    after,
    by_code,
    by_passkey,
    by_password,
    come_in,
    go_on,
    limit_tries,
    mail_password_link,
    step_of_request,
)


@post("/inloggen/wachtwoord", include_in_schema=False, rule=PUBLIC)
async def with_password(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Come in by a password; what is wrong, and for whom, is not told apart."""
    form: Any = await request.form()
    typed = {"email": [str(form.get("email", ""))]}
    try:
        email = checked_email(str(form.get("email", "")))
        step = await by_password(services, address_of(request), email, str(form.get("password", "")))
    except Refusal as refusal:
        return await _again(request, problem_of(refusal, language_of(request)), typed, by_password=True)
    return arrived(request, await go_on(request, services, step), step)


async def _again(request: AnyRequest, problem: Problem, typed: Form, by_password: bool) -> Response[Any]:
    return await page(request, "landing.html", status=422, problem=problem, typed=typed, by_password=by_password)


@get("/inloggen/toegangssleutel", include_in_schema=False, rule=PUBLIC)
async def ask_passkey(request: AnyRequest, services: NamedDependency[Services]) -> Response[str]:
    """What the browser is to ask its owner's passkey. It is the same for everybody, but for its one-time challenge."""
    await limit_tries(services, "passkey-asked", address_of(request), 120)
    return Response(await ask_to_use_passkey(services), media_type=MediaType.JSON)


@post("/inloggen/toegangssleutel", include_in_schema=False, rule=PUBLIC)
async def with_passkey(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Come in by a passkey: that is two steps at once."""
    form = await form_of(request)
    try:
        step = await by_passkey(services, address_of(request), first(form, "passkey"))
    except Refusal as refusal:
        return await _again(request, problem_of(refusal, language_of(request)), {}, by_password=False)
    return arrived(request, await go_on(request, services, step), step)


@get("/inloggen/tweede-stap", include_in_schema=False, rule=PUBLIC)
async def second_step(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Ask for the code, for ten minutes after the first step."""
    if step_of_request(request, services) is None:
        return see("/")
    return await page(request, "second_step.html", problem=None)


@post("/inloggen/tweede-stap", include_in_schema=False, rule=PUBLIC)
async def take_second_step(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Come in, by a code or a recovery code."""
    step = step_of_request(request, services)
    if step is None:
        return see("/")
    form = await form_of(request)
    try:
        proof = await by_code(services, AccountId(step.account), first(form, "code"))
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await page(request, "second_step.html", status=problem.status, problem=problem)
    return arrived(request, await come_in(request, services, step, proof), step)


@get("/wachtwoord-vergeten", include_in_schema=False, rule=PUBLIC)
async def forgotten(request: AnyRequest) -> Response[Any]:
    """Where to send a link."""
    return await page(request, "forgotten.html", problem=None, typed={})


@post("/wachtwoord-vergeten", include_in_schema=False, rule=PUBLIC)
async def mail_password(request: AnyRequest, services: NamedDependency[Services]) -> Response[Any]:
    """Send a link; the answer does not tell whether the address is known."""
    form = await form_of(request)
    try:
        email = checked_email(first(form, "email"))
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await page(request, "forgotten.html", status=422, problem=problem, typed=form)
    await limit_tries(services, "sign-in", address_of(request), 60)
    return after(see("/post"), mail_password_link, services, email)


ROUTES = Router(
    "/",
    route_handlers=[
        with_password,
        ask_passkey,
        with_passkey,
        second_step,
        take_second_step,
        forgotten,
        mail_password,
    ],
)
