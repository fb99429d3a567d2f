"""Standing in for who is away: who does it today, and what of theirs there is to see. The same for API and pages."""

import asyncio
from collections.abc import Sequence
from datetime import date

import msgspec

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId
from domain.kernel.rights import Actor, Right
from domain.organisation.absence import ABSENCES, AbsenceRow, NameStandIn
from domain.organisation.views import MEMBERS
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import carry_out
from services.api.overview import kickoff, measures, plan, review
from services.api.overview.standing import Todo

# Where things have a person who is to do them. What somebody says for themselves or for a party is not among them.
TAKEN_OVER = (kickoff, plan, measures, review)


async def name_stand_in(
    services: Services, caller: Caller, person: PersonId, stand_in: PersonId, days: tuple[date, date], key: CommandId
) -> Handled:
    """Let a member stand in for a member. Raises NotFound where either is none, and the command's refusals."""
    await known_people(services, caller, [person, stand_in])
    command = NameStandIn(person=person, stand_in=stand_in, first_day=days[0], last_day=days[1])
    return await carry_out(services, caller, command, key)


async def absence_of(services: Services, caller: Caller, person: PersonId, today: date) -> AbsenceRow | None:
    """Who stands in for the person, today or later; None where nobody does. One's own, or asked by an administrator."""
    if person != caller.person:
        caller.actor.needs(Right.MANAGE_ORGANISATION)
    row = await services.views.get(caller.tenant, ABSENCES, (person,))
    return row if row is not None and row.last_day >= today else None


async def stood_in_for(services: Services, caller: Caller, today: date) -> Sequence[AbsenceRow]:
    """For whom the caller stands in today."""
    where = {"stand_in": caller.person, "first_day <=": today, "last_day >=": today}
    return await services.views.find(caller.tenant, ABSENCES, where)


async def todos_for_others(
    services: Services, caller: Caller, plans: Sequence[PlanRow], today: date, own: Sequence[Todo]
) -> list[Todo]:
    """What those for whom the caller stands in have to do, each with the mark whose it is; nothing that is own too.

    It is told as to somebody who is that person and has no role at all: what goes by a role is there for who has that
    role themselves (docs/decisions/0165).
    """
    mine = {(each.what, each.href, each.due_on) for each in own}
    running = [each for each in plans if each.running]
    found: list[Todo] = []
    for row in await stood_in_for(services, caller, today):
        member = await services.views.get(caller.tenant, MEMBERS, (row.person,))
        if member is None or not member.active:
            continue
        as_them = msgspec.structs.replace(caller, actor=Actor(row.person, frozenset()))
        told = await asyncio.gather(*(each.todos(services, as_them, running, today) for each in TAKEN_OVER))
        for todo in (todo for some in told for todo in some if (todo.what, todo.href, todo.due_on) not in mine):
            found.append(msgspec.structs.replace(todo, reminder="", stands_in_for=row.person))
    return sorted(found, key=lambda todo: (todo.due_on is None, todo.due_on or today))
