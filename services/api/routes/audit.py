"""The audit trail of a plan and of the whole organisation, to read page by page and to take along."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Stream

from domain.catalogue import AUDIT
from domain.kernel.ids import PlanId
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.audit import AuditPage, Wanted, page_of
from services.api.auth import Caller
from services.api.exchange import await_own_write
from services.api.export import Format, export
from services.api.routes.plans import require_plan

Part = Annotated[str | None, QueryParameter(description="A part of the method: the first word of the type.")]
First = Annotated[date | None, QueryParameter(name="from", description="From this local date on.")]
Last = Annotated[date | None, QueryParameter(name="to", description="Up to and including this date.")]
Before = Annotated[int | None, QueryParameter(description="Cursor: entries with a lower seq.")]
After = Annotated[int | None, QueryParameter(description="Cursor: entries with a higher seq, if there is no `before`.")]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]


@get("/plans/{plan:uuid}/audit-trail", summary="Read the audit trail of a plan", rule=Right.READ_AUDIT_TRAIL)
async def of_plan(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    person: FromQuery[UUID | None] = None,
    part: Part = None,
    row: FromQuery[str | None] = None,
    first_day: First = None,
    last_day: Last = None,
    before: Before = None,
    after: After = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> AuditPage:
    """Who did what, when and on which text, newest first; filtered by person, part, row and day together."""
    caller.actor.needs(Right.READ_AUDIT_TRAIL)
    await await_own_write(services, caller, min_seq, AUDIT, PLANS)
    await require_plan(services, caller, PlanId(plan))
    wanted = Wanted(
        plan=PlanId(plan), part=part, person=person, row=row, first_day=first_day, last_day=last_day,
        before=before, after=after, limit=limit,
    )  # fmt: skip
    return await page_of(services, caller, wanted)


@get("/organisation/audit-trail", summary="Read the audit trail of the organisation", rule=Right.READ_AUDIT_TRAIL)
async def of_organisation(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    plan: FromQuery[UUID | None] = None,
    person: FromQuery[UUID | None] = None,
    part: Part = None,
    first_day: First = None,
    last_day: Last = None,
    before: Before = None,
    after: After = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> AuditPage:
    """Everything, also what belongs to no plan: members, units, settings. Newest first."""
    caller.actor.needs(Right.READ_AUDIT_TRAIL)
    await await_own_write(services, caller, min_seq, AUDIT, PLANS)
    wanted = Wanted(
        plan=await _plan(services, caller, plan), part=part, person=person, first_day=first_day, last_day=last_day,
        before=before, after=after, limit=limit,
    )  # fmt: skip
    return await page_of(services, caller, wanted)


@get("/plans/{plan:uuid}/audit-trail/export", summary="Export the audit trail of a plan", rule=Right.EXPORT_AUDIT_TRAIL)
async def export_plan(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    format: FromQuery[Format] = Format.JSON_LINES,
    person: FromQuery[UUID | None] = None,
    part: Part = None,
    row: FromQuery[str | None] = None,
    first_day: First = None,
    last_day: Last = None,
) -> Stream:
    """JSON Lines that can be verified, or CSV for a spreadsheet; oldest first, all that the filters leave."""
    caller.actor.needs(Right.EXPORT_AUDIT_TRAIL)
    await require_plan(services, caller, PlanId(plan))
    wanted = Wanted(plan=PlanId(plan), part=part, person=person, row=row, first_day=first_day, last_day=last_day)
    return await export(services, caller, wanted, format)


@get(
    "/organisation/audit-trail/export",
    summary="Export the audit trail of the organisation",
    rule=Right.EXPORT_AUDIT_TRAIL,
)
async def export_organisation(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    format: FromQuery[Format] = Format.JSON_LINES,
    plan: FromQuery[UUID | None] = None,
    person: FromQuery[UUID | None] = None,
    part: Part = None,
    first_day: First = None,
    last_day: Last = None,
) -> Stream:
    """Without filters this is the whole log: its chain can be computed again from the first line to the last."""
    caller.actor.needs(Right.EXPORT_AUDIT_TRAIL)
    known = await _plan(services, caller, plan)
    wanted = Wanted(plan=known, part=part, person=person, first_day=first_day, last_day=last_day)
    return await export(services, caller, wanted, format)


async def _plan(services: Services, caller: Caller, plan: UUID | None) -> PlanId | None:
    return (await require_plan(services, caller, PlanId(plan))).plan if plan else None


ROUTES = Router("/", route_handlers=[of_plan, of_organisation, export_plan, export_organisation], tags=["Audit trail"])
