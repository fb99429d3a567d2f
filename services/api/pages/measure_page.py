"""How the pages about measures are put together from the read models."""

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Response

from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.measures.decider import stream_of
from domain.measures.description import Level
from domain.measures.state import Stage
from domain.measures.views import MEASURES, PRACTICES, MeasureRow, PracticeRow
from infra.bootstrap import Services
from services.api.answered import issues_by_id, signals_by_id, signals_of
from services.api.auth import Caller
from services.api.listing import newest_first
from services.api.pages.forms import Form, Shown, identities
from services.api.pages.page import AnyRequest
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.pages.story import story_of
from services.api.routes.measures import require_measure
from services.api.routes.plans import require_plan

COLUMN = 12
PAGE = 50
GIVEN = {"issues": "kwestie", "signals": "signaal"}
COLUMNS = (Stage.PROPOSED, Stage.PLANNED, Stage.STARTED, Stage.DONE)


async def show_board(request: AnyRequest, services: Services, caller: Caller, plan: PlanId) -> Response[Any]:
    """The newest of each state, and how many there are."""
    row = await require_plan(services, caller, plan)
    wanted = [{"plan": plan, "state": stage.value} for stage in Stage]
    counts = await asyncio.gather(*(services.views.count(caller.tenant, MEASURES, where) for where in wanted))
    order = {Stage.PROPOSED: ("-seq",), Stage.DONE: ("-seq",)}
    columns = [
        await services.views.find(
            caller.tenant,
            MEASURES,
            {"plan": plan, "state": stage.value},
            order=order.get(stage, ("due_on", "seq")),
            limit=COLUMN,
        )
        for stage in COLUMNS
    ]
    return await plan_page(
        request,
        "measures.html",
        caller,
        row,
        "maatregelen",
        columns=list(zip((stage.value for stage in COLUMNS), columns, strict=True)),
        counts=dict(zip((stage.value for stage in Stage), counts, strict=True)),
        today=await services.calendar.today(caller.tenant),
        **await people_and_units(services, caller),
    )


async def show_list(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, stage: str, before: int | None
) -> Response[Any]:
    """The measures of one state, newest first, page by page."""
    if stage not in {each.value for each in Stage}:
        raise NotFound
    row = await require_plan(services, caller, plan)
    found, older = await newest_first(services, caller, MEASURES, {"plan": plan, "state": stage}, before, PAGE)
    return await plan_page(
        request,
        "measure_list.html",
        caller,
        row,
        "maatregelen",
        stage=stage,
        rows=found,
        older=older,
        today=await services.calendar.today(caller.tenant),
        **await people_and_units(services, caller),
    )


async def show_proposal(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown
) -> Response[Any]:
    """The form for a proposal; `van` names a best practice, `kwestie` and `signaal` what it is to answer."""
    row = await require_plan(services, caller, plan)
    practice = await _practice(services, caller, request.query_params.get("van", ""))
    given = {name: request.query_params.getall(asked, []) for name, asked in GIVEN.items()}
    fields = shown.typed if shown.typed is not None else {**_from_practice(practice), **given}
    return await plan_page(
        request,
        "measure_new.html",
        caller,
        row,
        "maatregelen",
        shown.status,
        shown=shown,
        fields=fields,
        practice=practice,
        for_issues=await issues_by_id(services, caller, plan, identities(fields, "issues")),
        signals=await signals_of(services, caller, plan),
        **await people_and_units(services, caller),
    )


async def _practice(services: Services, caller: Caller, text: str) -> PracticeRow | None:
    try:
        return await services.views.get(caller.tenant, PRACTICES, (UUID(text),)) if text else None
    except ValueError:
        raise NotFound from None


def _from_practice(practice: PracticeRow | None) -> Form:
    if practice is None:
        return {}
    return {
        "origin": [str(practice.practice)],
        "title": [practice.title],
        "goal": [practice.goal],
        "active_role": [practice.active_role],
        "level": [practice.level],
    }


async def show_measure(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, measure: UUID, shown: Shown
) -> Response[Any]:
    """One measure; each form shows what was typed into it, or else what is so now."""
    row = await require_plan(services, caller, plan)
    found = await require_measure(services, caller, plan, measure)
    known = await people_and_units(services, caller)
    origin = await services.views.get(caller.tenant, PRACTICES, (found.origin,)) if found.origin else None
    return await plan_page(
        request,
        "measure.html",
        caller,
        row,
        "maatregelen",
        shown.status,
        measure=found,
        shown=shown,
        origin=origin,
        lonely=await _lonely(services, caller, found),
        answered=await signals_by_id(services, caller, plan, found.signals),
        signals=await signals_of(services, caller, plan),
        story=await story_of(request, services, caller, stream_of(found.measure)),
        today=await services.calendar.today(caller.tenant),
        forms=forms_of(caller, found),
        now=_fields(found),
        **known,
    )


def forms_of(caller: Caller, row: MeasureRow) -> frozenset[str]:
    """The forms that the caller may use on the measure now; the decider has the last word."""
    plans = caller.actor.about(row.unit).may(Right.PLAN_MEASURES)
    mine = caller.person == row.owner
    proposer = row.state == Stage.PROPOSED and caller.person == row.proposed_by
    still_open = row.state not in (Stage.DONE, Stage.DROPPED)
    example = row.state == Stage.DONE and (plans or mine)
    may = {
        "plan": plans and still_open,
        "start": row.state == Stage.PLANNED and (plans or mine),
        "progress": row.state == Stage.STARTED and mine,
        "done": row.state == Stage.STARTED and mine,
        "shelve": example and not row.shelved,
        "unshelve": example and row.shelved,
        "describe": still_open and (plans or proposer),
        "drop": plans and still_open,
        "reopen": not still_open and (plans or mine),
    }
    return frozenset(name for name, allowed in may.items() if allowed)


async def _lonely(services: Services, caller: Caller, row: MeasureRow) -> bool:
    """Whether it is individual and no measure at the source, or a collective one, answers the same."""
    if row.level != Level.INDIVIDUAL or row.state == Stage.DROPPED:
        return False
    if not (row.issues or row.signals):
        return True
    higher: dict[str, Any] = {"plan": row.plan, "level !=": Level.INDIVIDUAL.value, "state !=": Stage.DROPPED.value}
    for name, answers in (("issues &&", row.issues), ("signals &&", row.signals)):
        if answers and await services.views.find(caller.tenant, MEASURES, {**higher, name: list(answers)}, limit=1):
            return False
    return True


def _fields(row: MeasureRow) -> Mapping[str, list[str]]:
    return {
        "title": [row.title],
        "goal": [row.goal],
        "active_role": [row.active_role],
        "level": [row.level],
        "unit": [str(row.unit or "")],
        "signals": [str(each) for each in row.signals],
        "issues": [str(each) for each in row.issues],
        "owner": [str(row.owner or "")],
        "starts_on": [str(row.starts_on or "")],
        "due_on": [str(row.due_on or "")],
        "contact": [str(row.owner or "")],
    }
