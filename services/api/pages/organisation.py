"""Today: what is mine to do, and where each plan stands. And the method itself, to read."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.contact.state import Defect
from domain.contact.views import MANDATES
from domain.kernel.ids import PlanId
from domain.kickoff.views import CHECKLISTS, KICKOFFS, ChecklistRow, KickoffRow
from domain.method import CURRENT
from domain.plan.state import Progress as StepProgress
from domain.plan.views import PLANS, PlanRow, StepRow
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.contact_persons import Mandates, mandates
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.overview import todos
from services.api.pages.page import AnyRequest, page
from services.api.words.approach import SIZES


class Progress(msgspec.Struct, frozen=True):
    """Where a plan stands: its kick-off (`done` of `rows`), its steps, and the units without a contact person."""

    plan: PlanRow
    kickoff: KickoffRow | None
    done: int
    rows: int
    overdue: int
    without_contact: int

    @property
    def steps(self) -> tuple[StepRow, ...]:
        """The steps that are taken."""
        return tuple(step for step in self.plan.steps if step.progress is not StepProgress.LEFT_OUT)

    @property
    def steps_done(self) -> int:
        """How many of them are done."""
        return sum(step.progress is StepProgress.DONE for step in self.steps)


@get("/organisatie", include_in_schema=False)
async def today(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What is mine, due first; then the plans."""
    await await_own_write(services, caller, min_seq, PLANS, KICKOFFS, CHECKLISTS, MANDATES)
    plans = await services.views.find(caller.tenant, PLANS)
    kickoffs = {row.plan: row for row in await services.views.find(caller.tenant, KICKOFFS)}
    rows = await services.views.find(caller.tenant, CHECKLISTS, order=("position",))
    day = await services.calendar.today(caller.tenant)
    by_plan: dict[PlanId, list[ChecklistRow]] = {}
    for row in rows:
        by_plan.setdefault(row.plan, []).append(row)
    known = await mandates(services, caller, day)
    progress = [_progress(plan, kickoffs.get(plan.plan), by_plan.get(plan.plan, []), known) for plan in plans]
    with in_language(language_of(request)):
        mine = await todos(services, caller, plans, day)
    ordered = sorted(progress, key=lambda each: (each.plan.started_on, each.plan.title), reverse=True)
    return await page(
        request,
        "today.html",
        caller,
        mine=mine,
        standings=[each for each in ordered if not each.plan.closed_on],
        closed=[each for each in ordered if each.plan.closed_on],
        today=day,
        steps=CURRENT.steps,
        sizes=SIZES,
    )


@get("/methode", include_in_schema=False)
async def method(request: AnyRequest, caller: NamedDependency[Caller]) -> Response[Any]:
    """The six steps and the questions that each asks."""
    return await page(request, "method.html", caller, version=CURRENT)


def _progress(plan: PlanRow, kickoff: KickoffRow | None, rows: Sequence[ChecklistRow], known: Mandates) -> Progress:
    done = sum(row.checked for row in rows)
    overdue = sum(not row.checked and row.due_on is not None and row.due_on < known.today for row in rows)
    without = sum(bool({Defect.NOBODY, Defect.LEFT} & set(cover.defects)) for cover in known.of_plan(plan))
    return Progress(plan, kickoff, done, len(rows), overdue, without)


ROUTES = Router("/", route_handlers=[today, method])
