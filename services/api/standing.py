"""Who a member is at this moment: the roles, the unit that they are for, and how they stand towards a plan."""

from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, PlanId, TenantId
from domain.kernel.place import PlanUnits, Stands, place_of
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import ORGANISATION, stream_of
from domain.organisation.views import MEMBERS, UNITS
from domain.plan.views import PLANS
from infra.bootstrap import Services


async def member_now(services: Services, tenant: TenantId, person: PersonId) -> Actor | None:
    """The person with the roles of this moment; None for who is no member.

    They come from the members' view while it shows all that happened to the organisation, else from the log itself.
    """
    stream = stream_of(tenant)
    newest = await services.store.newest(tenant, stream)
    if not await services.views.wait_for(tenant, newest, (MEMBERS, UNITS), seconds=0):
        organisation = await services.handler.state(tenant, ORGANISATION, stream)
        tree = {unit: known.parent for unit, known in organisation.units.items()}
        roles = organisation.members.get(person)
        return Actor(person, roles, place_of(organisation.places.get(person), tree)) if roles else None
    row = await services.views.get(tenant, MEMBERS, (person,))
    if row is None or not row.active:
        return None
    units = await services.views.find(tenant, UNITS) if row.unit else ()
    place = place_of(row.unit, {each.unit: each.parent for each in units})
    return Actor(person, frozenset(Role(role) for role in row.roles), place)


async def towards(services: Services, tenant: TenantId, actor: Actor, plan: UUID | None) -> Actor:
    """The actor as they stand towards a plan. Who is in no unit stands everywhere alike, so nothing is asked then."""
    if plan is None or (actor.place is None and Role.ADVISER not in actor.roles):
        return actor
    row = await services.views.get(tenant, PLANS, (PlanId(plan),))
    if row is not None:
        return actor.towards(PlanUnits(row.units, row.plan))
    return actor if actor.given is None else msgspec.structs.replace(actor, stands=Stands.OUTSIDE)
