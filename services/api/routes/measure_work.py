"""What happens to a measure once it runs: progress, the end, and whether it is an example."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.ids import MeasureId, PersonId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from domain.measures import commands as c
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, answer, carried_out, carry_out, command_id, new_id
from services.api.routes.measures import Day

Line = Annotated[str, Meta(min_length=1, max_length=200)]
Words = Annotated[str, Meta(min_length=1, max_length=4000)]


class Progress(Day, frozen=True, forbid_unknown_fields=True):
    """A note; the words are kept under your own key and can be erased."""

    text: Words
    percent: Annotated[int | None, Meta(examples=[40])] = None


class Result(Day, frozen=True, forbid_unknown_fields=True):
    """What came of it."""

    result: Words


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why."""

    reason: Words


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What worked, where, and whom to ask."""

    what_worked: Words
    where: Line
    contact: UUID


@post("/progress", status_code=200, summary="Report progress", rule=Right.TAKE_PART)
async def progress(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[Progress],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The owner tells how far it is."""
    identity = command_id(request, caller)
    command = c.ReportProgress(
        plan=PlanId(plan),
        measure=MeasureId(measure),
        key=new_id(identity, "note"),
        on=data.on,
        text=Personal(caller.person, data.text.strip()),
        percent=data.percent,
    )
    return answer(await carry_out(services, caller, command, identity))


@post("/done", status_code=200, summary="Finish a measure", rule=Right.TAKE_PART)
async def done(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[Result],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The owner tells that it is done, and with which result."""
    command = c.FinishMeasure(plan=PlanId(plan), measure=MeasureId(measure), on=data.on, result=data.result)
    return await carried_out(request, services, caller, command)


@post("/dropped", status_code=200, summary="Drop a measure", rule=Right.PLAN_MEASURES)
async def drop(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[Reason],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It will not be done; the reason stays visible."""
    command = c.DropMeasure(plan=PlanId(plan), measure=MeasureId(measure), reason=data.reason)
    return await carried_out(request, services, caller, command)


@post("/reopened", status_code=200, summary="Reopen a measure", rule=Right.TAKE_PART)
async def reopen(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[Reason],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """What is done or dropped goes on where it was."""
    command = c.ReopenMeasure(plan=PlanId(plan), measure=MeasureId(measure), reason=data.reason)
    return await carried_out(request, services, caller, command)


@put("/best-practice", summary="Make a done measure a best practice", rule=Right.TAKE_PART)
async def shelve(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    data: JSONBody[Example],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It is listed for the whole organisation, and others can start from it."""
    await known_people(services, caller, [data.contact])
    command = c.ShelveMeasure(
        plan=PlanId(plan),
        measure=MeasureId(measure),
        what_worked=data.what_worked,
        where=data.where,
        contact=PersonId(data.contact),
    )
    return await carried_out(request, services, caller, command)


@delete("/best-practice", status_code=200, summary="Take a measure off the shelf", rule=Right.TAKE_PART)
async def unshelve(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    measure: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The measure itself stays as it is."""
    command = c.UnshelveMeasure(plan=PlanId(plan), measure=MeasureId(measure))
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/measures/{measure:uuid}",
    route_handlers=[progress, done, drop, reopen, shelve, unshelve],
    tags=["Measures"],
)
