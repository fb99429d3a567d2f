"""People as a provider provisions them: each change is the same command that an administrator would give."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

import msgspec

from domain.kernel.decider import Command
from domain.kernel.ids import CommandId, PersonId
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Role
from domain.organisation.address import ChangeMemberAddress
from domain.organisation.decider import InviteMember, RemoveMember
from domain.organisation.views import MEMBERS, ORGANISATIONS
from domain.single_sign_on.decider import SINGLE_SIGN_ON, stream_of
from domain.single_sign_on.mapping import given_by
from infra.bootstrap import Services
from infra.identity.people import Person
from infra.single_sign_on.provisioned import InGroup, User
from services.api.auth import Caller
from services.api.exchange import carry_out
from services.api.onboarding import checked_email, checked_name
from services.api.scim.messages import CORE, Json, Wrong
from services.api.scim.reading import Operation, attribute, flag, operations_of, text

WAIT_SECONDS = 2.0


class Wanted(msgspec.Struct, frozen=True):
    """What a user is to be."""

    email: str
    active: bool
    external_id: str


def shown(services: Services, user: User, groups: Sequence[InGroup] = ()) -> Json:
    """A user as SCIM has them."""
    at = user.created_at.isoformat().replace("+00:00", "Z")
    return {
        "schemas": [CORE + "User"],
        "id": str(user.id),
        **({"externalId": user.external_id} if user.external_id else {}),
        "userName": user.email,
        "name": {"formatted": user.name},
        "displayName": user.name,
        "emails": [{"value": user.email, "type": "work", "primary": True}],
        "preferredLanguage": user.language,
        "active": user.active,
        "groups": [{"value": str(each.id), "display": each.name} for each in groups],
        "meta": {"resourceType": "User", "created": at, "location": location(services, "Users", user.id)},
    }


def location(services: Services, kind: str, identity: UUID) -> str:
    """Where a resource is."""
    return f"{services.settings.public_url}/scim/v2/{kind}/{identity}"


async def one(services: Services, caller: Caller, person: UUID) -> User:
    """A user. Raises NotFound."""
    found = await services.provisioned.user(caller.tenant, person)
    if found is None:
        raise NotFound
    return found


async def told(services: Services, caller: Caller, person: UUID) -> Json:
    """A user as SCIM has them. Raises NotFound."""
    user = await one(services, caller, person)
    groups = await services.provisioned.groups_of(caller.tenant, [person])
    return shown(services, user, groups.get(user.id, ()))


async def create(services: Services, caller: Caller, body: Json, identity: CommandId) -> PersonId:
    """Make a user, who is invited unless they are not active. Raises Wrong, and what the commands refuse."""
    email = address(attribute(body, "userName"))
    if (await services.provisioned.users(caller.tenant, email=email))[1]:
        raise Wrong("There is a user with this userName.", "uniqueness", 409)
    language = "en" if str(attribute(body, "preferredLanguage") or "").lower().startswith("en") else "nl"
    new = Person(PersonId(uuid5(identity, "person")), _name(body, email), email, language)
    active = attribute(body, "active")
    external_id = text(attribute(body, "externalId"), "externalId")
    person = await services.people.add(caller.tenant, new)
    if active is None or flag(active):
        await _let_in(services, caller, person, identity)
    await services.provisioned.put_user(caller.tenant, person, external_id)
    return person


async def change(services: Services, caller: Caller, user: User, wanted: Wanted, identity: CommandId) -> None:
    """Make a user what they are to be. Raises Wrong, and what the commands refuse."""
    if wanted.email.lower() != user.email.lower():
        await _readdress(services, caller, user, wanted.email, identity)
    if wanted.active and not user.active:
        await _let_in(services, caller, user.id, identity)
    if user.active and not wanted.active:
        await _let_go(services, caller, user.id, identity)
    if wanted.external_id != user.external_id or not wanted.active:
        await services.provisioned.put_user(caller.tenant, user.id, wanted.external_id)


async def remove(services: Services, caller: Caller, user: User, identity: CommandId) -> None:
    """Let a user go, and know them no more. Their work stays, as of whoever leaves."""
    if user.active:
        await _let_go(services, caller, user.id, identity)
    await services.provisioned.forget_user(caller.tenant, user.id)


def replaced(body: Json, user: User) -> Wanted:
    """What a user is to be by a whole resource; a name is one's own to correct, so it is not taken over."""
    active = attribute(body, "active")
    return Wanted(
        address(attribute(body, "userName")),
        user.active if active is None else flag(active),
        text(attribute(body, "externalId"), "externalId"),
    )


def patched(body: Json, user: User) -> Wanted:
    """What a user is to be by operations. Attributes that we do not keep are passed over."""
    wanted = Wanted(user.email, user.active, user.external_id)
    for each in operations_of(body):
        wanted = _after(wanted, each)
    return wanted


def _after(wanted: Wanted, each: Operation) -> Wanted:
    change, gone = msgspec.structs.replace, each.do == "remove"
    match each.name:
        case "active":
            return change(wanted, active=False if gone else flag(each.value))
        case "externalid":
            return change(wanted, external_id="" if gone else text(each.value, "externalId"))
        case "username":
            return change(wanted, email=address(None if gone else each.value))
        case "emails":
            value = None if gone else _mail(each)
            return change(wanted, email=address(value)) if value else wanted
        case _:
            return wanted


def _mail(each: Operation) -> Any:
    """The address in an operation on `emails`: the value itself, or the primary one of a list."""
    if not isinstance(each.value, list):
        return each.value.get("value") if isinstance(each.value, dict) else each.value if each.part == "value" else None
    many = [one for one in each.value if isinstance(one, dict)]
    found = next((one for one in many if str(one.get("primary")).lower() == "true"), many[0] if many else {})
    return found.get("value")


def address(value: Any) -> str:
    """The mail address that a userName is here. Raises Wrong."""
    try:
        return checked_email(text(value, "userName", 254))
    except InvalidValue:
        raise Wrong("userName is the mail address of the user.") from None


def _name(body: Json, email: str) -> str:
    name = attribute(body, "name")
    parts: Mapping[str, Any] = name if isinstance(name, dict) else {}
    whole = " ".join(filter(None, (text(attribute(dict(parts), part), part) for part in ("givenName", "familyName"))))
    said = (
        text(attribute(body, "displayName"), "displayName") or text(parts.get("formatted"), "name.formatted") or whole
    )
    try:
        return checked_name(said or email.partition("@")[0])
    except InvalidValue:
        raise Wrong("displayName is a name of one line.") from None


async def _let_in(services: Services, caller: Caller, person: PersonId, identity: CommandId) -> None:
    now = await services.handler.state(caller.tenant, SINGLE_SIGN_ON, stream_of(caller.tenant))
    groups = (await services.provisioned.groups_of(caller.tenant, [person])).get(person, ())
    roles = given_by(now.rules, names_of(groups)).roles or frozenset({Role.EMPLOYEE})
    command = InviteMember(tenant=caller.tenant, person=person, roles=roles)
    await _do(services, caller, command, CommandId(uuid5(identity, "in")))


async def _let_go(services: Services, caller: Caller, person: PersonId, identity: CommandId) -> None:
    command = RemoveMember(tenant=caller.tenant, person=person)
    await _do(services, caller, command, CommandId(uuid5(identity, "out")))


async def _readdress(services: Services, caller: Caller, user: User, email: str, identity: CommandId) -> None:
    """Another address, within the proved domains: there the organisation says whose each is. Raises Wrong."""
    now = await services.handler.state(caller.tenant, SINGLE_SIGN_ON, stream_of(caller.tenant))
    if not (now.leads(user.email) and now.leads(email)):
        raise Wrong("userName changes within mail domains that the organisation proved to be its own.", "mutability")
    if not await services.provisioned.readdress(caller.tenant, user.id, email):
        raise Wrong("There is a user with this userName.", "uniqueness", 409)
    command = ChangeMemberAddress(person=user.id, change=uuid5(identity, "address"))
    await _do(services, caller, command, CommandId(uuid5(identity, "address")))


def names_of(groups: Collection[InGroup]) -> list[str]:
    """All that rules may call these groups."""
    return [name for each in groups for name in each.names]


async def _do(services: Services, caller: Caller, command: Command, identity: CommandId) -> None:
    handled = await carry_out(services, caller, command, identity)
    if handled.receipt is not None:
        await services.views.wait_for(caller.tenant, handled.receipt.seq, (MEMBERS, ORGANISATIONS), WAIT_SECONDS)
