"""Single sign-on for administrators, on one page. Whoever opens it shows first who they are: it leads many people."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from msgspec.structs import replace

from domain.kernel.handle import Handled
from domain.kernel.ids import TenantId, UnitId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right, Role
from domain.organisation.views import UNITS
from domain.single_sign_on.events import GroupRule, Newcomers
from domain.single_sign_on.state import SingleSignOn
from domain.single_sign_on.views import SINGLE_SIGN_ONS
from infra.bootstrap import Services
from infra.single_sign_on.faults import ProviderFault
from services.api import single_sign_on as own
from services.api.auth import Caller
from services.api.confirm import needs_sudo
from services.api.errors import FieldProblem, Problem, language_of
from services.api.exchange import await_own_write
from services.api.pages.forms import Form, Shown, first, form_of, key_of, one_of, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.pages.sign_on import away
from services.api.pages.sign_on import refused as refused_by_provider
from services.api.sign_on import leave, redirect_of
from services.api.words.sign_on import WORDS

HERE = "/organisatie/eenmalig-aanmelden"
ROLES = [role for role in Role if role not in (Role.ADMINISTRATOR, Role.ADVISER)]
SPARE = 3


@get(HERE, include_in_schema=False, guards=[needs_sudo], rule=Right.MANAGE_ORGANISATION)
async def settings(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """How it stands, and everything to do about it."""
    await await_own_write(services, caller, min_seq, SINGLE_SIGN_ONS)
    return await _show(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, status_code=200, guards=[needs_sudo], rule=Right.MANAGE_ORGANISATION)
async def change(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms, named by `do`."""
    form = await form_of(request)
    what = first(form, "do")
    try:
        handled = await _do(services, caller, what, form)
    except ProviderFault as fault:
        return await _show(request, services, caller, _unanswered(request, form, fault))
    except Refusal as refusal:
        shown = refused(request, form, refusal, what)
        return await _show(request, services, caller, shown)
    return see(HERE, saved=what, min_seq=handled.receipt.seq if handled and handled.receipt else None)


async def _do(services: Services, caller: Caller, what: str, form: Form) -> Handled | None:
    key, domain = key_of(caller, form), first(form, "domain")
    match what:
        case "provider":
            facts = (first(form, "issuer"), first(form, "client_id"), first(form, "client_secret"))
            return await own.set_provider(services, caller, *facts, first(form, "vouches") == "yes", key)
        case "groups":
            newcomers = one_of(form, "newcomers", Newcomers)
            return await own.map_groups(services, caller, first(form, "claim"), _rules(form), newcomers, key)
        case "claim":
            return await own.claim_domain(services, caller, domain, key)
        case "prove":
            return await own.prove_domain(services, caller, domain, key)
        case "drop":
            return await own.drop_domain(services, caller, domain, key)
        case "stand":
            return await own.choose(services, caller, first(form, "stand"), key)
        case "release":
            await _release(services, caller, first(form, "email"))
            return None
        case _:
            raise NotFound


async def _release(services: Services, caller: Caller, email: str) -> None:
    person = (await services.people.at(caller.tenant, [email])).get(email.lower())
    if person is None:
        raise InvalidValue(field="email", reason="no_such_person")
    try:
        await own.release(services, caller, person)
    except NotFound:
        raise InvalidValue(field="email", reason="not_bound") from None


def _rules(form: Form) -> list[GroupRule]:
    """The lines of the table that name a group. Raises InvalidValue."""
    groups, roles, units = (form.get(name, []) for name in ("group", "role", "unit"))
    try:
        return [
            GroupRule(group.strip(), Role(role), UnitId(UUID(unit)) if unit else None)
            for group, role, unit in zip(groups, roles, units, strict=True)
            if group.strip()
        ]
    except ValueError:
        raise InvalidValue(field="rules", reason="choose") from None


def _unanswered(request: AnyRequest, form: Form, fault: ProviderFault) -> Shown:
    title, detail = (text.to(language_of(request)) for text in WORDS[fault.trouble])
    told = f"{detail} ({fault.detail})" if fault.detail else detail
    problem = Problem("/problems/provider", title, 422, detail, [FieldProblem("issuer", told)])
    return Shown(typed=form, problem=problem, about="provider", status=422)


@get(HERE + "/proef", include_in_schema=False, guards=[needs_sudo], rule=Right.MANAGE_ORGANISATION)
async def test(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """To the provider and back, to see whether all is in order; nobody is signed in by it."""
    try:
        return away(*await leave(request, services, TenantId(caller.tenant), test=True, again=False))
    except ProviderFault as fault:
        return await refused_by_provider(request, caller.tenant, caller, fault)


async def _show(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    row = await services.views.get(caller.tenant, SINGLE_SIGN_ONS, (caller.tenant,))
    now = row.now if row else SingleSignOn()
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    typed = shown.typed or {}
    lines = [(rule.group, rule.role.value, str(rule.unit or "")) for rule in now.rules]
    if shown.about == "groups":
        lines = _typed_lines(typed)
    facts: dict[str, Any] = {
        "now": now,
        "shown": replace(shown, typed={name: values for name, values in typed.items() if name != "client_secret"}),
        "records": {domain: services.domains.proof(caller.tenant, domain) for domain in now.domains},
        "redirect": redirect_of(services, caller.tenant),
        "public": services.settings.public_url,
        "lines": [*lines, *[("", "", "")] * SPARE],
        "roles": ROLES,
        "units": units,
        "stand": "compulsory" if now.compulsory else "open" if now.open else "closed",
    }
    answer = await page(request, "single_sign_on.html", caller, shown.status, **facts)
    answer.headers["cache-control"] = "no-store"
    return answer


def _typed_lines(typed: Form) -> list[tuple[str, str, str]]:
    columns = [typed.get(name, []) for name in ("group", "role", "unit")]
    return [line for line in zip(*columns, strict=False) if line[0]]


ROUTES = Router("/", route_handlers=[settings, change, test])
