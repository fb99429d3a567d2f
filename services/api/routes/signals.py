"""Signals of work pressure and energy: reported, put right, weighed, withdrawn; the map; the dialogue."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PlanId, SignalId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.signals.commands import (
    CorrectSignal,
    ReportSignal,
    Said,
    SignalCommand,
    WeighSignal,
    WithdrawSignal,
    WriteToReporter,
)
from domain.signals.kinds import SignalKind, Source
from domain.signals.views import REPORTER_MESSAGES, SIGNALS, MessageRow, SignalRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.readings import note_signals
from services.api.routes.plans import require_plan, require_units
from services.api.signals import MapCell, Wanted, map_of, require_signal, signals_of

Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Weight = Annotated[int, Meta(ge=1, le=5, description="1 is light, 5 is heavy.")]


class SignalContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a signal says. `unit` null: it is about the whole organisation; `theme` is a key of the method's list."""

    kind: SignalKind
    theme: Annotated[str, Meta(examples=["planning"])]
    source: Source
    noticed_on: Annotated[date, Meta(examples=["2026-11-20"])]
    text: Annotated[str, Meta(min_length=1, max_length=2000, examples=["Te veel losse diensten op één dag."])]
    unit: UUID | None = None


class NewSignal(SignalContent, frozen=True, forbid_unknown_fields=True):
    """A signal and how heavy it weighs."""

    weight: Weight = 3


class NewWeight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another weight, and why."""

    weight: Weight
    reason: Words


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why."""

    reason: Words


class NewMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message to the unnamed reporter, after the `number` messages that there were when you wrote it."""

    text: Words
    number: Annotated[int, Meta(ge=0)]


class SignalPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    signals: Sequence[SignalRow]
    next: int | None


@get("/", summary="List the signals", rule=Right.READ_PLAN)
async def signals(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    kind: FromQuery[SignalKind | None] = None,
    unit: Annotated[str | None, QueryParameter(description="A unit's id, or `organisation` for no unit.")] = None,
    theme: FromQuery[str | None] = None,
    before: Annotated[int | None, QueryParameter(description="Cursor: signals with a lower seq.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    min_seq: FromQuery[int | None] = None,
) -> SignalPage:
    """Withdrawn ones are among them. `reported_by` is null for a signal that was reported unnamed."""
    await await_own_write(services, caller, min_seq, SIGNALS)
    await require_plan(services, caller, PlanId(plan))
    rows, following = await signals_of(services, caller, Wanted(PlanId(plan), kind, unit, theme), before, limit)
    return SignalPage(await note_signals(services, caller, plan, rows), following)


@get("/map", summary="Read the map of signals", rule=Right.READ_PLAN)
async def signal_map(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> list[MapCell]:
    """How many signals there are about each unit and theme, and what they weigh. They count signals, not people."""
    await await_own_write(services, caller, min_seq, SIGNALS)
    await require_plan(services, caller, PlanId(plan))
    return await map_of(services, caller, Wanted(PlanId(plan)))


@post("/", summary="Report a signal", rule=Right.REPORT_SIGNAL)
async def report(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewSignal],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """In your own name. To report unnamed there is the plan's public link; it is never done while signed in."""
    row = await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    signal = SignalId(new_id(identity, "signal"))
    said = await said_in(services, caller, row, data)
    command = ReportSignal(plan=row.plan, signal=signal, said=said, weight=data.weight)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/signals/{signal}"
    return response


@get("/{signal:uuid}", summary="Read a signal", rule=Right.READ_PLAN)
async def signal_by_id(
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[SignalRow]:
    """The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, SIGNALS)
    row = await require_signal(services, caller, PlanId(plan), signal)
    await note_signals(services, caller, row.plan, [row])
    return Response(row, headers={"ETag": f'"{row.version}"'})


@put("/{signal:uuid}", summary="Put your signal right", rule=Right.TAKE_PART)
async def correct(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    data: JSONBody[SignalContent],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Only who reported it can; what it said before stays in the audit trail."""
    row = await require_plan(services, caller, PlanId(plan))
    said = await said_in(services, caller, row, data)
    return await _do(request, services, caller, CorrectSignal(plan=row.plan, signal=SignalId(signal), said=said))


@put("/{signal:uuid}/weight", summary="Weigh a signal again", rule=Right.TAKE_PART)
async def weigh(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    data: JSONBody[NewWeight],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With the reason why it weighs more or less."""
    command = WeighSignal(
        plan=PlanId(plan), signal=SignalId(signal), weight=data.weight, reason=Personal(caller.person, data.reason)
    )
    return await _do(request, services, caller, command)


@put("/{signal:uuid}/withdrawal", summary="Withdraw a signal", rule=Right.TAKE_PART)
async def withdraw(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    data: JSONBody[Reason],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It no longer counts, and stays readable with the reason."""
    command = WithdrawSignal(plan=PlanId(plan), signal=SignalId(signal), reason=Personal(caller.person, data.reason))
    return await _do(request, services, caller, command)


@get("/{signal:uuid}/messages", summary="Read the dialogue with an unnamed reporter", rule=Right.READ_PLAN)
async def messages(
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[MessageRow]:
    """Oldest first; `written_by` is null for the reporter's own."""
    await await_own_write(services, caller, min_seq, SIGNALS, REPORTER_MESSAGES)
    row = await require_signal(services, caller, PlanId(plan), signal)
    return await services.views.find(caller.tenant, REPORTER_MESSAGES, {"signal": row.signal}, order=("seq",))


@post("/{signal:uuid}/messages", summary="Write to an unnamed reporter", rule=Right.STEER_PLAN)
async def write(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    data: JSONBody[NewMessage],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """In your own name; the reporter reads it with the code that they got."""
    command = WriteToReporter(
        plan=PlanId(plan), signal=SignalId(signal), number=data.number, text=Personal(caller.person, data.text)
    )
    return await _do(request, services, caller, command)


async def said_in(services: Services, caller: Caller, plan: PlanRow, data: SignalContent) -> Said:
    """What was said, as the decider takes it. Raises NotFound for a unit of another organisation."""
    await require_units(services, caller, [data.unit] if data.unit else [])
    return Said(
        kind=data.kind,
        unit=UnitId(data.unit) if data.unit else None,
        theme=data.theme,
        source=data.source,
        noticed_on=data.noticed_on,
        text=Personal(caller.person, data.text),
        template=plan.template,
    )


async def _do(
    request: Request[Any, Any, Any], services: Services, caller: Caller, command: SignalCommand
) -> Response[Done]:
    await require_plan(services, caller, command.plan)
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/signals",
    route_handlers=[signals, signal_map, report, signal_by_id, correct, weigh, withdraw, messages, write],
    tags=["Signals"],
)
