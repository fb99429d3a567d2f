"""The organisation's shelf of best practices: what worked, where, whom to ask; and starting a measure from one."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.decider import Command
from domain.kernel.ids import CommandId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.measures.practice import RemovePractice, WritePractice
from domain.measures.views import PRACTICES
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.listing import newest_first
from services.api.pages.forms import Form, Shown, first, form_of, key_of, number, refused
from services.api.pages.measure_forms import practice_of
from services.api.pages.page import AnyRequest, page, see
from services.api.pages.plan_page import people_and_units

HERE = "/organisatie/goede-voorbeelden"
PAGE, PLANS_OFFERED = 50, 12


@get("/", include_in_schema=False, rule=Right.READ_ORGANISATION)
async def shelf(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Newest first."""
    await await_own_write(services, caller, min_seq, PRACTICES)
    return await _show(request, services, caller, Shown(saved=saved))


@post("/", include_in_schema=False, rule=Right.PLAN_MEASURES)
async def act(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Write one, or take a written one away (field `do`)."""
    form = await form_of(request)
    key = key_of(caller, form)
    try:
        command = await _command(services, caller, form, key)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        return await _show(request, services, caller, refused(request, form, refusal, first(form, "do")))
    return see(HERE, saved="yes", min_seq=handled.receipt.seq if handled.receipt else None)


async def _command(services: Services, caller: Caller, form: Form, key: CommandId) -> Command:
    what, _, which = first(form, "do").partition(":")
    if what == "remove":
        try:
            return RemovePractice(practice=UUID(which))
        except ValueError:
            raise NotFound from None
    return WritePractice(practice=new_id(key, "practice"), text=await practice_of(services, caller, form))


async def _show(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    before = number(request.query_params.get("voor", ""))
    found, older = await newest_first(services, caller, PRACTICES, {}, before, PAGE)
    plans = await services.views.find(caller.tenant, PLANS, {"running": True}, order=("-seq",), limit=PLANS_OFFERED)
    return await page(
        request,
        "shelf.html",
        caller,
        shown.status,
        shown=shown,
        rows=found,
        older=older,
        plans=plans,
        may=caller.actor.may(Right.PLAN_MEASURES),
        **await people_and_units(services, caller),
    )


ROUTES = Router(HERE, route_handlers=[shelf, act])
