"""Results: a verdict per signal and per measurement, agreements kept or not, with the evidence."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.ids import PlanId, SignalId
from domain.kernel.rights import Right
from domain.results.commands import JudgePerception, JudgeSignal, RecordMeasurement, RemoveMeasurement
from domain.results.events import Verdict
from domain.results.readings import Reading
from infra.bootstrap import Services
from services.api.assessing import RESULT_VIEWS, Results, require_signal, results_of
from services.api.auth import Caller
from services.api.exchange import (
    Done,
    answer,
    await_own_write,
    carried_out,
    carry_out,
    command_id,
    new_id,
    seen_version,
)
from services.api.routes.plans import require_plan


class NewVerdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The verdict and what shows it."""

    verdict: Verdict
    evidence: Annotated[str, Meta(max_length=4000, examples=["Minder ruildiensten sinds het vaste overleg"])]


class ReadingIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure about at least five people: its value on the question's own scale, and what it is about."""

    value: Annotated[str, Meta(pattern=r"^-?\d{1,5}(\.\d{1,4})?$", examples=["2.6"])]
    respondents: Annotated[int, Meta(ge=0, examples=[18])]
    on: Annotated[date, Meta(examples=["2026-04-01"])]
    question: Annotated[str, Meta(max_length=4000, examples=["Moet je erg snel werken? (NEA, versie 1)"])]
    group: Annotated[str, Meta(max_length=4000, examples=["Team Noord"])]
    invited: Annotated[int, Meta(ge=0, examples=[24])] | None = None


class NewMeasurement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pulse question or another named figure: baseline beside follow-up, at least one of them."""

    title: Annotated[str, Meta(max_length=200, examples=["Werktempo"])]
    higher_is_better: bool = True
    baseline: ReadingIn | None = None
    follow_up: ReadingIn | None = None


@get("/", summary="Read the results", rule=Right.READ_PLAN)
async def results(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    cycle: Annotated[int | None, QueryParameter(description="An earlier cycle; the current one without it.")] = None,
    after: Annotated[int, QueryParameter(ge=0, description="Skip so many signals: the `next` of a page.")] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 100,
    min_seq: FromQuery[int | None] = None,
) -> Results:
    """The three questions of step 5, answered per signal, per measurement and per agreement."""
    await await_own_write(services, caller, min_seq, *RESULT_VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    found = await results_of(services, caller, row, cycle, await services.calendar.today(caller.tenant))
    return found.page(after, limit)


@put("/signals/{signal:uuid}/verdict", summary="Give a verdict on a signal", rule=Right.ASSESS)
async def judge_signal(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    signal: FromPath[UUID],
    data: JSONBody[NewVerdict],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """In the current cycle; a later verdict replaces it, and the audit trail keeps both."""
    row = await require_plan(services, caller, PlanId(plan))
    await require_signal(services, caller, PlanId(plan), signal)
    command = JudgeSignal(
        plan=PlanId(plan),
        cycle=row.cycle,
        signal=SignalId(signal),
        verdict=data.verdict,
        evidence=data.evidence,
        seen=seen_version(request),
    )
    return await carried_out(request, services, caller, command)


@post("/measurements", summary="Enter a measurement", rule=Right.ASSESS)
async def add_measurement(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewMeasurement],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """In the current cycle; its id is in the header Location."""
    row = await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    measurement = new_id(identity, "measurement")
    command = _record(PlanId(plan), row.cycle, measurement, data, None)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/results/measurements/{measurement}"
    return response


@put("/measurements/{measurement:uuid}", summary="Complete or correct a measurement", rule=Right.ASSESS)
async def change_measurement(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measurement: FromPath[UUID],
    data: JSONBody[NewMeasurement],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Other figures need a new verdict."""
    row = await require_plan(services, caller, PlanId(plan))
    command = _record(PlanId(plan), row.cycle, measurement, data, seen_version(request))
    return await carried_out(request, services, caller, command)


@delete("/measurements/{measurement:uuid}", status_code=200, summary="Take a measurement away", rule=Right.ASSESS)
async def remove_measurement(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measurement: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The audit trail keeps that it was there."""
    row = await require_plan(services, caller, PlanId(plan))
    command = RemoveMeasurement(plan=PlanId(plan), cycle=row.cycle, measurement=measurement, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


@put("/measurements/{measurement:uuid}/verdict", summary="Give a verdict on perception", rule=Right.ASSESS)
async def judge_perception(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measurement: FromPath[UUID],
    data: JSONBody[NewVerdict],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Better, the same or worse needs a baseline and a follow-up."""
    row = await require_plan(services, caller, PlanId(plan))
    command = JudgePerception(
        plan=PlanId(plan),
        cycle=row.cycle,
        measurement=measurement,
        verdict=data.verdict,
        evidence=data.evidence,
        seen=seen_version(request),
    )
    return await carried_out(request, services, caller, command)


def _record(plan: PlanId, cycle: int, measurement: UUID, data: NewMeasurement, seen: int | None) -> RecordMeasurement:
    return RecordMeasurement(
        plan=plan,
        cycle=cycle,
        measurement=measurement,
        title=data.title,
        higher_is_better=data.higher_is_better,
        baseline=_reading(data.baseline),
        follow_up=_reading(data.follow_up),
        seen=seen,
    )


def _reading(data: ReadingIn | None) -> Reading | None:
    if data is None:
        return None
    value = Decimal(data.value)
    return Reading(value, data.respondents, data.on, data.question.strip(), data.group.strip(), data.invited)


ROUTES = Router(
    "/plans/{plan:uuid}/results",
    route_handlers=[
        results,
        judge_signal,
        add_measurement,
        change_measurement,
        remove_measurement,
        judge_perception,
    ],
    tags=["Results"],
)
