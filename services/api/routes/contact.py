"""Contact persons and their mandate cards."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.contact.commands import AppointContact, ChangeMandate, EndMandate, HandOver
from domain.contact.events import Card
from domain.contact.views import MANDATES, MandateRow
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people, words_by
from services.api.contact_persons import Cover, mandates
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.routes.plans import require_plan, require_units

AnyRequest = Request[Any, Any, Any]
Words = Annotated[str, Meta(max_length=4000)]
Unit = Annotated[UUID | None, Meta(description="The unit; null: the whole organisation.")]


class CardIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The mandate card. `role_name` is free; `valid_to` and `hours_until` are last days."""

    person: UUID
    role_name: Annotated[str, Meta(min_length=1, max_length=100, examples=["werkdrukregisseur"])]
    powers: Words
    minutes_per_week: Annotated[int, Meta(ge=0, le=3600, examples=[240])]
    valid_from: Annotated[date, Meta(examples=["2026-12-01"])]
    room: Words = ""
    support: Words = ""
    deputy: UUID | None = None
    hours_until: date | None = None
    valid_to: date | None = None


class MandateIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where, and with which card."""

    unit: Unit
    card: CardIn


class HandOverIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """To whom, from which day on, with a note for them (erasable words)."""

    unit: Unit
    to: UUID
    on: date
    note: Words = ""


class EndIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last day, and why."""

    unit: Unit
    on: date
    reason: Words


@get("/plans/{plan:uuid}/contact-persons", summary="Read the contact persons of a plan", rule=Right.READ_PLAN)
async def of_plan(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[Cover]:
    """Each participating unit with its contact person of today, those to come and those before, and what is amiss."""
    await await_own_write(services, caller, min_seq, PLANS, MANDATES)
    row = await require_plan(services, caller, PlanId(plan))
    return (await mandates(services, caller, await services.calendar.today(caller.tenant))).of_plan(row)


@post("/contact-persons", summary="Appoint a contact person", rule=Right.APPOINT_CONTACT)
async def appoint(
    request: AnyRequest,
    data: JSONBody[MandateIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For a unit or the whole organisation; one at a time. The id of the mandate is in the header Location."""
    identity = command_id(request, caller)
    mandate = new_id(identity, "mandate")
    unit = await _unit(services, caller, data.unit)
    card = await _card(services, caller, data.card)
    command = AppointContact(tenant=caller.tenant, unit=unit, mandate=mandate, card=card)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/contact-persons/{mandate}"
    return response


@get("/contact-persons/{mandate:uuid}", summary="Read a mandate", rule=Right.READ_ORGANISATION)
async def mandate_by_id(
    mandate: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[MandateRow]:
    """Its card; the ETag is the version of all mandates of the unit together."""
    await await_own_write(services, caller, min_seq, MANDATES)
    row = await services.views.get(caller.tenant, MANDATES, (mandate,))
    if row is None:
        raise NotFound
    return Response(row, headers={"ETag": f'"{row.version}"'})


@put("/contact-persons/{mandate:uuid}", summary="Change a mandate card", rule=Right.APPOINT_CONTACT)
async def change(
    request: AnyRequest,
    mandate: FromPath[UUID],
    data: JSONBody[MandateIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """If-Match holds for all mandates of the unit together."""
    unit = await _unit(services, caller, data.unit)
    card = await _card(services, caller, data.card)
    command = ChangeMandate(tenant=caller.tenant, unit=unit, mandate=mandate, card=card)
    return await carried_out(request, services, caller, command)


@post(
    "/contact-persons/{mandate:uuid}/hand-over",
    status_code=200,
    summary="Hand a mandate over",
    rule=Right.APPOINT_CONTACT,
)
async def hand_over(
    request: AnyRequest,
    mandate: FromPath[UUID],
    data: JSONBody[HandOverIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The card goes along; the former mandate ends the day before."""
    identity = command_id(request, caller)
    (to,) = await known_people(services, caller, [data.to])
    command = HandOver(
        tenant=caller.tenant,
        unit=await _unit(services, caller, data.unit),
        mandate=mandate,
        successor=new_id(identity, "mandate"),
        to=to,
        on=data.on,
        note=words_by(caller, data.note),
    )
    return answer(await carry_out(services, caller, command, identity))


@post("/contact-persons/{mandate:uuid}/end", status_code=200, summary="End a mandate", rule=Right.APPOINT_CONTACT)
async def end(
    request: AnyRequest,
    mandate: FromPath[UUID],
    data: JSONBody[EndIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """From the day after on, the unit has no contact person, which every overview shows."""
    unit = await _unit(services, caller, data.unit)
    command = EndMandate(tenant=caller.tenant, unit=unit, mandate=mandate, on=data.on, reason=data.reason)
    return await carried_out(request, services, caller, command)


async def _unit(services: Services, caller: Caller, unit: UUID | None) -> UnitId | None:
    await require_units(services, caller, [unit] if unit else [])
    return UnitId(unit) if unit else None


async def _card(services: Services, caller: Caller, card: CardIn) -> Card:
    await known_people(services, caller, [each for each in (card.person, card.deputy) if each])
    return Card(
        person=PersonId(card.person),
        role_name=card.role_name,
        powers=card.powers,
        minutes_per_week=card.minutes_per_week,
        valid_from=card.valid_from,
        room=card.room,
        support=card.support,
        deputy=PersonId(card.deputy) if card.deputy else None,
        hours_until=card.hours_until,
        valid_to=card.valid_to,
    )


ROUTES = Router("/", route_handlers=[of_plan, appoint, mandate_by_id, change, hand_over, end], tags=["Contact persons"])
