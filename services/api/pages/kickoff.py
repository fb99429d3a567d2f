"""The kick-off: the meeting, and the checklist in which a row opens in place."""

from datetime import date, time
from typing import Any
from uuid import UUID, uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from msgspec.structs import replace

from domain.kernel.ids import PersonId, PlanId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kickoff.answers import people_in, units_in
from domain.kickoff.commands import (
    AddOwnRow,
    AnswerRow,
    AssignRow,
    CheckRow,
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
from services.api.exchange import await_own_write, carry_out, keyed, new_id
from services.api.pages.answer_forms import answer_of
from services.api.pages.kickoff_page import Form, Shown, again, show
from services.api.pages.page import AnyRequest, first, form_of, number, see
from services.api.routes.kickoff_inputs import to_answer
from services.api.routes.plans import require_units


@get("/", include_in_schema=False)
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


@post("/bijeenkomst", include_in_schema=False)
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
                on=_date(form, "meeting_on", needed=True),
                at=_time(form, "meeting_at"),
                place=first(form, "meeting_place"),
                seen=number(first(form, "seen")),
            )
        handled = await carry_out(services, caller, command, _key(caller, form))
    except Refusal as refusal:
        return await again(request, services, caller, identity, form, refusal, "meeting")
    return _back(identity, handled.receipt.seq if handled.receipt else None, "bijeenkomst", "meeting")


@post("/rijen", include_in_schema=False)
async def add_row(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Add a row of one's own."""
    form = await form_of(request)
    identity = _key(caller, form)
    command = AddOwnRow(plan=PlanId(plan), key=new_id(identity, "own-row"), text=first(form, "text"))
    try:
        handled = await carry_out(services, caller, command, identity)
    except Refusal as refusal:
        return await again(request, services, caller, PlanId(plan), form, refusal, "own")
    return _back(PlanId(plan), handled.receipt.seq if handled.receipt else None, "eigen-rijen", "own")


@post("/rijen/{row:str}", include_in_schema=False)
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
        handled = await carry_out(services, caller, command, _key(caller, form))
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
        case "remove":
            return RemoveOwnRow(plan=plan, row=row, seen=seen)
        case "save":
            return await _saved(services, caller, plan, row, form)
        case "save-check":
            saved = await _saved(services, caller, plan, row, form)
            return replace(saved, tick=CheckRow(plan=plan, row=row))
        case _:
            raise NotFound


async def _saved(services: Services, caller: Caller, plan: PlanId, row: str, form: Form) -> WorkOutRow:
    found = await services.views.get(caller.tenant, CHECKLISTS, (plan, row))
    if found is None:
        raise NotFound
    command = WorkOutRow(plan=plan, row=row, seen=number(first(form, "seen")))
    if "has_answer" in form and (given := answer_of(AnswerKind(found.asks), form)) is not None:
        answer = to_answer(given, plan)
        await known_people(services, caller, people_in(answer))
        await require_units(services, caller, list(units_in(answer)))
        command = replace(command, answer=AnswerRow(plan=plan, row=row, answer=answer))
    if "has_people" in form:
        people = await known_people(services, caller, _uuids(form, "responsible"))
        command = replace(
            command,
            people=AssignRow(plan=plan, row=row, responsible=people),
            due=SetRowDue(plan=plan, row=row, due_on=_date(form, "due_on")),
        )
    if "has_remark" in form and first(form, "remark") != (found.remark or ""):
        remark = words_by(caller, first(form, "remark"))
        command = replace(command, remark=RemarkOnRow(plan=plan, row=row, remark=remark))
    return command


async def _record(services: Services, caller: Caller, plan: PlanId, form: Form) -> RecordMeeting:
    present = await known_people(services, caller, _uuids(form, "present"))
    return RecordMeeting(
        plan=plan,
        on=_date(form, "held_on", needed=True),
        present=present,
        guests=words_by(caller, first(form, "guests")),
        seen=number(first(form, "seen")),
    )


def _back(plan: PlanId, seq: int | None, anchor: str, saved: str) -> Response[Any]:
    return see(f"/plannen/{plan}/aftrap", anchor=anchor, saved=saved, min_seq=seq)


def _key(caller: Caller, form: Form) -> Any:
    key = first(form, "key")
    return keyed(caller, f"{key}:{first(form, 'do')}" if key else str(uuid4()))


def _uuids(form: Form, name: str) -> list[PersonId]:
    try:
        return [PersonId(UUID(value)) for value in form.get(name, []) if value]
    except ValueError:
        raise NotFound from None


def _date(form: Form, name: str, needed: bool = False) -> Any:
    text = form.get(name, [""])[0].strip()
    if not text and not needed:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(field=name, reason="not_a_date") from None


def _time(form: Form, name: str) -> time | None:
    text = form.get(name, [""])[0].strip()
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidValue(field=name, reason="not_a_time") from None


ROUTES = Router("/plannen/{plan:uuid}/aftrap", route_handlers=[checklist, meeting, add_row, work_out])
