"""The approach: four questions, a proposal, the choice; then adopting the plan and what changes about it as it goes."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import PlanId
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Right
from domain.kickoff.views import CHECKLISTS
from domain.method import TEMPLATES
from domain.plan.approach import Answers, Proposal, proposal
from domain.plan.commands import ChooseApproach, LetUnitJoin, NameLeader, PlanCommand, UpgradeApproach
from domain.plan.state import Progress
from domain.plan.views import CYCLES, PLANS, PlanRow
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out
from services.api.kickoff_rows import open_rows, said_at_kickoff
from services.api.pages.approach_forms import (
    ASKED,
    Fields,
    answers_in,
    command_of,
    count_of,
    fields_of_answers,
    fields_of_goals,
    fields_of_path,
    fields_of_proposal,
)
from services.api.pages.forms import Shown, first, form_of, key_of, number, refused, under
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.point_words import worded
from services.api.routes.plans import require_plan, require_units
from services.api.words.approach import AIMS, CHOICES, LEFT_OUT, QUESTIONS, REASONS, SIZES

ANCHORS = {"choose": "gekozen", "adopt": "vaststellen", "milestones": "mijlpalen", "leader": "mijlpalen"}
WITH_OWN_REASON = frozenset({"adopt", "join", "leave", "close", "reopen"})
SEEN_TOGETHER = frozenset({"choose", "upgrade", "milestones", "goals", "leader"})


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def approach(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The questions; with answers in the address the proposal and the choice; afterwards what was chosen."""
    await await_own_write(services, caller, min_seq, PLANS, CYCLES, CHECKLISTS)
    asked = {name: [value] for name, value in request.query_params.items()}
    answers, shown = None, Shown(first(asked, "open"), saved=saved)
    if any(name in asked for name in ASKED) or "vraag" in asked:
        try:
            answers = answers_in(asked)
        except Refusal as refusal:
            shown = refused(request, asked, refusal, "questions")
    return await _show(request, services, caller, PlanId(plan), shown, answers)


@post("/", include_in_schema=False, rule=Right.STEER_PLAN)
async def do(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms, named by its button `do`."""
    form, identity = await form_of(request), PlanId(plan)
    what = first(form, "do")
    try:
        row = await require_plan(services, caller, identity)
        command = command_of(form, row, await open_rows(services, caller, identity))
        await _require_known(services, caller, command)
        seen = number(first(form, "seen")) if what in SEEN_TOGETHER else None
        handled = await carry_out(services, caller, command, key_of(caller, form), seen)
    except Refusal as refusal:
        own = {"reason": f"{what}_reason"} if what in WITH_OWN_REASON else {}
        shown = under(refused(request, form, refusal, what, what), own)
        answers = answers_in(form) if what == "choose" else None
        return await _show(request, services, caller, identity, shown, answers)
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/aanpak", anchor=ANCHORS.get(what, what), saved=what, min_seq=seq)


async def _require_known(services: Services, caller: Caller, command: PlanCommand) -> None:
    match command:
        case ChooseApproach(leader=leader) | UpgradeApproach(leader=leader) | NameLeader(leader=leader) if leader:
            await known_people(services, caller, [leader])
        case LetUnitJoin(unit=unit):
            await require_units(services, caller, [unit])
        case _:
            return


async def _show(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown, answers: Answers | None
) -> Response[Any]:
    row = await require_plan(services, caller, plan)
    proposed = proposal(answers) if answers else None
    fields = await _fields(request, services, caller, row, shown, answers, proposed)
    open_now = await open_rows(services, caller, plan)
    cycles = await services.views.find(caller.tenant, CYCLES, {"plan": plan}, order=("cycle",))
    with in_language(language_of(request)):
        carried = await worded(services, caller, row, [point for each in cycles for point in each.carried])
    return await plan_page(
        request,
        "approach.html",
        caller,
        row,
        "aanpak",
        shown.status,
        shown=shown,
        fields=fields,
        proposed=proposed,
        questions=QUESTIONS,
        choices=CHOICES,
        reasons=REASONS,
        needless={each.step: LEFT_OUT[each.why] for each in proposed.leaves_out} if proposed else {},
        sizes=SIZES,
        aims=AIMS,
        steps=TEMPLATES[row.template].steps,
        open_rows=open_now,
        cycles=cycles,
        carried_words=carried,
        today=await services.calendar.today(caller.tenant),
        count_of=count_of,
        may_steer=caller.actor.may(Right.STEER_PLAN),
        may_choose=_may_choose(caller, row),
        **await people_and_units(services, caller),
    )


def _may_choose(caller: Caller, plan: PlanRow) -> bool:
    begun = any(step.progress in (Progress.BUSY, Progress.DONE) for step in plan.steps)
    settled = plan.size is not None and (begun or plan.adopted_on is not None)
    return caller.actor.may(Right.STEER_PLAN) and not settled and plan.closed_on is None


async def _fields(
    request: AnyRequest,
    services: Services,
    caller: Caller,
    plan: PlanRow,
    shown: Shown,
    answers: Answers | None,
    proposed: Proposal | None,
) -> Fields:
    if answers and proposed and shown.typed is None:
        with in_language(language_of(request)):
            return fields_of_proposal(proposed, answers, await said_at_kickoff(services, caller, plan.plan))
    now = {
        **fields_of_answers(plan.answers),
        **fields_of_path(plan.milestones),
        **fields_of_goals(plan.goals),
        "leader": [str(plan.leader or "")],
        "title": [plan.title],
    }
    typed = shown.typed or {}
    lists = {key.split(".")[0] for key in typed if "." in key}
    return {key: value for key, value in now.items() if key.split(".")[0] not in lists} | dict(typed)


ROUTES = Router("/plannen/{plan:uuid}/aanpak", route_handlers=[approach, do])
