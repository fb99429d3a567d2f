"""One signal: what it says, put right by who reported it, weighed, withdrawn; the dialogue with an unnamed reporter."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import PlanId, SignalId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.signals.commands import CorrectSignal, SignalCommand, WeighSignal, WithdrawSignal, WriteToReporter
from domain.signals.views import REPORTER_MESSAGES, SIGNALS, SignalRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import Form, Shown, first, form_of, key_of, number, refused
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.pages.signals import said_of, weight_of, words_for
from services.api.readings import note_signals
from services.api.routes.plans import require_plan
from services.api.signals import require_signal


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def signal_page(
    request: AnyRequest,
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The signal as it stands."""
    await await_own_write(services, caller, min_seq, SIGNALS, REPORTER_MESSAGES)
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_signal(services, caller, row.plan, signal)
    await note_signals(services, caller, row.plan, [found])
    return await _show(request, services, caller, row, found, Shown(saved=saved))


@post("/", include_in_schema=False, rule=Right.TAKE_PART)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One of the page's forms, named by its field `do`."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    found = await require_signal(services, caller, row.plan, signal)
    what = first(form, "do")
    seen = None if what == "write" else number(first(form, "seen"))
    try:
        command = await _command(services, caller, row, found.signal, what, form)
        handled = await carry_out(services, caller, command, key_of(caller, form), seen)
    except Refusal as refusal:
        return await _show(request, services, caller, row, found, refused(request, form, refusal, what))
    seq = handled.receipt.seq if handled.receipt else None
    anchor = "gesprek" if what == "write" else ""
    return see(f"/plannen/{plan}/signalen/{signal}", anchor, saved=what, min_seq=seq)


async def _command(
    services: Services, caller: Caller, plan: PlanRow, signal: SignalId, what: str, form: Form
) -> SignalCommand:
    reason = Personal(caller.person, first(form, "reason"))
    match what:
        case "correct":
            said = await said_of(services, caller, plan, form)
            return CorrectSignal(plan=plan.plan, signal=signal, said=said)
        case "weigh":
            return WeighSignal(plan=plan.plan, signal=signal, weight=weight_of(form), reason=reason)
        case "withdraw":
            return WithdrawSignal(plan=plan.plan, signal=signal, reason=reason)
        case "write":
            after = number(first(form, "seen")) or 0
            message = Personal(caller.person, first(form, "message"))
            return WriteToReporter(plan=plan.plan, signal=signal, number=after, text=message)
        case _:
            raise NotFound


async def _show(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, signal: SignalRow, shown: Shown
) -> Response[Any]:
    mine = signal.reported_by == caller.person
    return await plan_page(
        request,
        "signal.html",
        caller,
        plan,
        "signalen",
        shown.status,
        **await people_and_units(services, caller),
        **words_for(plan),
        signal=signal,
        messages=await services.views.find(caller.tenant, REPORTER_MESSAGES, {"signal": signal.signal}, order=("seq",)),
        shown=shown,
        may_correct=mine and not signal.withdrawn,
        may_weigh=(mine or caller.actor.about(signal.unit).may(Right.WEIGH_SIGNALS)) and not signal.withdrawn,
        may_write=signal.reported_by is None and caller.actor.may(Right.STEER_PLAN),
    )


ROUTES = Router("/plannen/{plan:uuid}/signalen/{signal:uuid}", route_handlers=[signal_page, change])
