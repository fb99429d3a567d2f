"""Signing up, signing in by a one-time link, signing out, API tokens."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Response, Router, delete, get, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from infra.bootstrap import Services
from services.api.auth import COOKIE, Caller, csrf_token
from services.api.errors import TooManyTries
from services.api.onboarding import Email, SignUp, checked_email, sign_up
from services.api.rules import OWN, PUBLIC

QUARTER = 900


class SignInWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to send the link."""

    email: Email


class SignedIn(msgspec.Struct, frozen=True):
    """The session stands in the cookie; its forms and unsafe requests carry `csrf_token` (header x-csrf-token)."""

    csrf_token: str


class Accepted(msgspec.Struct, frozen=True):
    """Heard. Whether the address is known is told to its mailbox only."""

    message: str


class NewApiToken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A token for a program: what for, what it may do, for how many days."""

    name: Annotated[str, Meta(min_length=1, max_length=100, examples=["Planning sync"])]
    scopes: Annotated[list[str], Meta(min_length=1, examples=[["read"]])]
    days: Annotated[int, Meta(ge=1, le=366)] = 90


class ApiTokenRow(msgspec.Struct, frozen=True):
    """A token as its owner sees it; `secret` is told once, when it is made."""

    id: UUID
    name: str
    scopes: list[str]
    expires_at: datetime
    secret: str | None = None


MAIL_SENT = Accepted("If we know this address, a mail with a link is on its way.")


@post("/organisations", status_code=202, summary="Sign an organisation up", rule=PUBLIC)
async def register(
    request: Request[Any, Any, Any], data: JSONBody[SignUp], services: NamedDependency[Services]
) -> Accepted:
    """Found an organisation; its first administrator gets a mail with a link to sign in."""
    await limit_tries(services, "sign-up", address_of(request), 20)
    await sign_up(services, data, request.headers.get("idempotency-key") or str(uuid4()))
    return MAIL_SENT


@post("/sign-in", status_code=202, summary="Ask for a sign-in link", rule=PUBLIC)
async def ask(
    request: Request[Any, Any, Any], data: JSONBody[SignInWish], services: NamedDependency[Services]
) -> Accepted:
    """The answer is the same whether the address is known or not."""
    await limit_tries(services, "sign-in", address_of(request), 60)
    for tenant in await services.door.ask_sign_in(checked_email(data.email)):
        await services.hints.mail(tenant)
    return MAIL_SENT


@post("/sign-in/{secret:str}", status_code=200, summary="Spend a sign-in link", rule=PUBLIC)
async def spend(
    request: Request[Any, Any, Any], secret: FromPath[str], services: NamedDependency[Services]
) -> Response[SignedIn]:
    """A link works once, for half an hour (an invitation's for a week)."""
    await limit_tries(services, "spend", address_of(request), 120)
    session = await services.door.spend_sign_in(secret)
    if session is None:
        raise NotFound
    return Response(SignedIn(csrf_token(session)), cookies=[session_cookie(session)])


@post("/sign-out", status_code=204, summary="Sign out", rule=OWN)
async def sign_out(
    request: Request[Any, Any, Any], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[None]:
    """Ends the session of this cookie."""
    await close(request, caller, services)
    return Response(None, status_code=204, cookies=[session_cookie("", seconds=0)])


@get("/api-tokens", summary="List your API tokens", rule=OWN)
async def tokens(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Sequence[ApiTokenRow]:
    """The living tokens, newest first; secrets are not kept, so not shown."""
    found = await services.door.api_tokens(caller.tenant, caller.person)
    return [ApiTokenRow(t.id, t.name, list(t.scopes), t.expires_at) for t in found]


@post("/api-tokens", summary="Make an API token", rule=OWN)
async def add_token(
    data: JSONBody[NewApiToken], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> ApiTokenRow:
    """Its secret is in this answer and nowhere else. Send it as `Authorization: Bearer …`.

    Only a signed-in person makes tokens: a token never makes another. `Idempotency-Key` has no effect here, since a
    secret is told once.
    """
    if caller.session is None:
        raise NotAllowed(right="session")
    if not set(data.scopes) <= caller.scopes:
        raise InvalidValue(field="scopes", reason="unknown")
    scopes, token, ends = sorted(set(data.scopes)), uuid4(), services.clock.now() + timedelta(days=data.days)
    secret = await services.door.add_api_token(caller.tenant, caller.person, token, data.name, scopes, ends)
    return ApiTokenRow(token, data.name, scopes, ends, secret)


@delete("/api-tokens/{token:uuid}", summary="Revoke an API token", rule=OWN)
async def revoke_token(
    token: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> None:
    """It opens nothing from now on (within two seconds, everywhere)."""
    if not await services.door.revoke_api_token(caller.tenant, caller.person, token):
        raise NotFound


async def close(request: Request[Any, Any, Any], caller: Caller, services: Services) -> None:
    """Make the caller's session worthless, in this process at once."""
    if caller.session:
        await services.door.close_session(caller.session)
        request.app.state.callers.forget(caller.session)


async def limit_tries(services: Services, what: str, who: str, limit: int) -> None:
    """Raise TooManyTries when `who` tried `what` more than `limit` times within a quarter of an hour."""
    if not await services.door.may_try(what, who, limit, QUARTER):
        raise TooManyTries


def session_cookie(session: str, seconds: int = 14 * 24 * 3600) -> Cookie:
    """The session's cookie: this host only, secure, out of reach of scripts and other sites."""
    return Cookie(COOKIE, value=session, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")


def address_of(request: Request[Any, Any, Any]) -> str:
    """The network address that the request came from."""
    return request.client.host if request.client else ""


ROUTES = Router("/", route_handlers=[register, ask, spend, sign_out, tokens, add_token, revoke_token], tags=["Sign-in"])
