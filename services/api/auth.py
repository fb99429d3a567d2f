"""The one door through which a tenant enters: a session cookie or an API token becomes a Caller."""

import hashlib
import hmac
import time
from datetime import datetime
from typing import Any

import msgspec
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.handlers.base import BaseRouteHandler

from domain.kernel.ids import AccessId, PersonId, TenantId
from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor, Role
from domain.organisation.sign_in import SIGN_IN_RULES
from domain.single_sign_on.views import SINGLE_SIGN_ONS
from infra.bootstrap import Services
from infra.identity.door import PROVIDER, Known, Session
from infra.identity.house import HOUSE, operator_id
from services.api.errors import CsrfFailed, OperatorsOnly, Unauthenticated
from services.api.limits import count_call
from services.api.proofs import OwnWayNeeded, TwoStepsNeeded
from services.api.sent import SAFE, form_of, hold
from services.api.standing import advises, member_now

COOKIE = "__Host-session"
REMEMBERED_SECONDS = 2.0


class Looking(msgspec.Struct, frozen=True):
    """By which access an operator looks along, with which organisation, until when (UTC)."""

    access: AccessId
    organisation: str
    until: datetime


class Caller(msgspec.Struct, frozen=True):
    """Who asks: a person of one organisation (or of the house, `operator`). `session` is the cookie's secret.

    `sign_in` says of which account the session is and how it came in; None for a program with a token.
    `two_steps_due`: the organisation asks two steps, so that one step leads to one's own account only; `own_way_due`:
    it asks that one comes in by its own provider.
    `looking`: it is an operator who looks along (services/api/looking.py), and nobody of the organisation.
    """

    tenant: TenantId
    actor: Actor
    language: str
    scopes: frozenset[str]
    session: str | None = None
    sign_in: Session | None = None
    two_steps_due: bool = False
    looking: Looking | None = None
    own_way_due: bool = False

    @property
    def person(self) -> PersonId:
        """The person's id."""
        return self.actor.person

    @property
    def operator(self) -> bool:
        """Whether the person runs the service rather than belonging to an organisation."""
        return self.tenant == HOUSE


class Callers:
    """Knows who a secret belongs to; remembers it for two seconds, so a taken-away right holds that long at most.

    An adviser from outside is looked up each time: let in until the last day and not a second longer.
    """

    def __init__(self) -> None:
        self._remembered: dict[tuple[bool, str], tuple[float, Caller]] = {}

    async def of(self, request: "ASGIConnection[Any, Any, Any, Any]", services: Services) -> Caller | None:
        """The caller of a request, None for nobody."""
        bearer, secret = _secret_of(request)
        return await self.with_secret(services, secret, bearer) if secret else None

    async def with_secret(self, services: Services, secret: str, bearer: bool = False) -> Caller | None:
        """The caller with this session or token, None for nobody."""
        remembered = self._remembered.get((bearer, secret))
        if remembered and remembered[0] > time.monotonic():
            return remembered[1]
        caller = await _look_up(services, secret, bearer)
        if caller is not None and not advises(caller.actor):
            if len(self._remembered) > 10_000:
                self._remembered.clear()
            self._remembered[bearer, secret] = (time.monotonic() + REMEMBERED_SECONDS, caller)
        return caller

    def forget(self, session: str) -> None:
        """Remember this session no longer."""
        self._remembered.pop((False, session), None)


def _secret_of(request: "ASGIConnection[Any, Any, Any, Any]") -> tuple[bool, str]:
    """Whether the request comes with a header Authorization, and the secret in it or else in the cookie.

    With the header the cookie counts for nothing, so that no header can lift the guard of the forms.
    """
    authorization = request.headers.get("authorization")
    if authorization is None:
        return False, request.cookies.get(COOKIE, "")
    return True, authorization[7:].strip() if authorization[:7].lower() == "bearer " else ""


async def _look_up(services: Services, secret: str, bearer: bool) -> Caller | None:
    door = services.door
    known: Known | None = await (door.open_api_token(secret) if bearer else door.open_session(secret))
    if known is None:
        return None
    actor, session = await actor_in(services, known.tenant, known.person), known.session
    if actor is None:
        return None
    if session is None:
        return Caller(known.tenant, actor, known.language, known.scopes)
    due = not session.two_steps and await _asks_two_steps(services, known.tenant)
    own_way = PROVIDER not in session.proofs and await _asks_own_way(services, known.tenant, actor, session.email)
    if session.vouched_only:  # where else somebody takes part is not the provider's to know
        session = msgspec.structs.replace(session, homes=1)
    return Caller(
        known.tenant, actor, known.language, known.scopes, secret, session, two_steps_due=due, own_way_due=own_way
    )


async def _asks_two_steps(services: Services, tenant: TenantId) -> bool:
    rule = await services.views.get(tenant, SIGN_IN_RULES, (tenant,))
    return bool(rule and rule.two_steps)


async def _asks_own_way(services: Services, tenant: TenantId, actor: Actor, email: str) -> bool:
    """Whether this member is to come in by the organisation's provider. Administrators keep a way of their own."""
    if Role.ADMINISTRATOR in actor.roles or tenant == HOUSE:
        return False
    row = await services.views.get(tenant, SINGLE_SIGN_ONS, (tenant,))
    return bool(row and row.now.compulsory and row.now.leads(email))


async def actor_in(services: Services, tenant: TenantId, person: PersonId) -> Actor | None:
    """A person as an organisation knows them at this moment, or the house; None for who is no member (any more)."""
    return Actor(person, frozenset()) if tenant == HOUSE else await member_now(services, tenant, person)


def is_operator(services: Services, tenant: TenantId, person: PersonId) -> bool:
    """Whether somebody of the house is an operator, as the settings name them at this moment."""
    return tenant == HOUSE and person in map(operator_id, services.settings.operator_emails)


async def provide_caller(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> Caller:
    """The signed-in member of an organisation. Raises Unauthenticated, or NotAllowed outside a token's scopes."""
    caller = await provide_anybody(request, services)
    if caller is None or caller.operator:
        await hold(request)
        raise Unauthenticated
    if caller.own_way_due:
        raise OwnWayNeeded(caller.tenant)
    if caller.two_steps_due:
        raise TwoStepsNeeded
    if _scope_of(request) not in caller.scopes:
        raise NotAllowed(right="scope")
    return caller


def _scope_of(request: Request[Any, Any, Any]) -> str:
    """What a token must be for: reading, writing, or what the route itself says, which no session is for."""
    return str(request.scope["route_handler"].opt.get("scope", "read" if request.method in SAFE else "write"))


async def provide_anybody(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> Caller | None:
    """Whoever asks, None when nobody is signed in."""
    state = request.scope["state"]
    if "caller" not in state:
        callers: Callers = request.app.state.callers
        state["caller"] = await callers.of(request, services)
        if state["caller"] is not None and state["caller"].session is None:
            await count_call(request, services, _secret_of(request)[1])
    found: Caller | None = state["caller"]
    return found


async def provide_owner(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> Caller:
    """Whoever is signed in with a session, for pages about their own account. Raises Unauthenticated."""
    caller = await provide_anybody(request, services)
    if caller is None or caller.sign_in is None:
        await hold(request)
        raise Unauthenticated
    return caller


async def provide_operator(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> Caller:
    """The signed-in operator, as the settings name them at this moment.

    Raises OperatorsOnly for members of organisations, Unauthenticated for everybody else.
    """
    caller = await provide_anybody(request, services)
    if caller is not None and not caller.operator:
        raise OperatorsOnly
    if caller is None or not is_operator(services, caller.tenant, caller.person):
        raise Unauthenticated
    return caller


def csrf_token(session: str) -> str:
    """What a form of this session carries: bound to the session, worth nothing for another."""
    return hmac.new(session.encode(), b"csrf", hashlib.sha256).hexdigest()


async def guard_csrf(connection: "ASGIConnection[Any, Any, Any, Any]", handler: BaseRouteHandler) -> None:
    """Refuse an unsafe request from another site, or with a cookie but without its session's token.

    The token comes in the header `x-csrf-token` or the form field `csrf`. A bearer token needs none, nor does a
    handler with the option `unnamed`, which never looks at who is signed in.
    """
    if connection.scope.get("method") in SAFE:
        return
    request = connection if isinstance(connection, Request) else Request(connection.scope, connection.receive)
    if "authorization" in request.headers:
        return
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise CsrfFailed
    origin = request.headers.get("origin")
    if origin not in (None, *_own_origins(request)):
        raise CsrfFailed
    session = None if handler.opt.get("unnamed") else request.cookies.get(COOKIE)
    if not session:
        return
    given = request.headers.get("x-csrf-token") or str((await form_of(request)).get("csrf", ""))
    if not hmac.compare_digest(given.encode(), csrf_token(session).encode()):
        request.scope["state"]["caller"] = await request.app.state.callers.of(request, request.app.state.services)
        await hold(request)
        raise CsrfFailed


def _own_origins(request: Request[Any, Any, Any]) -> tuple[str, str]:
    return request.app.state.services.settings.public_url, f"{request.url.scheme}://{request.headers.get('host', '')}"
