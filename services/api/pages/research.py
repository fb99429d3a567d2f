"""Additional research: decided on or against, and its outcome."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import CommandId, PlanId, ResearchId, SignalId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.measures.research import ConcludeResearch, DecideAgainstResearch, DecideOnResearch, ResearchCommand
from domain.measures.talk_views import RESEARCHES, ResearchRow
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.answered import require_signals, signals_by_id, signals_of
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.listing import newest_first
from services.api.pages.forms import Form, Shown, first, form_of, identities, key_of, needed_day, number, refused
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan

PAGE = 50


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def research(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Newest first."""
    await await_own_write(services, caller, min_seq, PLANS, RESEARCHES)
    return await _show(request, services, caller, PlanId(plan), Shown(saved=saved))


@post("/", include_in_schema=False, rule=Right.PLAN_MEASURES)
async def act(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Decide on it, against it, or tell its outcome (field `do`)."""
    form = await form_of(request)
    key = key_of(caller, form)
    try:
        command = await _command(services, caller, PlanId(plan), form, key)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        return await _show(request, services, caller, PlanId(plan), refused(request, form, refusal, first(form, "do")))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/maatregelen/onderzoek", saved="yes", min_seq=seq)


async def _command(services: Services, caller: Caller, plan: PlanId, form: Form, key: CommandId) -> ResearchCommand:
    await require_plan(services, caller, plan)
    what, _, which = first(form, "do").partition(":")
    identity = ResearchId(_which(which) if which else new_id(key, "research"))
    match what:
        case "decide":
            signals = identities(form, "signals")
            await require_signals(services, caller, plan, signals)
            return DecideOnResearch(
                plan=plan,
                research=identity,
                question=first(form, "question"),
                why=first(form, "why"),
                by_whom=first(form, "by_whom"),
                due_on=needed_day(form, "due_on"),
                means=first(form, "means"),
                signals=tuple(SignalId(each) for each in signals),
            )
        case "reject":
            question, because = first(form, "question"), first(form, "because")
            return DecideAgainstResearch(plan=plan, research=identity, question=question, because=because)
        case "conclude":
            outcome, on = first(form, "outcome"), needed_day(form, "on")
            return ConcludeResearch(plan=plan, research=identity, outcome=outcome, on=on)
        case _:
            raise NotFound


def _which(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


async def _show(request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown) -> Response[Any]:
    row = await require_plan(services, caller, plan)
    before = number(request.query_params.get("voor", ""))
    found, older = await newest_first(services, caller, RESEARCHES, {"plan": plan}, before, PAGE)
    may = caller.actor.may(Right.PLAN_MEASURES)
    return await plan_page(
        request,
        "research.html",
        caller,
        row,
        "maatregelen",
        shown.status,
        shown=shown,
        rows=found,
        older=older,
        signals=await signals_of(services, caller, plan),
        known_signals=await signals_by_id(services, caller, plan, [id_ for each in found for id_ in each.signals]),
        may=may,
        forms={"decide", "reject", *_forms(found)} if may else set(),
        today=await services.calendar.today(caller.tenant),
        **await people_and_units(services, caller),
    )


def _forms(rows: Sequence[ResearchRow]) -> set[str]:
    """The forms of the research that is still being done."""
    running = [row.research for row in rows if row.state == "decided"]
    return {f"{act}:{research}" for research in running for act in ("conclude", "reject")}


ROUTES = Router("/plannen/{plan:uuid}/maatregelen/onderzoek", route_handlers=[research, act])
