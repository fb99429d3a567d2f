"""Your own account over the API: ways to sign in, sessions, its log; confirm who you are; the organisation's rule."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.organisation.sign_in import SetSignInRule
from infra.bootstrap import Services
from infra.identity.door import SessionRow
from services.api import account as own
from services.api.auth import Caller, csrf_token
from services.api.confirm import CODE, PASSWORD, confirm, needs_sudo
from services.api.exchange import Done, carried_out
from services.api.rules import ACCOUNT

AnyRequest = Request[Any, Any, Any]


class MethodOut(msgspec.Struct, frozen=True):
    """One way to sign in; `kind` is password, code_app or passkey."""

    id: UUID
    kind: str
    name: str
    created_at: datetime
    last_used_at: datetime | None


class Account(msgspec.Struct, frozen=True):
    """Your account: the same in all your organisations. `two_steps`: whether this session came in by two."""

    email: str
    methods: list[MethodOut]
    recovery_codes_left: int
    two_steps: bool


class LogLine(msgspec.Struct, frozen=True):
    """What happened to your account, when (UTC), on what sort of device."""

    number: int
    kind: str
    detail: str
    device: str
    at: datetime


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Your password, or a code from your app: one of both."""

    password: Annotated[str, Meta(max_length=800)] = ""
    code: Annotated[str, Meta(max_length=40, examples=["492039"])] = ""


class Confirmed(msgspec.Struct, frozen=True):
    """The session has a new secret in its cookie; requests carry this token from now on. It holds for ten minutes."""

    csrf_token: str


class NewPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At least 12 characters, not one that guessers know."""

    password: Annotated[str, Meta(max_length=800, examples=["zeven groene fietsen op zolder"])]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether members sign in by two steps."""

    two_steps: bool


@get("/account", summary="Read your account", rule=ACCOUNT)
async def read(owner: NamedDependency[Caller], services: NamedDependency[Services]) -> Account:
    """With what you sign in. Secrets are never shown."""
    session = own.session_of(owner)
    found = (await services.accounts.methods(session.account)).every
    methods = [MethodOut(each.id, each.kind, each.name, each.created_at, each.last_used_at) for each in found]
    left = await services.accounts.recovery_codes_left(session.account)
    return Account(session.email, methods, left, session.two_steps)


@get("/account/log", summary="Read your account's log", rule=ACCOUNT)
async def log(
    owner: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Annotated[int | None, QueryParameter(ge=1, le=2**63 - 1)] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
) -> Sequence[LogLine]:
    """Newest first; the last line's number is `before` of the next page."""
    found = await services.accounts.log(own.session_of(owner).account, before, limit)
    return [LogLine(each.number, each.kind, each.detail, each.device, each.at) for each in found]


@get("/account/sessions", summary="List your sessions", rule=ACCOUNT)
async def sessions(owner: NamedDependency[Caller], services: NamedDependency[Services]) -> Sequence[SessionRow]:
    """Where you are signed in, the one used last first."""
    return await services.door.sessions(own.session_of(owner).account)


@delete("/account/sessions/{session:uuid}", summary="End a session", rule=ACCOUNT)
async def end_session(
    request: AnyRequest, session: FromPath[UUID], owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> None:
    """It opens nothing from now on (within two seconds, everywhere)."""
    await own.end_session(request, services, owner, session)


@delete("/account/sessions", summary="End all other sessions", rule=ACCOUNT)
async def end_others(request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]) -> None:
    """Only this one stays."""
    await own.end_other_sessions(request, services, owner)


@post("/account/confirm", status_code=200, summary="Confirm who you are", rule=ACCOUNT, vouched=True)
async def confirm_it(
    request: AnyRequest, data: JSONBody[Proof], owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Confirmed:
    """Before something dangerous: within ten minutes. The session gets a new secret."""
    if not (data.password or data.code):
        raise InvalidValue(field="password", reason="empty")
    return Confirmed(csrf_token(await confirm(request, services, owner, {PASSWORD: data.password, CODE: data.code})))


@put("/account/password", summary="Choose a password", guards=[needs_sudo], rule=ACCOUNT)
async def set_password(
    request: AnyRequest,
    data: JSONBody[NewPassword],
    owner: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> None:
    """Ends your other sessions; a mail tells of it."""
    await own.set_password(request, services, owner, data.password)


@delete("/account/methods/{method:uuid}", summary="Remove a way to sign in", guards=[needs_sudo], rule=ACCOUNT)
async def remove_method(
    request: AnyRequest, method: FromPath[UUID], owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> None:
    """A link by mail always remains."""
    await own.remove_method(request, services, owner, method)


@put(
    "/organisation/sign-in-rule",
    summary="Ask two steps of everybody",
    guards=[needs_sudo],
    rule=Right.MANAGE_ORGANISATION,
)
async def set_rule(
    request: AnyRequest, data: JSONBody[Rule], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """Administrators who came in by two steps themselves. Who came in by one gets no further than their account."""
    by_two = own.session_of(caller).two_steps
    command = SetSignInRule(tenant=caller.tenant, two_steps=data.two_steps, came_in_by_two=by_two)
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/",
    route_handlers=[
        read,
        log,
        sessions,
        end_session,
        end_others,
        confirm_it,
        set_password,
        remove_method,
        set_rule,
    ],
    tags=["Account"],
)
