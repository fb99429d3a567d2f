"""My account: with what I sign in, where I am signed in, what happened. Changes ask to confirm who one is."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.refusals import NotFound, Refusal
from infra.bootstrap import Services
from infra.identity.codes import address_of as address_of_seed
from services.api import account as own
from services.api.auth import Caller
from services.api.confirm import be_sure, needs_sudo, needs_two_steps
from services.api.errors import Problem, language_of, problem_of
from services.api.pages.forms import Form, first, form_of, identity
from services.api.pages.page import AnyRequest, page, see
from services.api.pages.qr import qr_code
from services.api.rules import ACCOUNT
from services.api.words.account import line_of

HERE = "/account"
LINES = 20


@get("/", include_in_schema=False, rule=ACCOUNT)
async def mine(
    request: AnyRequest,
    owner: NamedDependency[Caller],
    services: NamedDependency[Services],
    done: FromQuery[str] = "",
    voor: FromQuery[int | None] = None,
) -> Response[Any]:
    """All of it on one page."""
    session, language = own.session_of(owner), language_of(request)
    methods = await services.accounts.methods(session.account)
    log = await services.accounts.log(session.account, voor, LINES + 1)
    homes = await own.homes_named(services, owner)
    return await page(
        request,
        "account.html",
        owner,
        done=done,
        email=session.email,
        methods=methods,
        recovery_left=await services.accounts.recovery_codes_left(session.account),
        sessions=await services.door.sessions(session.account),
        this=session.id,
        two_steps=session.two_steps,
        names={home.tenant: home.name for home in homes},
        log=[(each, line_of(each.kind, each.detail, language)) for each in log[:LINES]],
        older=log[LINES - 1].number if len(log) > LINES else None,
    )


@post("/", include_in_schema=False, rule=ACCOUNT)
async def do(request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Any]:
    """One of the page's buttons, named by `do`."""
    form = await form_of(request)
    what = first(form, "do")
    if what == "end":
        await own.end_session(request, services, owner, _id(form, "session"))
    elif what == "end_others":
        await own.end_other_sessions(request, services, owner)
    elif what == "remove":
        await be_sure(services, owner)
        await own.remove_method(request, services, owner, _id(form, "method"))
    else:
        raise NotFound
    return see(HERE, done=what)


def _id(form: Form, name: str) -> UUID:
    found = identity(form, name)
    if found is None:
        raise NotFound
    return found


@get("/bevestigen", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def confirm(here: FromQuery[str] = "") -> Response[Any]:
    """Confirm who one is, for its own sake."""
    return see(_inside(here))


@post("/bevestigen", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def confirmed(request: AnyRequest) -> Response[Any]:
    """Confirmed, before this was reached: back to the page that asked for it."""
    return see(_inside(first(await form_of(request), "here")))


@get("/twee-stappen", include_in_schema=False, guards=[needs_two_steps], rule=ACCOUNT)
async def second_step() -> Response[Any]:
    """The second step was added to this session: on to the organisation, which asked for it."""
    return see("/")


def _inside(here: str) -> str:
    inside = here.startswith("/") and not here.startswith(("//", "/\\"))
    return here if inside else HERE


@get("/wachtwoord", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def password(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Choose a password."""
    return await _password(request, owner, services)


@post("/wachtwoord", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def set_password(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Keep it."""
    form: Any = await request.form()
    try:
        await own.set_password(request, services, owner, str(form.get("password", "")))
    except Refusal as refusal:
        return await _password(request, owner, services, problem_of(refusal, language_of(request)))
    return see(HERE, done="password")


async def _password(
    request: AnyRequest, owner: Caller, services: Services, problem: Problem | None = None
) -> Response[Any]:
    session = own.session_of(owner)
    had = (await services.accounts.methods(session.account)).password is not None
    facts: dict[str, Any] = {"problem": problem, "had": had, "email": session.email}
    return await page(request, "account_password.html", owner, problem.status if problem else 200, **facts)


@get("/code-app", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def code_app(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """A QR code for the app, and a field for the code that shows that it works."""
    seed, note = own.begin_code_app(services, own.session_of(owner).account)
    return await _code_app(request, owner, services, seed, note)


@post("/code-app", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def add_code_app(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Turn it on, and show the recovery codes: now and never again."""
    form = await form_of(request)
    note = first(form, "note")
    try:
        codes = await own.add_code_app(request, services, owner, note, first(form, "code"))
    except Refusal as refusal:
        account = own.session_of(owner).account
        seed = own.seed_of(services, account, note)
        if seed is None:
            seed, note = own.begin_code_app(services, account)
        return await _code_app(request, owner, services, seed, note, problem_of(refusal, language_of(request)))
    return await _codes(request, owner, codes)


async def _code_app(
    request: AnyRequest, owner: Caller, services: Services, seed: str, note: str, problem: Problem | None = None
) -> Response[Any]:
    shown = " ".join(seed[at : at + 4] for at in range(0, len(seed), 4))
    drawn = qr_code(address_of_seed(seed, own.session_of(owner).email))
    had = (await services.accounts.methods(own.session_of(owner).account)).code_app is not None
    facts: dict[str, Any] = {"problem": problem, "note": note, "seed": shown, "drawn": drawn, "had": had}
    return await page(request, "account_code_app.html", owner, problem.status if problem else 200, **facts)


@post("/herstelcodes", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def recovery_codes(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Ten new ones, shown once."""
    return await _codes(request, owner, await own.make_recovery_codes(request, services, owner))


async def _codes(request: AnyRequest, owner: Caller, codes: Sequence[str]) -> Response[Any]:
    now: Caller = request.scope["state"]["caller"] or owner
    return await page(request, "account_recovery.html", now, codes=codes, email=own.session_of(now).email)


@get("/toegangssleutel", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def passkey(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Make a passkey on this device."""
    return await _passkey(request, owner, services)


@post("/toegangssleutel", include_in_schema=False, guards=[needs_sudo], rule=ACCOUNT)
async def add_passkey(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Keep it."""
    form = await form_of(request)
    try:
        await own.add_passkey(request, services, owner, first(form, "name"), first(form, "passkey"))
    except Refusal as refusal:
        return await _passkey(request, owner, services, problem_of(refusal, language_of(request)), form)
    return see(HERE, done="passkey")


async def _passkey(
    request: AnyRequest, owner: Caller, services: Services, problem: Problem | None = None, typed: Form | None = None
) -> Response[Any]:
    facts: dict[str, Any] = {"problem": problem, "typed": {**(typed or {}), "passkey": [""]}}
    facts["options"] = await own.ask_to_make_passkey(services, owner)
    return await page(request, "account_passkey.html", owner, problem.status if problem else 200, **facts)


ROUTES = Router(
    HERE,
    route_handlers=[
        mine,
        do,
        confirm,
        confirmed,
        second_step,
        password,
        set_password,
        code_app,
        add_code_app,
        recovery_codes,
        passkey,
        add_passkey,
    ],
)
