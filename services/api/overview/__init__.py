"""Where a plan stands, place by place, and what is mine to do: each slice's module tells of itself.

A slice's module has `todos` (what a person can do now, over all plans) and `standings` (how its places stand in one
plan, and what is stuck there and why). Their words are in the language of the moment.
"""

import asyncio
from collections.abc import Sequence
from datetime import date

import msgspec

from domain.kernel.place import PlanUnits
from domain.kernel.rights import Actor
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.overview import (
    agreements,
    analysis,
    contact,
    files,
    helpdesk,
    kickoff,
    measures,
    organisation,
    plan,
    privacy,
    results,
    review,
    signals,
    subscription,
    support,
    works_council,
)
from services.api.overview.rounds import in_this_round
from services.api.overview.standing import Standing, State, Todo

SLICES = (
    kickoff,
    plan,
    contact,
    support,
    measures,
    works_council,
    agreements,
    signals,
    analysis,
    results,
    review,
    files,
    organisation,
    subscription,
    privacy,
    helpdesk,
)


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """What is the caller's to do in these plans, due first, then what has no date.

    In a plan that is closed there is nothing to do but what outlives it (docs/decisions/0075).
    """
    found = await asyncio.gather(*(_todos(services, who, some, today) for who, some in _by_standing(caller, plans)))
    once = {(todo.what, todo.href, todo.due_on): todo for each in found for todo in each}
    return sorted(once.values(), key=lambda todo: (todo.due_on is None, todo.due_on or today))


def _by_standing(caller: Caller, plans: Sequence[PlanRow]) -> Sequence[tuple[Caller, Sequence[PlanRow]]]:
    """The plans by how the caller stands towards them: a right that does not reach a plan asks nothing there."""
    groups: dict[Actor, list[PlanRow]] = {}
    for each in plans:
        groups.setdefault(caller.actor.towards(PlanUnits(each.units, each.plan)), []).append(each)
    return [(msgspec.structs.replace(caller, actor=actor), some) for actor, some in groups.items()] or [(caller, ())]


async def _todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    running = [plan for plan in plans if plan.running]
    closed = [plan for plan in plans if not plan.running]
    asked = [slice_.todos(services, caller, running, today) for slice_ in SLICES]
    if closed:
        asked += [slice_.outliving(services, caller, closed, today) for slice_ in (agreements, works_council)]
    return [todo for each in await asyncio.gather(*asked) for todo in each]


async def standings(services: Services, caller: Caller, of: PlanRow, today: date) -> dict[str, Standing]:
    """How each place of a plan stands, by the key of the place."""
    found = await asyncio.gather(*(slice_.standings(services, caller, of, today) for slice_ in SLICES))
    flat = [standing for each in found for standing in each]
    now = await asyncio.gather(*(in_this_round(services, caller, of, each) for each in flat))
    return {standing.place: _at_rest(standing) if of.closed_on else standing for standing in now}


def _at_rest(standing: Standing) -> Standing:
    """In a closed plan nobody has to act: nothing is stuck there any more."""
    state = State.BUSY if standing.state in (State.STUCK, State.TO_ARRANGE) else standing.state
    return msgspec.structs.replace(standing, state=state, stuck=())


__all__ = ["Standing", "State", "Todo", "standings", "todos"]
