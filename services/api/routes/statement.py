"""Management's statement, and who read it."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from domain.support.commands import PublishStatement, ReadStatement
from domain.support.decider import SUPPORT, stream_of
from domain.support.events import Words
from domain.support.views import READINGS, STATEMENTS, ReadingRow, StatementRow
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api.auth import Caller
from services.api.exchange import Done, await_own_write, carried_out, seen_version
from services.api.readings import note
from services.api.routes.plans import require_plan

AnyRequest = Request[Any, Any, Any]
Text = Annotated[str, Meta(min_length=1, max_length=4000)]


class StatementIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The goals, the results that are meant, the people and the means."""

    goals: Text
    results: Text
    people: Text
    means: Text


@get("/statement", summary="Read management's statement", rule=Right.READ_PLAN)
async def statement(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[StatementRow]:
    """All versions, newest first; none as long as management said nothing."""
    await await_own_write(services, caller, min_seq, PLANS, STATEMENTS)
    await require_plan(services, caller, PlanId(plan))
    return await services.views.find(caller.tenant, STATEMENTS, {"plan": plan}, order=("-version",))


@put(
    "/statement", summary="Publish a version of the statement", rule=(Right.PUBLISH_STATEMENT, Right.KEEP_COMMUNICATION)
)
async def publish(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[StatementIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Only management speaks for management. If-Match is the version of the statement on which it builds (0: none)."""
    await require_plan(services, caller, PlanId(plan))
    words = Words(data.goals, data.results, data.people, data.means)
    return await carried_out(
        request, services, caller, PublishStatement(plan=PlanId(plan), words=words, seen=seen_version(request))
    )


@put("/statement/{version:int}/read", summary="Say that you read a version", rule=Right.TAKE_PART)
async def read(
    request: AnyRequest,
    plan: FromPath[UUID],
    version: FromPath[int],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Recorded once a version."""
    await require_statement(services, caller, PlanId(plan), version)
    command = ReadStatement(plan=PlanId(plan), version=version, person=caller.person)
    return await carried_out(request, services, caller, command)


@get("/statement/{version:int}/readers", summary="List who read a version", rule=Right.KEEP_COMMUNICATION)
async def readers(
    plan: FromPath[UUID],
    version: FromPath[int],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[ReadingRow]:
    """For who keeps the communication."""
    caller.actor.needs(Right.KEEP_COMMUNICATION)
    await await_own_write(services, caller, min_seq, PLANS, READINGS)
    await require_plan(services, caller, PlanId(plan))
    rows = await services.views.find(caller.tenant, READINGS, {"plan": plan, "version": version}, order=("on",))
    await note(services, caller, Sensitive.STATEMENT_READERS, (row.person for row in rows), plan)
    return rows


async def require_statement(services: Services, caller: Caller, plan: PlanId, version: int) -> None:
    """Raise NotFound unless this version was published, by the log itself."""
    state = await services.handler.state(caller.tenant, SUPPORT, stream_of(plan))
    if not 1 <= version <= state.version:
        raise NotFound


ROUTES = Router(
    "/plans/{plan:uuid}",
    route_handlers=[statement, publish, read, readers],
    tags=["Support and communication"],
)
