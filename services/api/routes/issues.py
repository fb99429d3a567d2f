"""Issues: made of signals, with causes and opportunities; urgent or not; closed, merged, opened again."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.analysis import commands as c
from domain.analysis.views import ISSUES, IssueRow
from domain.kernel.ids import IssueId, PlanId
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.analysis import issues_of, require_issue
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.routes.plans import require_plan
from services.api.signals import known_signals

Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Title = Annotated[str, Meta(min_length=1, max_length=200, examples=["Te veel losse diensten"])]


class NewIssue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An issue and the signals that it is made of."""

    title: Title
    description: Annotated[str, Meta(max_length=2000)] = ""
    signals: list[UUID] = []


class IssueWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the issue is put."""

    title: Title
    description: Annotated[str, Meta(max_length=2000)] = ""


class GatheredSignals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Exactly the signals that the issue is made of."""

    signals: list[UUID]


class Course(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Close the issue, let it go on inside another (`into`), or open it again; and why."""

    closed: bool
    reason: Words
    into: UUID | None = None


class Urgency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether it must be solved quickly, and why."""

    urgent: bool
    reason: Words


@get("/", summary="List the issues", rule=Right.READ_PLAN)
async def issues(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[IssueRow]:
    """The open ones first, by priority; then the closed ones."""
    await await_own_write(services, caller, min_seq, ISSUES)
    await require_plan(services, caller, PlanId(plan))
    return await issues_of(services, caller, PlanId(plan))


@post("/", summary="Make an issue of signals", rule=Right.ANALYSE)
async def open_issue(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewIssue],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Its id is in the header Location."""
    row = await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    issue = IssueId(new_id(identity, "issue"))
    signals = await known_signals(services, caller, row.plan, data.signals)
    command = c.OpenIssue(plan=row.plan, issue=issue, title=data.title, description=data.description, signals=signals)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/issues/{issue}"
    return response


@get("/{issue:uuid}", summary="Read an issue", rule=Right.READ_PLAN)
async def issue_by_id(
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[IssueRow]:
    """The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, ISSUES)
    row = await require_issue(services, caller, PlanId(plan), issue)
    return Response(row, headers={"ETag": f'"{row.version}"'})


@put("/{issue:uuid}", summary="Reword an issue", rule=Right.ANALYSE)
async def reword(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    data: JSONBody[IssueWords],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Title and description."""
    command = c.RewordIssue(plan=PlanId(plan), issue=IssueId(issue), title=data.title, description=data.description)
    return await carried_out(request, services, caller, command)


@put("/{issue:uuid}/signals", summary="Say which signals an issue is made of", rule=Right.ANALYSE)
async def gather(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    data: JSONBody[GatheredSignals],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Exactly these, from now on."""
    signals = await known_signals(services, caller, PlanId(plan), data.signals)
    command = c.GatherSignals(plan=PlanId(plan), issue=IssueId(issue), signals=signals)
    return await carried_out(request, services, caller, command)


@put("/{issue:uuid}/urgency", summary="Say whether it must be solved quickly", rule=Right.ANALYSE)
async def urgency(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    data: JSONBody[Urgency],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With the reason."""
    kind = c.MakeUrgent if data.urgent else c.LiftUrgency
    command = kind(plan=PlanId(plan), issue=IssueId(issue), reason=data.reason)
    return await carried_out(request, services, caller, command)


@put("/{issue:uuid}/course", summary="Close, merge or reopen an issue", rule=Right.ANALYSE)
async def course(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    issue: FromPath[UUID],
    data: JSONBody[Course],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With the reason. The issue that another goes on in takes over its signals."""
    command: c.IssueCommand = c.ReopenIssue(plan=PlanId(plan), issue=IssueId(issue), reason=data.reason)
    if data.closed and data.into:
        into = (await require_issue(services, caller, PlanId(plan), data.into)).issue
        command = c.MergeIssue(plan=PlanId(plan), issue=IssueId(issue), into=into, reason=data.reason)
    elif data.closed:
        command = c.CloseIssue(plan=PlanId(plan), issue=IssueId(issue), reason=data.reason)
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/issues",
    route_handlers=[issues, open_issue, issue_by_id, reword, gather, urgency, course],
    tags=["Analysis"],
)
