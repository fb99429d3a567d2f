"""Signing up, signing in by a one-time link, signing out, API tokens."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Response, Router, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.kernel.rights import Right
from infra.bootstrap import Services
from infra.identity.accounts import AccountId
from infra.identity.door import Spent
from services.api.auth import Caller, csrf_token
from services.api.confirm import needs_sudo
from services.api.errors import Unauthenticated
from services.api.onboarding import Email, SignUp, begin, checked_email, sign_up
from services.api.rules import ACCOUNT, OWN, PUBLIC
from services.api.signing_in import (
    Came,
    FirstStep,
    address_of,
    after,
    by_code,
    by_password,
    come_in,
    go_on,
    limit_tries,
    mail_link,
    session_cookie,
    step_cookie,
    step_of_request,
)


class SignInWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to send the link."""

    email: Email


class Password(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address and its password."""

    email: Email
    password: Annotated[str, Meta(min_length=1, max_length=800, examples=["zeven groene fietsen op zolder"])]


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Six digits from the code app, or a recovery code."""

    code: Annotated[str, Meta(min_length=1, max_length=40, examples=["492039"])]


class SignedIn(msgspec.Struct, frozen=True):
    """The session stands in the cookie; its forms and unsafe requests carry `csrf_token` (header x-csrf-token).

    `step` is "code" while a second step is due (202): then nobody is signed in yet.
    """

    csrf_token: str | None = None
    step: str | None = None


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
    """Its first administrator gets a mail with a link; nothing exists until that link is used. The answer is always
    the same. `terms` and `processing` are the versions that the page with the form shows.
    """
    await limit_tries(services, "sign-up", address_of(request), 20)
    await sign_up(services, data, request.headers.get("idempotency-key") or str(uuid4()))
    return MAIL_SENT


@post("/sign-in", status_code=202, summary="Ask for a sign-in link", rule=PUBLIC)
async def ask(
    request: Request[Any, Any, Any], data: JSONBody[SignInWish], services: NamedDependency[Services]
) -> Response[Accepted]:
    """The answer is the same whether the address is known or not."""
    await limit_tries(services, "sign-in", address_of(request), 60)
    return after(Response(MAIL_SENT, status_code=202), mail_link, services, checked_email(data.email))


@post("/sign-in/{secret:str}", status_code=200, summary="Spend a sign-in link", rule=PUBLIC)
async def spend(
    request: Request[Any, Any, Any], secret: FromPath[str], services: NamedDependency[Services]
) -> Response[SignedIn]:
    """A link works once, for half an hour (an invitation's for a week). That of a sign-up founds the organisation."""
    await limit_tries(services, "spend", address_of(request), 120)
    await begin(services, secret)
    spent = await services.door.spend_link(secret)
    if spent is None:
        raise NotFound
    return in_or_half(await go_on(request, services, by_link(spent)))


@post("/sign-in/password", status_code=200, summary="Sign in with a password", rule=PUBLIC)
async def with_password(
    request: Request[Any, Any, Any], data: JSONBody[Password], services: NamedDependency[Services]
) -> Response[SignedIn]:
    """In the organisation used last. The answer to a wrong password, and to an unknown address, is the same."""
    step = await by_password(services, address_of(request), checked_email(data.email), data.password)
    return in_or_half(await go_on(request, services, step))


@post("/sign-in/code", status_code=200, summary="Take the second step", rule=PUBLIC)
async def with_code(
    request: Request[Any, Any, Any], data: JSONBody[Code], services: NamedDependency[Services]
) -> Response[SignedIn]:
    """Within ten minutes of the first one, by its cookie. A code counts once."""
    step = step_of_request(request, services)
    if step is None:
        raise Unauthenticated
    proof = await by_code(services, AccountId(step.account), data.code)
    return in_or_half(await come_in(request, services, step, proof))


@post("/sign-out", status_code=204, summary="Sign out", rule=ACCOUNT, vouched=True)
async def sign_out(
    request: Request[Any, Any, Any], owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[None]:
    """Ends the session of this cookie."""
    await close(request, owner, services)
    return Response(None, status_code=204, cookies=[session_cookie("", seconds=0)])


@get("/api-tokens", summary="List your API tokens", rule=OWN)
async def tokens(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Sequence[ApiTokenRow]:
    """The living tokens, newest first; secrets are not kept, so not shown."""
    found = await services.door.api_tokens(caller.tenant, caller.person)
    return [ApiTokenRow(t.id, t.name, list(t.scopes), t.expires_at) for t in found]


@post("/api-tokens", summary="Make an API token", rule=OWN, guards=[needs_sudo])
async def add_token(
    data: JSONBody[NewApiToken], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> ApiTokenRow:
    """Its secret is in this answer and nowhere else. Send it as `Authorization: Bearer …`.

    Only a signed-in person makes tokens: a token never makes another. `Idempotency-Key` has no effect here, since a
    secret is told once.
    """
    if caller.session is None:
        raise NotAllowed(right="session")
    if not set(data.scopes) <= caller.scopes | for_scim(caller):
        raise InvalidValue(field="scopes", reason="unknown")
    scopes, token, ends = sorted(set(data.scopes)), uuid4(), services.clock.now() + timedelta(days=data.days)
    secret = await services.door.add_api_token(caller.tenant, caller.person, token, data.name, scopes, ends)
    return ApiTokenRow(token, data.name, scopes, ends, secret)


def for_scim(caller: Caller) -> frozenset[str]:
    """`scim` for administrators: a token with which the organisation's provider keeps people and groups."""
    return frozenset({"scim"}) if caller.actor.may(Right.MANAGE_ORGANISATION) else frozenset()


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


def by_link(spent: Spent) -> FirstStep:
    """The step that a link by mail is; one that leads to a choice among organisations names none of them."""
    if spent.purpose == "choose":
        return FirstStep(spent.account, spent.email, "link")
    return FirstStep(spent.account, spent.email, "link", spent.tenant, spent.person, spent.purpose)


def in_or_half(came: Came) -> Response[SignedIn]:
    """In; or half-way in (202), with a cookie for the second step. Raises NotFound when there is nowhere to go."""
    if came.note:
        return Response(SignedIn(step="code"), status_code=202, cookies=[step_cookie(came.note)])
    if came.session is None:
        raise NotFound
    return Response(SignedIn(csrf_token(came.session)), cookies=[session_cookie(came.session), step_cookie("")])


ROUTES = Router(
    "/",
    route_handlers=[register, ask, with_password, with_code, spend, sign_out, tokens, add_token, revoke_token],
    tags=["Sign-in"],
)
