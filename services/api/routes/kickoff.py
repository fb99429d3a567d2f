"""The kick-off's checklist, row by row."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.kickoff.answers import people_in, units_in
from domain.kickoff.commands import (
    AddOwnRow,
    AnswerRow,
    AssignRow,
    CheckRow,
    DisputePosition,
    RemarkOnRow,
    RemoveOwnRow,
    SetRowDue,
    UncheckRow,
)
from domain.kickoff.views import CHECKLISTS, KICKOFFS, ChecklistRow, KickoffRow
from domain.method import Text
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people, number_of, text_of, words_by
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
from services.api.routes.kickoff_inputs import DueDate, NewAnswer, OwnRow, Remark, Responsible, to_answer
from services.api.routes.plans import require_units


class ChecklistOut(msgspec.Struct, frozen=True):
    """The kick-off as it stands: the meeting and the rows in the form's order, each with its text."""

    kickoff: KickoffRow
    rows: list["RowOut"]


class RowOut(msgspec.Struct, frozen=True):
    """A row and its text in both languages (an own row has its own words only)."""

    text: Text
    row: ChecklistRow


@get("/", summary="Read the checklist", rule=Right.READ_PLAN)
async def checklist(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[ChecklistOut]:
    """The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, KICKOFFS, CHECKLISTS)
    kickoff = await services.views.get(caller.tenant, KICKOFFS, (PlanId(plan),))
    if kickoff is None:
        raise NotFound
    rows = await services.views.find(caller.tenant, CHECKLISTS, {"plan": plan}, order=("position",))
    out = ChecklistOut(kickoff, [RowOut(text_of(kickoff, row), row) for row in rows])
    return Response(out, headers={"ETag": f'"{kickoff.version}"'})


@get("/rows/{row:str}", summary="Read a row", rule=Right.READ_PLAN)
async def row_by_number(
    plan: FromPath[UUID],
    row: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> RowOut:
    """One row of the checklist, with its text."""
    await await_own_write(services, caller, min_seq, KICKOFFS, CHECKLISTS)
    kickoff = await services.views.get(caller.tenant, KICKOFFS, (PlanId(plan),))
    found = await services.views.get(caller.tenant, CHECKLISTS, (PlanId(plan), row))
    if kickoff is None or found is None:
        raise NotFound
    return RowOut(text_of(kickoff, found), found)


@put("/rows/{row:str}/responsible", summary="Name who works a row out", rule=Right.EDIT_KICKOFF)
async def assign(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    data: JSONBody[Responsible],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Several people may work out one row."""
    people = await known_people(services, caller, data.people)
    command = AssignRow(plan=PlanId(plan), row=row, responsible=people, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


@put("/rows/{row:str}/due-date", summary="Set when a row is to be ready", rule=Right.EDIT_KICKOFF)
async def set_due(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    data: JSONBody[DueDate],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """A date in the organisation's time zone; its responsible people are reminded."""
    command = SetRowDue(plan=PlanId(plan), row=row, due_on=data.due_on, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


@put("/rows/{row:str}/answer", summary="Answer a row", rule=Right.TAKE_PART)
async def answer_row(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    data: JSONBody[NewAnswer],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Each row asks for its own kind of answer (`asks` in the checklist)."""
    before = await services.views.get(caller.tenant, CHECKLISTS, (PlanId(plan), row))
    identity = command_id(request, caller)
    given = to_answer(data.answer, identity, before.answer if before else None)
    await known_people(services, caller, people_in(given))
    await require_units(services, caller, list(units_in(given)))
    command = AnswerRow(plan=PlanId(plan), row=row, answer=given, seen=seen_version(request))
    return answer(await carry_out(services, caller, command, identity))


@post("/rows/{row:str}/disputed", status_code=200, summary="Dispute a copied position", rule=Right.TAKE_PART)
async def dispute(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For the party that you speak for: it did not say so. To confirm it, answer the row without a source."""
    command = DisputePosition(plan=PlanId(plan), row=row, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


@put("/rows/{row:str}/remark", summary="Write a remark with a row", rule=Right.TAKE_PART)
async def remark(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    data: JSONBody[Remark],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Your words are kept under your own key and can be erased."""
    words = words_by(caller, data.text)
    command = RemarkOnRow(plan=PlanId(plan), row=row, remark=words, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


@put("/rows/{row:str}/check", summary="Tick a row off", rule=Right.TAKE_PART)
async def check(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Possible once the row, and those that it needs, have an answer."""
    return await carried_out(
        request, services, caller, CheckRow(plan=PlanId(plan), row=row, seen=seen_version(request))
    )


@delete("/rows/{row:str}/check", status_code=200, summary="Open a row again", rule=Right.TAKE_PART)
async def uncheck(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Takes the tick away; the answer stays."""
    return await carried_out(
        request, services, caller, UncheckRow(plan=PlanId(plan), row=row, seen=seen_version(request))
    )


@post("/rows", summary="Add a row of your own", rule=Right.EDIT_KICKOFF)
async def add_own_row(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[OwnRow],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It comes under the method's rows, which cannot be taken away."""
    identity = command_id(request, caller)
    key = new_id(identity, "own-row")
    command = AddOwnRow(plan=PlanId(plan), key=key, text=data.text)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    number = await number_of(services, caller, PlanId(plan), key)
    response.headers["Location"] = f"/api/v1/plans/{plan}/kickoff/rows/{number}"
    return response


@delete("/rows/{row:str}", status_code=200, summary="Take a row of your own away", rule=Right.EDIT_KICKOFF)
async def remove_own_row(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    row: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The audit trail keeps that it was there."""
    command = RemoveOwnRow(plan=PlanId(plan), row=row, seen=seen_version(request))
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/kickoff",
    route_handlers=[
        checklist,
        row_by_number,
        assign,
        set_due,
        answer_row,
        dispute,
        remark,
        check,
        uncheck,
        add_own_row,
        remove_own_row,
    ],
    tags=["Kick-off"],
)
