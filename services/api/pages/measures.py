"""Measures: the board, the list of one state, a proposal, and one measure with all that happened to it."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import MeasureId, PlanId
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Right
from domain.measures.commands import ProposeMeasure
from domain.measures.views import MEASURES, PRACTICES
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import Shown, first, form_of, identity, key_of, number, refused
from services.api.pages.measure_forms import command_of, description_of
from services.api.pages.measure_page import show_board, show_list, show_measure, show_proposal
from services.api.pages.page import AnyRequest, see


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def board(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The board, or with `staat` the list of one state, page by page."""
    await await_own_write(services, caller, min_seq, PLANS, MEASURES)
    stage, before = request.query_params.get("staat", ""), number(request.query_params.get("voor", ""))
    if stage:
        return await show_list(request, services, caller, PlanId(plan), stage, before)
    return await show_board(request, services, caller, PlanId(plan))


@get("/nieuw", include_in_schema=False, rule=Right.PROPOSE_MEASURE)
async def new(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """An empty form, or one filled from a best practice (`van`)."""
    return await show_proposal(request, services, caller, PlanId(plan), Shown())


@post("/nieuw", include_in_schema=False, rule=Right.PROPOSE_MEASURE)
async def propose(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Propose it, and go to it."""
    form = await form_of(request)
    key = key_of(caller, form)
    measure = MeasureId(new_id(key, "measure"))
    try:
        origin = identity(form, "origin")
        text = await description_of(services, caller, PlanId(plan), form)
        command = ProposeMeasure(plan=PlanId(plan), measure=measure, description=text, origin=origin)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        shown = refused(request, form, refusal, "propose")
        return await show_proposal(request, services, caller, PlanId(plan), shown)
    return _back(PlanId(plan), measure, handled.receipt.seq if handled.receipt else None, "propose")


@get("/{measure:uuid}", include_in_schema=False, rule=Right.READ_PLAN)
async def measure_page(
    request: AnyRequest,
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What it is, how far it is, what may happen next, what happened."""
    await await_own_write(services, caller, min_seq, PLANS, MEASURES, PRACTICES)
    return await show_measure(request, services, caller, PlanId(plan), measure, Shown(saved=saved))


@post("/{measure:uuid}", include_in_schema=False, rule=(Right.TAKE_PART, Right.PROPOSE_MEASURE))
async def act(
    request: AnyRequest,
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One of the page's forms, named by its field `do`."""
    form = await form_of(request)
    key, what = key_of(caller, form), first(form, "do")
    try:
        command = await command_of(services, caller, PlanId(plan), measure, form, key)
        handled = await carry_out(services, caller, command, key, number(first(form, "seen")))
    except Refusal as refusal:
        shown = refused(request, form, refusal, what)
        return await show_measure(request, services, caller, PlanId(plan), measure, shown)
    return _back(PlanId(plan), measure, handled.receipt.seq if handled.receipt else None, what)


def _back(plan: PlanId, measure: UUID, seq: int | None, saved: str) -> Response[Any]:
    return see(f"/plannen/{plan}/maatregelen/{measure}", saved=saved, min_seq=seq)


ROUTES = Router("/plannen/{plan:uuid}/maatregelen", route_handlers=[board, new, propose, measure_page, act])
