"""Who somebody is at this moment: the roles, the unit that they are for, and how they stand towards a plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.place import Given, PlanUnits, Stands, Tree, below, place_of
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import ORGANISATION, stream_of
from domain.organisation.state import Engagement, Organisation
from domain.organisation.views import ADVISERS, MEMBERS, UNITS, AdviserRow
from domain.plan.views import PLANS
from infra.bootstrap import Services


async def member_now(services: Services, tenant: TenantId, person: PersonId) -> Actor | None:
    """The person with the roles of this moment; None for who is no member, nor an adviser within the days given.

    They come from the views while these show all that happened to the organisation, else from the log itself.
    """
    stream = stream_of(tenant)
    newest = await services.store.newest(tenant, stream)
    if not await services.views.wait_for(tenant, newest, (MEMBERS, UNITS, ADVISERS), seconds=0):
        organisation = await services.handler.state(tenant, ORGANISATION, stream)
        return _in_log(person, organisation, await services.calendar.today(tenant))
    row = await services.views.get(tenant, MEMBERS, (person,))
    if row is not None and row.active:
        tree = await _tree(services, tenant) if row.unit else {}
        return Actor(person, frozenset(Role(role) for role in row.roles), place_of(row.unit, tree))
    adviser = await services.views.get(tenant, ADVISERS, (person,))
    if adviser is None or not adviser.holds_on(await services.calendar.today(tenant)):
        return None
    return _adviser(person, adviser, await _tree(services, tenant) if adviser.units else {})


def _in_log(person: PersonId, organisation: Organisation, today: date) -> Actor | None:
    tree = {unit: known.parent for unit, known in organisation.units.items()}
    if roles := organisation.members.get(person):
        return Actor(person, roles, place_of(organisation.places.get(person), tree))
    engaged = organisation.advisers.get(person)
    return _adviser(person, engaged, tree) if engaged and engaged.holds_on(today) else None


def _adviser(person: PersonId, engaged: Engagement | AdviserRow, tree: Tree) -> Actor:
    given = Given(frozenset(engaged.plans), below(engaged.units, tree))
    return Actor(person, frozenset({Role.ADVISER}), given=given)


async def _tree(services: Services, tenant: TenantId) -> dict[UnitId, UnitId | None]:
    return {row.unit: row.parent for row in await services.views.find(tenant, UNITS)}


async def towards(services: Services, tenant: TenantId, actor: Actor, plan: UUID | None) -> Actor:
    """The actor as they stand towards a plan. Who is in no unit stands everywhere alike, so nothing is asked then."""
    if plan is None or (actor.place is None and not advises(actor)):
        return actor
    row = await services.views.get(tenant, PLANS, (PlanId(plan),))
    if row is not None:
        return actor.towards(PlanUnits(row.units, row.plan))
    return msgspec.structs.replace(actor, stands=Stands.OUTSIDE) if advises(actor) else actor


def advises(actor: Actor) -> bool:
    """Whether it is an adviser from outside, for whom there is nothing but what was given."""
    return Role.ADVISER in actor.roles


async def given_to(services: Services, tenant: TenantId, actor: Actor) -> dict[str, Any]:
    """The condition under which a row with a plan is there for the actor: none for a member."""
    if not advises(actor):
        return {}
    rows: Sequence[Any] = await services.views.find(tenant, PLANS)
    return {"plan in": [row.plan for row in rows if actor.given and actor.given.covers(PlanUnits(row.units, row.plan))]}
