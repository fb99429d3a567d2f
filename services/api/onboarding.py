"""How an organisation begins, and how people come in: the same for the API and the pages.

Nothing but an address exists until the link in the mail is used: see docs/decisions/0136.
"""

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
from domain.kernel.texts import one_line, storable
from domain.organisation.decider import InviteMember, RegisterOrganisation
from domain.organisation.views import MEMBERS, ORGANISATIONS
from domain.subscription.commands import StartTrial
from domain.subscription.packages import PROCESSING, TERMS
from domain.subscription.refusals import TermsNotAccepted
from domain.subscription.views import SUBSCRIPTIONS
from infra.bootstrap import Services
from infra.clock import today_in
from infra.identity.people import Person
from infra.identity.signing_up import Wish
from infra.language import LANGUAGES
from services.api.auth import Caller
from services.api.exchange import WAIT_SECONDS, carry_out, new_id

SIGN_UPS = UUID("0f0c9c1e-66f4-4c1e-9d15-0d0a7f0c6a11")
Name = Annotated[str, Meta(min_length=1, max_length=200, examples=["Zorggroep De Linde"])]
PersonName = Annotated[str, Meta(min_length=1, max_length=200, examples=["Anna de Vries"])]
Email = Annotated[str, Meta(min_length=3, max_length=254, examples=["anna@zorg.example"])]
SIGN_UPS_A_DAY, DAY = 5, 86_400
Language = Annotated[str, Meta(pattern="^(nl|en)$", examples=["nl"])]


class SignUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new organisation and the person who signs it up, who becomes its administrator and coordinator.

    `terms` and `processing` are the versions of the terms and of the processing agreement that this person accepts.
    """

    organisation: Name
    name: PersonName
    email: Email
    language: Language = "nl"
    time_zone: Annotated[str, Meta(max_length=60, examples=["Europe/Amsterdam"])] = "Europe/Amsterdam"
    terms: Annotated[str, Meta(max_length=20, examples=[TERMS])] = ""
    processing: Annotated[str, Meta(max_length=20, examples=[PROCESSING])] = ""


class Invitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to invite: name, address, roles, and a unit when the roles are for that unit only."""

    name: PersonName
    email: Email
    roles: Annotated[list[Role], Meta(min_length=1, examples=[["works_council"]])]
    unit: UUID | None = None
    language: Language = "nl"


async def sign_up(services: Services, wish: SignUp, key: str) -> None:
    """Mail a link with which the organisation begins. The same key is one wish; whoever asks learns nothing.

    An address gets SIGN_UPS_A_DAY of these mails at most: beyond that the answer is the same, and no mail goes out.
    """
    if wish.time_zone not in available_timezones():
        raise InvalidValue(field="time_zone", reason="unknown")
    name, email = one_line("organisation", wish.organisation), checked_email(wish.email)
    storable("organisation", name)
    tenant = TenantId(uuid5(SIGN_UPS, f"{email.lower()}:{key}"))
    first = PersonId(uuid5(tenant, email.lower()))
    person = Person(first, checked_name(wish.name), email, checked_language(wish.language))
    if wish.terms != TERMS:
        raise TermsNotAccepted(field="terms")
    if wish.processing != PROCESSING:
        raise TermsNotAccepted(field="processing")
    if await services.door.may_try("sign-up-address", email.lower(), SIGN_UPS_A_DAY, DAY):
        await services.people.add(tenant, person)
        await services.sign_ups.ask(Wish(tenant, first, name, wish.time_zone, wish.terms, wish.processing))
        await services.hints.mail(tenant)


async def begin(services: Services, secret: str) -> bool:
    """Found the organisation that a link was sent for; whether this link was of a sign-up. Then it opens as others do.

    What breaks off half-way is done again by the same link.
    """
    wish = await services.sign_ups.of(secret)
    if wish is None:
        return False
    await found(services, wish)
    return await services.sign_ups.confirm(secret)


async def found(services: Services, wish: Wish) -> None:
    """Found the organisation, begin its trial, wait until that shows. Doing it again changes nothing."""
    tenant = wish.tenant
    asked = Asked(Actor(wish.person, frozenset({Role.ADMINISTRATOR})), today_in(wish.time_zone, services.clock))
    commands = (
        RegisterOrganisation(tenant=tenant, name=wish.organisation, time_zone=wish.time_zone),
        StartTrial(tenant=tenant, terms=wish.terms, processing=wish.processing),
    )
    for command in commands:
        identity = CommandId(uuid5(tenant, type(command).__name__))
        handled = await services.handler.handle(tenant, command, asked, identity)
    await services.hints.hint(tenant)
    if handled.receipt:
        views = (ORGANISATIONS, MEMBERS, SUBSCRIPTIONS)
        await services.views.wait_for(tenant, handled.receipt.seq, views, WAIT_SECONDS)


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
