"""The team meeting (werkoverleg): an agenda and an outcome form on one A4, then the record of how it went."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.analysis.commands import PlanTeamMeeting, RecordTeamMeeting
from domain.analysis.meeting_events import FollowUp
from domain.analysis.views import TEAM_MEETINGS, TeamMeetingRow
from domain.kernel.ids import PersonId, PlanId, TeamMeetingId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, Refusal
from domain.kernel.rights import Right
from domain.method import TEMPLATES
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import in_language
from services.api.analysis import issues_of, require_meeting
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.errors import language_of
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
    refused,
    whole,
)
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan, require_units
from services.api.signals import Wanted, map_of

LINES = 6
TO_DISCUSS = 3


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def meetings(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The meetings so far, and a proposal for the next one's agenda."""
    await await_own_write(services, caller, min_seq, TEAM_MEETINGS)
    row = await require_plan(services, caller, PlanId(plan))
    today = await services.calendar.today(caller.tenant)
    agenda = await _proposal(request, services, caller, row)
    unit = [str(row.units[0])] if len(row.units) == 1 else [""]
    typed = {"on": [str(today)], "unit": unit, "agenda": ["\n".join(agenda)]}
    return await _list(request, services, caller, row, Shown(typed=typed))


@post("/", include_in_schema=False, rule=Right.ANALYSE)
async def plan_meeting(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Plan a meeting, and go to its sheet."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    key = key_of(caller, form)
    meeting = TeamMeetingId(new_id(key, "team-meeting"))
    try:
        handled = await carry_out(services, caller, await _planned(services, caller, row, meeting, form), key)
    except Refusal as refusal:
        return await _list(request, services, caller, row, refused(request, form, refusal, "plan"))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/analyse/werkoverleg/{meeting}", saved="plan", min_seq=seq)


@get("/{meeting:uuid}", include_in_schema=False, rule=Right.READ_PLAN)
async def meeting_page(
    request: AnyRequest,
    plan: FromPath[UUID],
    meeting: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The sheet to print, and the form for the record."""
    await await_own_write(services, caller, min_seq, TEAM_MEETINGS)
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_meeting(services, caller, row.plan, meeting)
    return await _show(request, services, caller, row, found, Shown(saved=saved))


@post("/{meeting:uuid}", include_in_schema=False, rule=Right.ANALYSE)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    meeting: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """Change the agenda, or record how it went (field `do`)."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    found = await require_meeting(services, caller, row.plan, meeting)
    what = first(form, "do")
    try:
        if what == "plan":
            command: PlanTeamMeeting | RecordTeamMeeting = await _planned(services, caller, row, found.meeting, form)
        else:
            command = await _recorded(services, caller, found, form)
        handled = await carry_out(services, caller, command, key_of(caller, form), number(first(form, "seen")))
    except Refusal as refusal:
        return await _show(request, services, caller, row, found, refused(request, form, refusal, what))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/analyse/werkoverleg/{meeting}", saved=what, min_seq=seq)


async def _proposal(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow) -> list[str]:
    """What to talk about: the first issues, or else the heaviest themes; then energy, then who does what."""
    language = language_of(request)
    issues = [issue.title for issue in await issues_of(services, caller, plan.plan) if not issue.closed]
    with in_language(language):
        points = [_("%(issue)s: herkennen we dit? Waar komt het door?") % {"issue": each[:120]} for each in issues]
        if not points:
            weights: dict[str, int] = {}
            for cell in await map_of(services, caller, Wanted(plan.plan)):
                weights[cell.theme] = weights.get(cell.theme, 0) + cell.weight
            heaviest = sorted(weights, key=lambda theme: -weights[theme])
            themes = [found.title.to(language) for each in heaviest if (found := TEMPLATES[plan.template].theme(each))]
            points = [_("%(theme)s: wat merken we, te veel of juist te weinig?") % {"theme": each} for each in themes]
        return [
            _("Waarom we dit bespreken"),
            *(points[:TO_DISCUSS] or [_("Waar merken we dat de werkdruk te hoog of te laag is?")]),
            _("Wat geeft ons energie? Wat kost energie?"),
            _("Wat pakken we op? Wie doet wat, en wanneer?"),
        ]


async def _planned(
    services: Services, caller: Caller, plan: PlanRow, meeting: TeamMeetingId, form: Form
) -> PlanTeamMeeting:
    unit = identity(form, "unit")
    await require_units(services, caller, [unit] if unit else [])
    return PlanTeamMeeting(
        plan=plan.plan,
        meeting=meeting,
        on=needed_day(form, "on"),
        unit=UnitId(unit) if unit else None,
        agenda=tuple(first(form, "agenda").split("\n")),
    )


async def _recorded(services: Services, caller: Caller, row: TeamMeetingRow, form: Form) -> RecordTeamMeeting:
    attendance = whole(form, "attendance")
    if attendance is None:
        raise InvalidValue(field="attendance", reason="empty")
    present = await known_people(services, caller, identities(form, "present"))
    agreed = []
    for line in range(LINES):
        who = identity(form, f"who.{line}")
        await known_people(services, caller, [who] if who else [])
        if first(form, f"what.{line}"):
            agreed.append(
                FollowUp(first(form, f"what.{line}"), PersonId(who) if who else None, day(form, f"by.{line}"))
            )
    return RecordTeamMeeting(
        plan=row.plan,
        meeting=row.meeting,
        on=needed_day(form, "held_on"),
        present=present,
        attendance=attendance,
        outcomes=Personal(caller.person, first(form, "outcomes")),
        follow_up=tuple(agreed),
    )


async def _list(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown) -> Response[Any]:
    return await plan_page(
        request,
        "team_meetings.html",
        caller,
        plan,
        "analyse",
        shown.status,
        **await people_and_units(services, caller),
        meetings=await services.views.find(caller.tenant, TEAM_MEETINGS, {"plan": plan.plan}, order=("-seq",)),
        shown=shown,
        may_analyse=caller.actor.may(Right.ANALYSE),
    )


async def _show(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, meeting: TeamMeetingRow, shown: Shown
) -> Response[Any]:
    return await plan_page(
        request,
        "team_meeting.html",
        caller,
        plan,
        "analyse",
        shown.status,
        **await people_and_units(services, caller),
        meeting=meeting,
        lines=range(LINES),
        today=await services.calendar.today(caller.tenant),
        shown=shown,
        may_analyse=caller.actor.about(meeting.unit).may(Right.ANALYSE),
    )


ROUTES = Router(
    "/plannen/{plan:uuid}/analyse/werkoverleg", route_handlers=[meetings, plan_meeting, meeting_page, change]
)
