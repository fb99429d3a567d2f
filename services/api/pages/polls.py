"""Polls of a plan: which there are, planning one, how far each is; never who answered, nor how many."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import PlanId, PollId, UnitId
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.polls.decider import DropPoll, PlanPoll, PollCommand, Stage
from domain.polls.events import PollKind
from domain.polls.views import POLLS, PollRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import (
    Form,
    Shown,
    day,
    first,
    form_of,
    identities,
    identity,
    key_of,
    needed_day,
    number,
    one_of,
    refused,
)
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.polls import check_poll, floors_of, offered, people_of, questionnaires_named, require_poll
from services.api.routes.plans import require_plan
from services.api.words.polls import KINDS

OPEN_FOR, REMIND_AFTER = timedelta(days=14), timedelta(days=7)
USUAL = ("nea_demands/1", "nea_autonomy/1", "energy/1")


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def polls(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The polls so far, newest first."""
    await await_own_write(services, caller, min_seq, POLLS)
    row = await require_plan(services, caller, PlanId(plan))
    rows = await services.views.find(caller.tenant, POLLS, {"plan": row.plan}, order=("-seq",), limit=200)
    return await plan_page(request, "polls.html", caller, row, "signalen", polls=rows, kinds=KINDS)


@get("/nieuw", include_in_schema=False, rule=Right.RUN_POLLS)
async def new(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """The form, with what is usual."""
    row = await require_plan(services, caller, PlanId(plan))
    today = await services.calendar.today(caller.tenant)
    before = await services.views.count(caller.tenant, POLLS, {"plan": row.plan, "stage": Stage.CLOSED.value})
    typed = {
        "kind": [(PollKind.FOLLOW_UP if before else PollKind.BASELINE).value],
        "questionnaires": list(USUAL),
        "opens_on": [str(today + timedelta(days=1))],
        "reminds_on": [str(today + timedelta(days=1) + REMIND_AFTER)],
        "closes_on": [str(today + timedelta(days=1) + OPEN_FOR)],
    }
    return await _form(request, services, caller, row, Shown(typed=typed))


@post("/nieuw", include_in_schema=False, rule=Right.RUN_POLLS)
async def plan_poll(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Plan it, and go to its page."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    key = key_of(caller, form)
    poll = PollId(new_id(key, "poll"))
    try:
        command = _planned(row, poll, form)
        await check_poll(services, caller, row, command)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        return await _form(request, services, caller, row, refused(request, form, refusal, "plan"))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/peilingen/{poll}", saved="plan", min_seq=seq)


@get("/{poll:uuid}", include_in_schema=False, rule=Right.READ_PLAN)
async def poll_page(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """How it is planned and how far it is."""
    await await_own_write(services, caller, min_seq, POLLS)
    row = await require_plan(services, caller, PlanId(plan))
    return await _show(request, services, caller, row, await require_poll(services, caller, row.plan, poll), saved)


@get("/{poll:uuid}/anders", include_in_schema=False, rule=Right.RUN_POLLS)
async def otherwise(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """The form, as it is planned now."""
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_poll(services, caller, row.plan, poll)
    return await _form(request, services, caller, row, Shown(typed=_fields(found)), found)


@post("/{poll:uuid}/anders", include_in_schema=False, rule=Right.RUN_POLLS)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """Plan it otherwise, or call it off (field `do`)."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    found = await require_poll(services, caller, row.plan, poll)
    what = first(form, "do")
    try:
        if what == "drop":
            command: PollCommand = DropPoll(plan=row.plan, poll=found.poll)
        else:
            command = planned = _planned(row, found.poll, form)
            await check_poll(services, caller, row, planned)
        seen = number(first(form, "seen"))
        handled = await carry_out(services, caller, command, key_of(caller, form), seen)
    except Refusal as refusal:
        return await _form(request, services, caller, row, refused(request, form, refusal, what), found)
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/peilingen/{poll}", saved=what, min_seq=seq)


def _planned(plan: PlanRow, poll: PollId, form: Form) -> PlanPoll:
    follows = identity(form, "follows")
    return PlanPoll(
        plan=plan.plan,
        poll=poll,
        title=first(form, "title"),
        kind=one_of(form, "kind", PollKind),
        follows=PollId(follows) if follows else None,
        units=tuple(UnitId(unit) for unit in identities(form, "units")),
        questionnaires=tuple(form.get("questionnaires", [])),
        opens_on=needed_day(form, "opens_on"),
        reminds_on=day(form, "reminds_on"),
        closes_on=needed_day(form, "closes_on"),
    )


def _fields(poll: PollRow) -> dict[str, list[str]]:
    def said(value: date | UUID | None) -> list[str]:
        return [str(value) if value else ""]

    return {
        "title": [poll.title],
        "kind": [poll.kind.value],
        "follows": said(poll.follows),
        "units": [str(unit) for unit in poll.units],
        "questionnaires": list(poll.questionnaires),
        "opens_on": said(poll.opens_on),
        "reminds_on": said(poll.reminds_on),
        "closes_on": said(poll.closes_on),
    }


async def _form(
    request: AnyRequest,
    services: Services,
    caller: Caller,
    plan: PlanRow,
    shown: Shown,
    poll: PollRow | None = None,
) -> Response[Any]:
    people = await people_of(services, caller.tenant)
    earlier = await services.views.find(
        caller.tenant, POLLS, {"plan": plan.plan, "stage": Stage.CLOSED.value}, order=("-seq",), limit=50
    )
    facts: dict[str, Any] = await people_and_units(services, caller)
    own = frozenset(plan.units)
    facts["units"] = [unit for unit in facts["units"] if not own or people.within(unit.unit, own)]
    return await plan_page(
        request,
        "poll_form.html",
        caller,
        plan,
        "signalen",
        shown.status,
        **facts,
        poll=poll,
        counts={unit: sum(people.asked([unit]).values()) for unit in people.parents},
        everybody=sum(people.asked(plan.units).values()),
        offer=await offered(services, caller.tenant),
        earlier=earlier,
        floors=await floors_of(services, caller.tenant),
        kinds=KINDS,
        shown=shown,
    )


async def _show(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, poll: PollRow, saved: str
) -> Response[Any]:
    would = (await people_of(services, caller.tenant)).asked(poll.units or plan.units)
    asked = {group.unit: group.people for group in poll.groups} or would
    follows = await services.views.get(caller.tenant, POLLS, (poll.follows,)) if poll.follows else None
    return await plan_page(
        request,
        "poll.html",
        caller,
        plan,
        "signalen",
        **await people_and_units(services, caller),
        poll=poll,
        asked=asked,
        follows=follows,
        floors=poll.floors or await floors_of(services, caller.tenant),
        questionnaires=await questionnaires_named(services, caller.tenant, poll.questionnaires),
        kinds=KINDS,
        saved=saved,
        may_run=caller.actor.may(Right.RUN_POLLS),
    )


ROUTES = Router("/plannen/{plan:uuid}/peilingen", route_handlers=[polls, new, plan_poll, poll_page, otherwise, change])
