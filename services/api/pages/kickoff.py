"""The kick-off: the meeting, and the checklist in which a row opens in place."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from msgspec.structs import replace

from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.kickoff.answers import Position, people_in, units_in
from domain.kickoff.commands import (
    AddOwnRow,
    AnswerRow,
    AssignRow,
    CheckRow,
    DisputePosition,
    KickoffCommand,
    RecordMeeting,
    RemarkOnRow,
    RemoveOwnRow,
    ScheduleMeeting,
    SetRowDue,
    UncheckRow,
    WorkOutRow,
)
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.method import AnswerKind
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people, words_by
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.answer_forms import answer_of
from services.api.pages.forms import Form, Shown, clock, day, first, form_of, identities, key_of, needed_day, number
from services.api.pages.kickoff_page import again, show
from services.api.pages.page import AnyRequest, see
from services.api.routes.kickoff_inputs import to_answer
from services.api.routes.plans import require_units


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def checklist(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The form as it stands."""
    await await_own_write(services, caller, min_seq, PLANS, KICKOFFS, CHECKLISTS)
    shown = Shown(request.query_params.get("open", ""), saved=saved)
    return await show(request, services, caller, PlanId(plan), shown)


@post("/bijeenkomst", include_in_schema=False, rule=Right.EDIT_KICKOFF)
async def meeting(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Plan the meeting, or record that it was held (field `do`)."""
    form = await form_of(request)
    identity = PlanId(plan)
    try:
        if first(form, "do") == "record":
            command: KickoffCommand = await _record(services, caller, identity, form)
        else:
            command = ScheduleMeeting(
                plan=identity,
                on=needed_day(form, "meeting_on"),
                at=clock(form, "meeting_at"),
                place=first(form, "meeting_place"),
                seen=number(first(form, "seen")),
            )
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        return await again(request, services, caller, identity, form, refusal, "meeting")
    return _back(identity, handled.receipt.seq if handled.receipt else None, "bijeenkomst", "meeting")


@post("/rijen", include_in_schema=False, rule=Right.EDIT_KICKOFF)
async def add_row(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Add a row of one's own."""
    form = await form_of(request)
    identity = key_of(caller, form)
    command = AddOwnRow(plan=PlanId(plan), key=new_id(identity, "own-row"), text=first(form, "text"))
    try:
        handled = await carry_out(services, caller, command, identity)
    except Refusal as refusal:
        return await again(request, services, caller, PlanId(plan), form, refusal, "own")
    return _back(PlanId(plan), handled.receipt.seq if handled.receipt else None, "eigen-rijen", "own")


@post("/rijen/{row:str}", include_in_schema=False, rule=Right.TAKE_PART)
async def work_out(
    request: AnyRequest,
    plan: FromPath[UUID],
    row: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """Save what a row's form holds: all of it, or nothing."""
    form, identity = await form_of(request), PlanId(plan)
    what = first(form, "do")
    if what.startswith("more:"):
        shown = Shown(row, form, about=row, more=what.removeprefix("more:"))
        return await show(request, services, caller, identity, shown)
    try:
        command = await _row_command(services, caller, identity, row, form)
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        return await again(request, services, caller, identity, form, refusal, row)
    return _back(identity, handled.receipt.seq if handled.receipt else None, f"rij-{row}", row)


async def _row_command(services: Services, caller: Caller, plan: PlanId, row: str, form: Form) -> KickoffCommand:
    seen = number(first(form, "seen"))
    match first(form, "do"):
        case "check":
            return CheckRow(plan=plan, row=row, seen=seen)
        case "uncheck":
            return UncheckRow(plan=plan, row=row, seen=seen)
        case "right":
            return await _confirmed(services, caller, plan, row, seen)
        case "wrong":
            return DisputePosition(plan=plan, row=row, seen=seen)
        case "remove":
            return RemoveOwnRow(plan=plan, row=row, seen=seen)
        case "save":
            return await _saved(services, caller, plan, row, form)
        case "save-check":
            saved = await _saved(services, caller, plan, row, form)
            return replace(saved, tick=CheckRow(plan=plan, row=row))
        case _:
            raise NotFound


async def _confirmed(services: Services, caller: Caller, plan: PlanId, row: str, seen: int | None) -> AnswerRow:
    found = await services.views.get(caller.tenant, CHECKLISTS, (plan, row))
    if found is None or not isinstance(found.answer, Position):
        raise NotFound
    return AnswerRow(plan=plan, row=row, answer=Position(found.answer.behind), seen=seen)


async def _saved(services: Services, caller: Caller, plan: PlanId, row: str, form: Form) -> WorkOutRow:
    found = await services.views.get(caller.tenant, CHECKLISTS, (plan, row))
    if found is None:
        raise NotFound
    command = WorkOutRow(plan=plan, row=row, seen=number(first(form, "seen")))
    if "has_answer" in form and (given := answer_of(AnswerKind(found.asks), form)) is not None:
        answer = to_answer(given, key_of(caller, form), found.answer)
        await known_people(services, caller, people_in(answer))
        await require_units(services, caller, list(units_in(answer)))
        command = replace(command, answer=AnswerRow(plan=plan, row=row, answer=answer))
    if "has_people" in form:
        people = await known_people(services, caller, identities(form, "responsible"))
        command = replace(
            command,
            people=AssignRow(plan=plan, row=row, responsible=people),
            due=SetRowDue(plan=plan, row=row, due_on=day(form, "due_on")),
        )
    if "has_remark" in form and first(form, "remark") != (found.remark or ""):
        remark = words_by(caller, first(form, "remark"))
        command = replace(command, remark=RemarkOnRow(plan=plan, row=row, remark=remark))
    return command


async def _record(services: Services, caller: Caller, plan: PlanId, form: Form) -> RecordMeeting:
    present = await known_people(services, caller, identities(form, "present"))
    return RecordMeeting(
        plan=plan,
        on=needed_day(form, "held_on"),
        present=present,
        guests=words_by(caller, first(form, "guests")),
        seen=number(first(form, "seen")),
    )


def _back(plan: PlanId, seq: int | None, anchor: str, saved: str) -> Response[Any]:
    return see(f"/plannen/{plan}/aftrap", anchor=anchor, saved=saved, min_seq=seq)


ROUTES = Router("/plannen/{plan:uuid}/aftrap", route_handlers=[checklist, meeting, add_row, work_out])
