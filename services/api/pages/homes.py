"""The organisations of somebody who takes part in several: choose one, go from one to another. And the rule of one."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.sign_in import SIGN_IN_RULES, SetSignInRule
from infra.bootstrap import Services
from services.api import account as own
from services.api.auth import Caller
from services.api.confirm import needs_sudo
from services.api.errors import language_of, problem_of
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import first, form_of, identity, key_of
from services.api.pages.page import AnyRequest, page, see
from services.api.rules import ACCOUNT

RULE = "/organisatie/inloggen"


@get("/organisaties", include_in_schema=False, rule=ACCOUNT)
async def homes(
    request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """All of one's organisations."""
    return await page(request, "homes.html", owner, found=await own.homes_named(services, owner))


@post("/organisaties", include_in_schema=False, rule=ACCOUNT)
async def go(request: AnyRequest, owner: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Any]:
    """Go to one of them: from here on this browser sees that one only."""
    tenant = identity(await form_of(request), "tenant")
    if tenant is None:
        raise NotFound
    if tenant != owner.tenant:
        await own.move(request, services, owner, tenant)
    return see("/")


@get(RULE, include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def rule(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Whether members sign in by two steps."""
    await await_own_write(services, caller, min_seq, SIGN_IN_RULES)
    return await _rule(request, caller, services, saved=min_seq is not None)


@post(RULE, include_in_schema=False, guards=[needs_sudo], rule=Right.MANAGE_ORGANISATION)
async def set_rule(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Ask it of everybody, or no longer."""
    form = await form_of(request)
    by_two = own.session_of(caller).two_steps
    command = SetSignInRule(tenant=caller.tenant, two_steps=first(form, "two_steps") == "yes", came_in_by_two=by_two)
    try:
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        problem = problem_of(refusal, language_of(request))
        return await _rule(request, caller, services, problem.status, problem=problem)
    return see(RULE, min_seq=handled.receipt.seq if handled.receipt else 0)


async def _rule(
    request: AnyRequest, caller: Caller, services: Services, status: int = 200, **facts: Any
) -> Response[Any]:
    row = await services.views.get(caller.tenant, SIGN_IN_RULES, (caller.tenant,))
    common: dict[str, Any] = {"problem": None, "saved": False, "now": bool(row and row.two_steps)}
    return await page(request, "sign_in_rule.html", caller, status, **{**common, **facts})


ROUTES = Router("/", route_handlers=[homes, go, rule, set_rule])
