"""Signing in, the same for the API and the pages: from a first step to a session, by a second one where it is due."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

import msgspec
import structlog
from litestar import Request, Response
from litestar.background_tasks import BackgroundTask
from litestar.datastructures import Cookie

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.refusals import InvalidValue
from infra.bootstrap import Services
from infra.identity.accounts import AccountId
from infra.identity.codes import plain, step_of
from infra.identity.happenings import Happening
from infra.identity.house import HOUSE
from infra.identity.passkeys import WrongAnswer, kept_of, read
from services.api.auth import COOKIE, is_operator
from services.api.errors import TooManyTries
from services.api.logs import places_of
from services.api.standing import member_now

QUARTER = 900
STEP, STEP_LASTS = "__Host-step", timedelta(minutes=10)
log = structlog.get_logger("werkbalans.api")
R = TypeVar("R", bound=Response[Any])
Home = tuple[TenantId, PersonId]
AnyRequest = Request[Any, Any, Any]


class FirstStep(msgspec.Struct, frozen=True):
    """Somebody showed by `proof` that an account is theirs, on the way to a home. A browser keeps it, sealed."""

    account: UUID
    email: str
    proof: str
    tenant: UUID | None = None
    person: UUID | None = None
    purpose: str = ""

    @property
    def home(self) -> Home | None:
        """Where they are going, None for where they were last."""
        return (TenantId(self.tenant), PersonId(self.person)) if self.tenant and self.person else None


class Came(msgspec.Struct, frozen=True):
    """What a step led to: a session's secret, or else a note to keep until the second step. `choose`: among homes."""

    session: str | None
    note: str | None = None
    choose: bool = False


async def go_on(request: AnyRequest, services: Services, step: FirstStep) -> Came:
    """Open a session, or ask for the second step where the account has a code app."""
    account = AccountId(step.account)
    if step.proof != "passkey" and (await services.accounts.methods(account)).code_app:
        return Came(None, services.notes.write("step", step, STEP_LASTS))
    return await come_in(request, services, step)


async def come_in(request: AnyRequest, services: Services, step: FirstStep, *more: str) -> Came:
    """Open a session in the home that was asked for, else in the one used last."""
    account = AccountId(step.account)
    homes = await homes_of(services, step.email)
    wanted = step.home
    home = wanted if wanted in homes or not homes else homes[0]
    if home is None:
        return Came(None)
    device, before = device_of(request), request.cookies.get(COOKIE)
    session = await services.door.begin_session(account, home, device, step.proof, *more)
    if before:
        await services.door.close_session(before)
        request.app.state.callers.forget(before)
    if session:
        await services.accounts.note(account, Happening.SIGNED_IN, " ".join((step.proof, *more)), device)
        if "recovery" in more and await services.accounts.plan_mail(*home, "security", Happening.RECOVERY_USED):
            await services.hints.mail(home[0])
    return Came(session, None, choose=wanted is None and len(homes) > 1)


async def homes_of(services: Services, email: str) -> list[Home]:
    """The organisations in which the address takes part now (and the house, for an operator), the last used first."""
    people = await services.accounts.people_at(email)
    return [home for home in people if is_operator(services, *home) or await _takes_part(services, *home)]


async def _takes_part(services: Services, tenant: TenantId, person: PersonId) -> bool:
    return tenant != HOUSE and await member_now(services, tenant, person) is not None


async def by_password(services: Services, who: str, email: str, password: str) -> FirstStep:
    """The step that a password is. Raises InvalidValue, in the same words and time whatever is wrong; TooManyTries."""
    await limit_tries(services, "password-from", who, 60)
    await limit_tries(services, "password-of", email.lower(), 10)
    account = await services.accounts.of_address(email)
    methods = await services.accounts.methods(account or AccountId(UUID(int=0)))
    verdict = await services.passwords.compare(password, methods.password.secret if methods.password else None)
    if account is None or methods.password is None or not verdict.right:
        raise InvalidValue(field="password", reason="sign_in_wrong")
    await services.accounts.use(account, methods.password.id, secret=verdict.fresh)
    return FirstStep(account, email.lower(), "password")


async def by_code(services: Services, account: AccountId, typed: str) -> str:
    """How a typed code is a step: `code` or `recovery`; each counts once. Raises InvalidValue, TooManyTries."""
    await limit_tries(services, "code-of", str(account), 10)
    app, code = (await services.accounts.methods(account)).code_app, plain(typed)
    if app and code.isascii() and code.isdigit():
        step = step_of(services.codes.seed(account, app.secret), code, services.clock.now())
        if step and await services.accounts.use(account, app.id, step):
            return "code"
    elif app and await services.accounts.use_recovery_code(account, services.codes.hash_of(account, code)):
        return "recovery"
    await services.accounts.note(account, Happening.CODE_REFUSED)
    raise InvalidValue(field="code", reason="code_wrong")


async def by_passkey(services: Services, who: str, answer: str, purpose: str = "sign-in") -> FirstStep:
    """The step that a passkey is, which is both steps. Raises InvalidValue, TooManyTries."""
    await limit_tries(services, "passkey-from", who, 60)
    try:
        told = read(answer)
        found = await services.accounts.find_passkey(told.subject)
        asked = await services.accounts.was_asked(kept_of(purpose, told.challenge))
        if found is None or not asked:
            raise WrongAnswer
        counter = services.passkeys.used(told, found.secret, found.counter)
    except WrongAnswer:
        raise InvalidValue(field="passkey", reason="passkey_wrong") from None
    if not await services.accounts.use(found.account, found.method, counter):
        raise InvalidValue(field="passkey", reason="passkey_wrong")
    return FirstStep(found.account, found.email, "passkey")


async def mail_link(services: Services, email: str) -> None:
    """A mail with a sign-in link, which says what it opens: an organisation, or a choice among several."""
    homes = await homes_of(services, email)
    if len(homes) > 1:
        if await services.accounts.plan_mail(*homes[0], "sign_in"):
            await services.hints.mail(homes[0][0])
        return
    for tenant in await services.door.ask_sign_in(email):
        await services.hints.mail(tenant)


async def mail_password_link(services: Services, email: str) -> None:
    """One mail with a link that leads to a new password, however many organisations know the address."""
    homes = await homes_of(services, email)
    if homes and await services.accounts.plan_mail(*homes[0], "password"):
        await services.hints.mail(homes[0][0])


def after(response: R, act: Callable[[Services, str], Awaitable[None]], services: Services, email: str) -> R:
    """Do what depends on whether an address is known once the answer is out: how long it takes tells nothing."""
    response.background = BackgroundTask(_quietly, act, services, email)
    return response


async def _quietly(act: Callable[[Services, str], Awaitable[None]], services: Services, email: str) -> None:
    try:
        await act(services, email)
    except Exception as error:  # noqa: BLE001 - the answer is out; what went wrong is noted without the address
        log.error("fault", route=act.__name__, error=type(error).__name__, places=places_of(error))


async def limit_tries(services: Services, what: str, who: str, limit: int) -> None:
    """Raise TooManyTries when `who` tried `what` more than `limit` times within a quarter of an hour."""
    if not await services.door.may_try(what, who, limit, QUARTER):
        raise TooManyTries


def session_cookie(session: str, seconds: int = 14 * 24 * 3600) -> Cookie:
    """The session's cookie: this host only, secure, out of reach of scripts and other sites."""
    return Cookie(COOKIE, value=session, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")


def step_cookie(note: str) -> Cookie:
    """The cookie of somebody who took the first of two steps; with no note it goes."""
    seconds = int(STEP_LASTS.total_seconds()) if note else 0
    return Cookie(STEP, value=note, max_age=seconds, path="/", secure=True, httponly=True, samesite="strict")


def step_of_request(request: AnyRequest, services: Services) -> FirstStep | None:
    """The first step that this browser took a moment ago, None when it did not."""
    return services.notes.read("step", request.cookies.get(STEP, ""), FirstStep)


def address_of(request: AnyRequest) -> str:
    """The network address that the request came from."""
    return request.client.host if request.client else ""


BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip


def device_of(request: AnyRequest) -> str:
    """A rough word about the browser, such as `Firefox · Windows`; empty where it says nothing that we know."""
    told = request.headers.get("user-agent", "")
    found = [next((name for sign, name in known if re.search(sign, told)), "") for known in (BROWSERS, SYSTEMS)]
    return " · ".join(filter(None, found))
