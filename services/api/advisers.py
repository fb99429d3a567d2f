"""What the API and the page both need around advisers from outside: who there are, letting one in."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId, PlanId, UnitId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.organisation.adviser import InviteAdviser
from domain.organisation.views import ADVISERS, AdviserRow
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id
from services.api.onboarding import Email, Language, PersonName, checked_email, checked_language, checked_name
from services.api.routes.plans import require_units


class AdviserInvitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody from outside, let in from the first day to the last, both inclusive, in the organisation's time zone.

    They see the plans named, and every plan that is wholly of the units named or of units below those.
    """

    name: PersonName
    email: Email
    first_day: Annotated[date, Meta(examples=["2026-12-01"])]
    last_day: Annotated[date, Meta(examples=["2027-02-28"])]
    plans: Annotated[list[UUID], Meta(max_length=200)] = []
    units: Annotated[list[UUID], Meta(max_length=200)] = []
    language: Language = "nl"


async def advisers_of(services: Services, caller: Caller) -> Sequence[AdviserRow]:
    """All whom the organisation ever let in, the newest first."""
    return await services.views.find(caller.tenant, ADVISERS, order=("-seq",))


async def let_in(
    services: Services, caller: Caller, wish: AdviserInvitation, identity: CommandId
) -> tuple[PersonId, Handled]:
    """Let somebody in; the worker mails a link. Raises NotFound for a plan or unit that is not the organisation's."""
    caller.actor.needs(Right.INVITE_MEMBERS)
    plans, units = tuple(dict.fromkeys(wish.plans)), tuple(dict.fromkeys(wish.units))
    if plans and await services.views.count(caller.tenant, PLANS, {"plan in": list(plans)}) < len(plans):
        raise NotFound
    await require_units(services, caller, units)
    wanted = Person(
        PersonId(new_id(identity, "person")),
        checked_name(wish.name),
        checked_email(wish.email),
        checked_language(wish.language),
    )
    person = await services.people.add(caller.tenant, wanted)
    command = InviteAdviser(
        tenant=caller.tenant,
        person=person,
        first_day=wish.first_day,
        last_day=wish.last_day,
        plans=tuple(PlanId(each) for each in plans),
        units=tuple(UnitId(each) for each in units),
    )
    return person, await carry_out(services, caller, command, identity)
