"""What is mine to do, and where a plan stands: the same as the pages tell."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.catalogue import VIEWS
from domain.kernel.ids import PlanId
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.language import in_language
from services.api.absence import todos_for_others
from services.api.auth import Caller
from services.api.exchange import await_own_write
from services.api.overview import Standing, Todo, standings, todos
from services.api.routes.plans import require_plan
from services.api.rules import OWN
from services.api.standing import given_to


class TodoOut(msgspec.Struct, frozen=True):
    """One thing that you can do now: in words, the page where, the plan, and the date by which (null: no date).

    `stands_in_for` is whose it is, where you stand in for a colleague who is away (null: your own).
    """

    what: str
    href: str
    plan: UUID | None
    due_on: date | None
    stands_in_for: UUID | None = None


def _out(todo: Todo) -> TodoOut:
    return TodoOut(todo.what, todo.href, todo.plan.plan if todo.plan else None, todo.due_on, todo.stands_in_for)


@get("/todos", summary="List what is yours to do", rule=OWN)
async def my_todos(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Sequence[TodoOut]:
    """Over all plans of your organisation, due first; of a closed one what outlives it. Words in your own language."""
    await await_own_write(services, caller, min_seq, *VIEWS)
    given = await given_to(services, caller.tenant, caller.actor)
    plans = await services.views.find(caller.tenant, PLANS, given, order=("-seq",))
    today = await services.calendar.today(caller.tenant)
    with in_language(caller.language):
        found = await todos(services, caller, plans, today)
        found += await todos_for_others(services, caller, plans, today, found)
    return [_out(todo) for todo in found]


@get("/plans/{plan:uuid}/standings", summary="See where a plan stands", rule=Right.READ_PLAN)
async def where_it_stands(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[Standing]:
    """How each place of the plan stands, and what is stuck there and why; words in your own language."""
    await await_own_write(services, caller, min_seq, *VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    today = await services.calendar.today(caller.tenant)
    with in_language(caller.language):
        return list((await standings(services, caller, row, today)).values())


ROUTES = Router("/", route_handlers=[my_todos, where_it_stands], tags=["Overview"])
