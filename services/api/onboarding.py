"""How an organisation begins, and how people come in: the same for the API and the pages."""

from typing import Annotated
from uuid import UUID, uuid5
from zoneinfo import available_timezones

import msgspec
from msgspec import Meta

from domain.kernel.decider import Asked
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId, TenantId, UnitId
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Actor, Right, Role
from domain.kernel.texts import one_line
from domain.organisation.decider import InviteMember, RegisterOrganisation
from infra.bootstrap import Services
from infra.clock import today_in
from infra.identity.people import Person
from infra.language import LANGUAGES
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id

SIGN_UPS = UUID("0f0c9c1e-66f4-4c1e-9d15-0d0a7f0c6a11")
Name = Annotated[str, Meta(min_length=1, max_length=200, examples=["Zorggroep De Linde"])]
PersonName = Annotated[str, Meta(min_length=1, max_length=200, examples=["Anna de Vries"])]
Email = Annotated[str, Meta(min_length=3, max_length=254, examples=["anna@zorg.example"])]
Language = Annotated[str, Meta(pattern="^(nl|en)$", examples=["nl"])]


class SignUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new organisation and the person who signs it up, who becomes its administrator and coordinator."""

    organisation: Name
    name: PersonName
    email: Email
    language: Language = "nl"
    time_zone: Annotated[str, Meta(max_length=60, examples=["Europe/Amsterdam"])] = "Europe/Amsterdam"


class Invitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to invite: name, address, roles, and a unit when the roles are for that unit only."""

    name: PersonName
    email: Email
    roles: Annotated[list[Role], Meta(min_length=1, examples=[["works_council"]])]
    unit: UUID | None = None
    language: Language = "nl"


async def sign_up(services: Services, wish: SignUp, key: str) -> TenantId:
    """Found the organisation; the worker mails its first administrator a link. The same key founds it once."""
    if wish.time_zone not in available_timezones():
        raise InvalidValue(field="time_zone", reason="unknown")
    tenant = TenantId(uuid5(SIGN_UPS, f"{wish.email.lower()}:{key}"))
    first = PersonId(uuid5(tenant, wish.email.lower()))
    command = RegisterOrganisation(tenant=tenant, name=wish.organisation, time_zone=wish.time_zone)
    actor = Actor(first, frozenset({Role.ADMINISTRATOR}))
    person = Person(first, checked_name(wish.name), checked_email(wish.email), checked_language(wish.language))
    await services.people.add(tenant, person)
    asked = Asked(actor, today_in(wish.time_zone, services.clock))
    await services.handler.handle(tenant, command, asked, CommandId(uuid5(tenant, "register")))
    await services.hints.hint(tenant)
    return tenant


async def invite(services: Services, caller: Caller, wish: Invitation, identity: CommandId) -> tuple[PersonId, Handled]:
    """Invite a person; the worker mails a link. An address that is known keeps its person."""
    caller.actor.needs(Right.INVITE_MEMBERS)
    wanted = Person(
        PersonId(new_id(identity, "person")),
        checked_name(wish.name),
        checked_email(wish.email),
        checked_language(wish.language),
    )
    person = await services.people.add(caller.tenant, wanted)
    unit = UnitId(wish.unit) if wish.unit else None
    command = InviteMember(tenant=caller.tenant, person=person, roles=frozenset(wish.roles), unit=unit)
    return person, await carry_out(services, caller, command, identity)


def checked_email(text: str) -> str:
    """The address without spaces around it. Raises InvalidValue when it cannot be one, or when few servers take it."""
    email = text.strip()
    local, at, domain = email.partition("@")
    whole = local and at and "." in domain and "@" not in domain and len(email) <= 254
    if not whole or not email.isascii() or not email.isprintable() or any(c.isspace() or c in ',;<>"' for c in email):
        raise InvalidValue(field="email", reason="not_an_address")
    return email


def checked_name(text: str) -> str:
    """The name without spaces around it. Raises InvalidValue when it is empty, too long or not of one line."""
    name = one_line("name", text)
    if not name.isprintable():
        raise InvalidValue(field="name", reason="control_character")
    return name


def checked_language(text: str) -> str:
    """The language, one of ours. Raises InvalidValue."""
    if text not in LANGUAGES:
        raise InvalidValue(field="language", reason="choose")
    return text
