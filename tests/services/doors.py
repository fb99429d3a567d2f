"""The application up to its handlers: every route with its guards and nothing behind them, to ask thousands of times.

Who asks stands in the header `authorization`, by name. A route that lets somebody pass answers REACHED.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from litestar import Litestar, Request, Response
from litestar.handlers.base import BaseRouteHandler

from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.place import Given, place_of
from domain.kernel.rights import Actor, Right, Role
from domain.plan.views import PlanRow
from infra.clock import PlayedClock
from infra.identity.accounts import AccountId, Methods
from infra.identity.door import Session
from infra.identity.house import HOUSE, operator_id
from services.api.app import parts_of
from services.api.auth import Caller
from services.api.confirm import needs_sudo
from services.api.rules import ACCOUNT, OPERATOR, OWN, PUBLIC, Stated

OURS, THEIRS, PERSON = TenantId(UUID(int=1)), TenantId(UUID(int=2)), PersonId(UUID(int=9))
MINE, BESIDE = UnitId(UUID(int=11)), UnitId(UUID(int=12))
TREE = {MINE: None, BESIDE: None}
BOTH = frozenset({"read", "write", "scim"})
NOBODY, THE_OPERATOR = "nobody", "operator"
# An administrator of whom the organisation asks one step more; and one who long ago showed who they are.
BY_ONE_STEP, UNSURE = "administrator by one step", "unsure administrator"
VOUCHED_ONLY, NOT_THE_OWN_WAY = "administrator whom only the provider vouches for", "administrator by another way"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OPERATORS = ("beheer@werkbalans.example",)
REACHED = 299
RANDOM = UUID("6f1c0d2e-58a1-4b9b-9b9f-0a4a0f6b1c77")
PARAMETER = re.compile(r"{(\w+):(\w+)}")
# The plans that one may ask for: of the own unit, of another unit, of another organisation, of nobody.
OWN_UNIT, OTHER_UNIT, FOREIGN = (UUID(int=number) for number in (21, 22, 23))
PLANS_OF: Mapping[TenantId, Mapping[UUID, tuple[UnitId, ...]]] = {
    OURS: {OWN_UNIT: (MINE,), OTHER_UNIT: (BESIDE,)},
    THEIRS: {FOREIGN: (MINE,)},
}
ASKED = (OWN_UNIT, OTHER_UNIT, FOREIGN, RANDOM)
FILLED = {"str": "onzin", "int": "1"}


class Settings(msgspec.Struct, frozen=True):
    """What guards ask of the settings."""

    operator_emails: tuple[str, ...] = OPERATORS
    public_url: str = "https://testserver.local"
    development: bool = True


class Views:
    """The plans that there are, by the organisation and the id."""

    async def get(self, tenant: TenantId, _: Any, key: tuple[UUID]) -> PlanRow | None:
        """The plan, None when the organisation has no such plan."""
        known = PLANS_OF.get(tenant, {}).get(key[0])
        return PlanRow(PlanId(key[0]), "Plan", 1, known, date(2026, 11, 1)) if known else None


class Accounts(msgspec.Struct, frozen=True):
    """What guards ask of the accounts."""

    async def methods(self, _: UUID) -> Methods:
        """With what anybody signs in."""
        return Methods()


class Services(msgspec.Struct, frozen=True):
    """What guards ask of the services."""

    settings: Settings = Settings()
    views: Any = Views()
    clock: PlayedClock = PlayedClock(NOON)
    accounts: Accounts = Accounts()


class Callers:
    """Who asks, by the name in the header."""

    def __init__(self, known: Mapping[str, Caller]) -> None:
        self._known = known

    async def of(self, request: Request[Any, Any, Any], _: Any) -> Caller | None:
        """The caller of this name, None for nobody."""
        return self._known.get(request.headers["authorization"])


SESSION = Session(AccountId(RANDOM), "wie@test.example", RANDOM, frozenset({"passkey"}), NOON, 1)


def member(role: Role, sign_in: Session = SESSION, two_steps_due: bool = False) -> Caller:
    """A member with this role, who works in a unit; an adviser was given the plan of that unit."""
    adviser = role is Role.ADVISER
    given = Given(frozenset({PlanId(OWN_UNIT)}), frozenset()) if adviser else None
    actor = Actor(PERSON, frozenset({role}), None if adviser else place_of(MINE, TREE), given)
    return Caller(OURS, actor, "nl", BOTH, "secret", sign_in, two_steps_due)


def callers() -> dict[str, Caller]:
    """One member of each role, the operator, and the administrators of whom more is asked."""
    house = Caller(HOUSE, Actor(operator_id(OPERATORS[0]), frozenset()), "nl", BOTH, "secret", SESSION)
    long_ago = msgspec.structs.replace(SESSION, confirmed_at=NOON - timedelta(minutes=11))
    vouched = msgspec.structs.replace(SESSION, proofs=frozenset({"provider"}))
    return {role.value: member(role) for role in Role} | {
        THE_OPERATOR: house,
        BY_ONE_STEP: member(Role.ADMINISTRATOR, two_steps_due=True),
        UNSURE: member(Role.ADMINISTRATOR, sign_in=long_ago),
        VOUCHED_ONLY: member(Role.ADMINISTRATOR, sign_in=vouched),
        NOT_THE_OWN_WAY: msgspec.structs.replace(member(Role.ADMINISTRATOR), own_way_due=True),
    }


def doors() -> Litestar:
    """The application whose handlers say only that they were reached."""
    settings: Any = Settings()
    app = Litestar(before_request=_reached, **parts_of(settings))
    app.state.services, app.state.callers = Services(), Callers(callers())
    return app


async def _reached(_: Request[Any, Any, Any]) -> Response[bytes]:
    return Response(b"", status_code=REACHED)


def filled(path: str, ids: Mapping[str, str] = {}, malformed: str = "") -> str:
    """The path with ids, by the name of the parameter; `malformed` is a parameter to fill with what is no id."""

    def value(found: re.Match[str]) -> str:
        name, kind = found.groups()
        return "geen-id" if name == malformed else ids.get(name) or FILLED.get(kind) or str(RANDOM)

    return PARAMETER.sub(value, path)


def parameters_of(path: str) -> dict[str, str]:
    """The names of a path's parameters and what each is."""
    return dict(PARAMETER.findall(path))


async def status_of(app: Litestar, method: str, path: str, who: str) -> int:
    """What the doors answer, with neither a network nor a client in between."""
    headers = [(b"authorization", who.encode()), (b"content-length", b"0"), (b"host", b"testserver.local")]
    scope: Any = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "https",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "", "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("testserver.local", 443), "state": {},
    }  # fmt: skip
    found: list[int] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])

    await app(scope, receive, send)
    return found[0]


def is_dangerous(handler: BaseRouteHandler) -> bool:
    """Whether a route asks first to show once more who one is."""
    return needs_sudo in (handler.guards or ())


def expected(rule: Stated, who: str, table: Mapping[Right, str], plan: UUID | None = None) -> int:
    """What the rule means for somebody at a plan of some kind, by a table of rights that is said by hand."""
    if rule is PUBLIC:
        return REACHED
    if rule is ACCOUNT:
        return 401 if who == NOBODY else REACHED
    if who == NOBODY or (who == THE_OPERATOR and rule is not OPERATOR):
        return 401
    if rule is OPERATOR:
        return REACHED if who == THE_OPERATOR else 403
    if rule is OWN:
        return REACHED
    assert isinstance(rule, frozenset)
    role = Role(who)
    if role is Role.ADVISER and plan not in (OWN_UNIT, None):
        return 404
    words = {table[right].split()[list(Role).index(role)] for right in rule}
    return REACHED if words & _reaching(plan) else 403


def _reaching(plan: UUID | None) -> set[str]:
    if plan == OWN_UNIT:
        return {"all", "own", "units", "plan", "given"}
    return {"all", "own"} if plan == OTHER_UNIT else {"all", "own", "units", "plan"}
