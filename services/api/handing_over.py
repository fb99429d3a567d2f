"""What a member is responsible for, and handing it over: before somebody leaves, or after. The same for API and pages.

Each thing is handed over by the command that exists for it, so the trail tells it of each; what has no such command
stays, and is named with the reason (docs/decisions/0166).
"""

import asyncio
from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

import msgspec

from domain.agreements.stances import Standing
from domain.agreements.views import AGREEMENTS
from domain.contact.commands import HandOver
from domain.contact.views import MANDATES
from domain.kernel.decider import Command
from domain.kernel.ids import CommandId, PersonId, PlanId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kickoff.commands import AssignRow
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.commands import PlanMeasure
from domain.measures.views import MEASURES
from domain.organisation.views import MEMBERS
from domain.plan.commands import NameLeader
from domain.plan.views import PLANS, PlanRow
from domain.review.views import DECISIONS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people, text_of
from services.api.errors import problem_of
from services.api.exchange import carry_out, new_id
from services.api.overview.measures import OPEN

OVER = frozenset({Standing.WITHDRAWN, Standing.ENDED})
Plans = dict[PlanId, PlanRow]


class Kind(StrEnum):
    """What somebody can be responsible for."""

    ROW = "row"
    MEASURE = "measure"
    LEADER = "leader"
    MANDATE = "mandate"
    DECISION = "decision"
    AGREEMENT = "agreement"


class Held(msgspec.Struct, frozen=True):
    """One thing that a person is responsible for, where it is; `able`: whether there is a command to hand it over."""

    kind: Kind
    id: str
    title: str
    href: str
    plan: PlanId | None = None
    able: bool = True


class Kept(msgspec.Struct, frozen=True):
    """One thing that was not handed over, and why; `why` is empty where it never can be."""

    held: Held
    why: str = ""


class HandedOver(msgspec.Struct, frozen=True):
    """What went to somebody else, and what did not."""

    handed: Sequence[Held]
    kept: Sequence[Kept]


async def held_by(services: Services, caller: Caller, person: PersonId) -> Sequence[Held]:
    """What is open in the person's name in plans that run, whether a member still or not. Raises NotFound."""
    if await services.views.get(caller.tenant, MEMBERS, (person,)) is None:
        raise NotFound
    plans: Plans = {row.plan: row for row in await services.views.find(caller.tenant, PLANS, {"running": True})}
    found = await asyncio.gather(*(each(services, caller, person, plans) for each in FINDING))
    return [held for some in found for held in some]


async def hand_over(
    services: Services, caller: Caller, person: PersonId, to: PersonId, identity: CommandId
) -> HandedOver:
    """Give all of it to another member, one thing after another. Doing it again hands over what stayed behind."""
    if to == person:
        raise InvalidValue(field="to", reason="choose")
    held = await held_by(services, caller, person)
    await known_people(services, caller, [to])
    handed: list[Held] = []
    kept: list[Kept] = []
    for each in held:
        key = CommandId(new_id(identity, f"{each.kind}/{each.plan}/{each.id}"))
        try:
            command = await _command(services, caller, each, person, to, key)
            if command is None:
                kept.append(Kept(each))
                continue
            await carry_out(services, caller, command, key)
            handed.append(each)
        except Refusal as refusal:
            problem = problem_of(refusal, caller.language)
            kept.append(Kept(each, f"{problem.title}. {problem.detail}"))
    return HandedOver(handed, kept)


async def _command(
    services: Services, caller: Caller, held: Held, person: PersonId, to: PersonId, key: CommandId
) -> Command | None:
    plan = held.plan
    if held.kind is Kind.MANDATE:
        mandate = await services.views.get(caller.tenant, MANDATES, (UUID(held.id),))
        today = await services.calendar.today(caller.tenant)
        successor = new_id(key, "mandate")
        if mandate is None:
            return None
        return HandOver(
            tenant=caller.tenant, unit=mandate.unit, mandate=mandate.mandate, successor=successor, to=to, on=today
        )
    if plan is None or not held.able:
        return None
    if held.kind is Kind.LEADER:
        return NameLeader(plan=plan, leader=to)
    if held.kind is Kind.MEASURE:
        row = await services.views.get(caller.tenant, MEASURES, (UUID(held.id),))
        if row is None or row.starts_on is None or row.due_on is None:
            return None
        return PlanMeasure(plan=plan, measure=row.measure, owner=to, starts_on=row.starts_on, due_on=row.due_on)
    (line,) = await services.views.find(caller.tenant, CHECKLISTS, {"plan": plan, "row": held.id})
    people = tuple(dict.fromkeys(to if each == person else each for each in line.responsible))
    return AssignRow(plan=plan, row=held.id, responsible=people)


async def _rows(services: Services, caller: Caller, person: PersonId, plans: Plans) -> Sequence[Held]:
    where = {"plan in": list(plans), "checked": False, "responsible &&": [person]}
    rows = await services.views.find(caller.tenant, CHECKLISTS, where, order=("position",))
    kickoffs = {row.plan: row for row in await services.views.find(caller.tenant, KICKOFFS, {"plan in": list(plans)})}
    return [
        Held(
            Kind.ROW,
            row.row,
            text_of(kickoffs[row.plan], row).to(caller.language),
            f"/plannen/{row.plan}/aftrap?open={row.row}#rij-{row.row}",
            row.plan,
        )
        for row in rows
        if row.plan in kickoffs
    ]


async def _measures(services: Services, caller: Caller, person: PersonId, plans: Plans) -> Sequence[Held]:
    where = {"owner": person, "state in": OPEN, "plan in": list(plans)}
    rows = await services.views.find(caller.tenant, MEASURES, where, order=("due_on",))
    return [
        Held(Kind.MEASURE, str(row.measure), row.title, f"/plannen/{row.plan}/maatregelen/{row.measure}", row.plan)
        for row in rows
    ]


async def _leading(_services: Services, _caller: Caller, person: PersonId, plans: Plans) -> Sequence[Held]:
    led = [row for row in plans.values() if row.leader == person]
    return [Held(Kind.LEADER, str(row.plan), row.title, f"/plannen/{row.plan}/aanpak", row.plan) for row in led]


async def _mandates(services: Services, caller: Caller, person: PersonId, plans: Plans) -> Sequence[Held]:
    rows = await services.views.find(caller.tenant, MANDATES, {"over": False})
    today = await services.calendar.today(caller.tenant)
    place = f"/plannen/{next(iter(plans))}/aanspreekpunten" if plans else "/plannen"
    return [
        Held(Kind.MANDATE, str(row.mandate), row.card.role_name, place)
        for row in rows
        if row.card.person == person and (row.card.valid_to is None or row.card.valid_to >= today)
    ]


async def _decisions(services: Services, caller: Caller, person: PersonId, plans: Plans) -> Sequence[Held]:
    where = {"owner": person, "followed_up_on": None, "plan in": list(plans)}
    return [
        Held(
            Kind.DECISION,
            str(row.decision),
            row.about,
            f"/plannen/{row.plan}/evaluatie#evaluatie-{row.review}",
            row.plan,
            able=False,
        )
        for row in await services.views.find(caller.tenant, DECISIONS, where, order=("seq",))
    ]


async def _agreements(services: Services, caller: Caller, person: PersonId, plans: Plans) -> Sequence[Held]:
    rows = await services.views.find(caller.tenant, AGREEMENTS, {"plan in": list(plans)}, order=("seq",))
    return [
        Held(
            Kind.AGREEMENT,
            str(row.agreement),
            row.title,
            f"/plannen/{row.plan}/afspraken/{row.agreement}",
            row.plan,
            able=False,
        )
        for row in rows
        if row.state not in OVER and any(each.party.person == person for each in row.parties)
    ]


FINDING = (_rows, _measures, _leading, _mandates, _decisions, _agreements)
