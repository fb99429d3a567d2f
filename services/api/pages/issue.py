"""One issue: its signals, causes and opportunities; whether it presses; how it ends."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.analysis import commands as c
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.analysis.views import ISSUES, IssueRow
from domain.kernel.ids import CommandId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.measures.views import MEASURES
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from services.api.analysis import issues_of, require_issue
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import (
    Form,
    Shown,
    first,
    form_of,
    identities,
    identity,
    key_of,
    needed,
    number,
    one_of,
    refused,
)
from services.api.pages.issues import offered_signals
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.pages.signals import words_for
from services.api.routes.plans import require_plan
from services.api.signals import known_signals, signals_by_id
from services.api.words.analysis import CAUSES, DIRECTIONS, OPPORTUNITIES


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def issue_page(
    request: AnyRequest,
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The issue as it stands."""
    await await_own_write(services, caller, min_seq, ISSUES, MEASURES)
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_issue(services, caller, row.plan, issue)
    return await _show(request, services, caller, row, found, Shown(saved=saved))


@post("/", include_in_schema=False, rule=(Right.RANK_ISSUES, Right.ANALYSE))
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One of the page's forms, named by its field `do` (`cause-back:<id>` takes one back)."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    found = await require_issue(services, caller, row.plan, issue)
    what, key = first(form, "do"), key_of(caller, form)
    seen = number(first(form, "seen")) if what in ("reword", "gather") else None
    try:
        command = await _command(services, caller, found, what, form, key)
        handled = await carry_out(services, caller, command, key, seen)
    except Refusal as refusal:
        return await _show(request, services, caller, row, found, refused(request, form, refusal, what))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/analyse/kwesties/{issue}", ANCHORS.get(what, ""), saved=what, min_seq=seq)


ANCHORS = {"cause": "oorzaken", "opportunity": "kansen", "gather": "signalen"}


async def _command(
    services: Services, caller: Caller, row: IssueRow, what: str, form: Form, key: CommandId
) -> c.IssueCommand:
    plan, issue = row.plan, row.issue
    match what.partition(":")[0]:
        case "reword":
            title, description = first(form, "title"), first(form, "description")
            return c.RewordIssue(plan=plan, issue=issue, title=title, description=description)
        case "gather":
            signals = await known_signals(services, caller, plan, identities(form, "signals"))
            return c.GatherSignals(plan=plan, issue=issue, signals=signals)
        case "cause":
            direction, kind = one_of(form, "direction", Direction), one_of(form, "cause_kind", CauseKind)
            text, cause = Personal(caller.person, first(form, "text")), new_id(key, "cause")
            return c.NameCause(plan=plan, issue=issue, cause=cause, direction=direction, kind=kind, text=text)
        case "opportunity":
            chance, own = one_of(form, "opportunity_kind", OpportunityKind), needed(form, "chance")
            text, opportunity = Personal(caller.person, own), new_id(key, "opportunity")
            return c.NameOpportunity(plan=plan, issue=issue, opportunity=opportunity, kind=chance, text=text)
        case "cause-back" | "opportunity-back":
            return _taken_back(row, what)
        case _:
            return await _ending(services, caller, row, what, form)


def _taken_back(row: IssueRow, what: str) -> c.IssueCommand:
    kind, _, text = what.partition(":")
    try:
        named = UUID(text)
    except ValueError:
        raise NotFound from None
    if kind == "cause-back":
        return c.TakeCauseBack(plan=row.plan, issue=row.issue, cause=named)
    return c.TakeOpportunityBack(plan=row.plan, issue=row.issue, opportunity=named)


async def _ending(services: Services, caller: Caller, row: IssueRow, what: str, form: Form) -> c.IssueCommand:
    plan, issue, reason = row.plan, row.issue, first(form, "reason")
    match what:
        case "urgent":
            return c.MakeUrgent(plan=plan, issue=issue, reason=reason)
        case "not-urgent":
            return c.LiftUrgency(plan=plan, issue=issue, reason=reason)
        case "reopen":
            return c.ReopenIssue(plan=plan, issue=issue, reason=reason)
        case "close":
            into = identity(form, "into")
            if into is None:
                return c.CloseIssue(plan=plan, issue=issue, reason=reason)
            target = await require_issue(services, caller, plan, into)
            return c.MergeIssue(plan=plan, issue=issue, into=target.issue, reason=reason)
        case _:
            raise NotFound


async def _show(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, issue: IssueRow, shown: Shown
) -> Response[Any]:
    issues = await issues_of(services, caller, plan.plan)
    mine = await signals_by_id(services, caller, issue.signals)
    return await plan_page(
        request,
        "issue.html",
        caller,
        plan,
        "analyse",
        shown.status,
        **await people_and_units(services, caller),
        **words_for(plan),
        directions=DIRECTIONS,
        causes=CAUSES,
        opportunities=OPPORTUNITIES,
        issue=issue,
        signals=[mine[each] for each in issue.signals if each in mine],
        offered=await offered_signals(services, caller, plan, [str(each) for each in issue.signals]),
        others=[each for each in issues if each.issue != issue.issue and not each.closed],
        measures=await services.views.find(
            caller.tenant, MEASURES, {"plan": plan.plan, "issues &&": [issue.issue]}, order=("seq",)
        ),
        titles={each.issue: each.title for each in issues},
        shown=shown,
        may_propose=caller.actor.may(Right.READ_PLAN),
        may_analyse=caller.actor.may(Right.ANALYSE),
        may_name=(caller.actor.may(Right.RANK_ISSUES) or caller.actor.may(Right.ANALYSE)) and not issue.closed,
    )


ROUTES = Router("/plannen/{plan:uuid}/analyse/kwesties/{issue:uuid}", route_handlers=[issue_page, change])
