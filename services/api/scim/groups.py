"""Groups as a provider makes them. What they give is said by the rules of single sign-on, and followed at once."""

from collections.abc import Collection
from uuid import UUID, uuid5

import msgspec

from domain.kernel.ids import CommandId, PersonId
from domain.kernel.refusals import NotFound
from domain.single_sign_on.decider import SINGLE_SIGN_ON, stream_of
from infra.bootstrap import Services
from infra.single_sign_on.provisioned import Group
from services.api.auth import Caller
from services.api.provisioning import follow_all
from services.api.scim.messages import CORE, Json, Wrong
from services.api.scim.reading import Operation, attribute, ids, operations_of, text
from services.api.scim.users import location, names_of


class Wanted(msgspec.Struct, frozen=True):
    """What a group is to be."""

    name: str
    external_id: str
    people: frozenset[UUID]


def shown(services: Services, group: Group) -> Json:
    """A group as SCIM has it."""
    at = group.created_at.isoformat().replace("+00:00", "Z")
    return {
        "schemas": [CORE + "Group"],
        "id": str(group.id),
        **({"externalId": group.external_id} if group.external_id else {}),
        "displayName": group.name,
        "members": [{"value": str(each), "type": "User"} for each in group.people],
        "meta": {"resourceType": "Group", "created": at, "location": location(services, "Groups", group.id)},
    }


async def one(services: Services, caller: Caller, group: UUID) -> Group:
    """A group. Raises NotFound."""
    found = await services.provisioned.groups(caller.tenant, group=group)
    if not found:
        raise NotFound
    return found[0]


async def create(services: Services, caller: Caller, body: Json, identity: CommandId) -> UUID:
    """Make a group. Raises Wrong, ProviderFault."""
    wanted = replaced(body)
    if await services.provisioned.groups(caller.tenant, name=wanted.name):
        raise Wrong("There is a group with this displayName.", "uniqueness", 409)
    group = uuid5(identity, "group")
    await _put(services, caller, group, wanted, frozenset())
    return group


async def change(services: Services, caller: Caller, group: Group, wanted: Wanted) -> None:
    """Make a group what it is to be; who is in it, or was, has the roles that follow. Raises Wrong, ProviderFault."""
    await _put(services, caller, group.id, wanted, frozenset(group.people))


async def remove(services: Services, caller: Caller, group: Group) -> None:
    """Remove a group, and the roles that it gave. Raises ProviderFault."""
    await services.provisioned.remove_group(caller.tenant, group.id)
    await _follow(services, caller, group.people)


def replaced(body: Json) -> Wanted:
    """What a group is to be by a whole resource. Raises Wrong."""
    name = text(attribute(body, "displayName"), "displayName")
    if not name:
        raise Wrong("A group has a displayName.")
    external_id = text(attribute(body, "externalId"), "externalId")
    return Wanted(name, external_id, frozenset(ids(attribute(body, "members"))))


def patched(body: Json, group: Group) -> Wanted:
    """What a group is to be by operations. Attributes that we do not keep are passed over. Raises Wrong."""
    wanted = Wanted(group.name, group.external_id, frozenset(group.people))
    for each in operations_of(body):
        wanted = _after(wanted, each)
    if not wanted.name:
        raise Wrong("A group has a displayName.")
    return wanted


def _after(wanted: Wanted, each: Operation) -> Wanted:
    change, gone = msgspec.structs.replace, each.do == "remove"
    match each.name:
        case "displayname":
            return change(wanted, name="" if gone else text(each.value, "displayName"))
        case "externalid":
            return change(wanted, external_id="" if gone else text(each.value, "externalId"))
        case "members":
            return change(wanted, people=_members(wanted.people, each))
        case _:
            return wanted


def _members(people: frozenset[UUID], each: Operation) -> frozenset[UUID]:
    named = frozenset(ids(each.where or each.value))
    if each.do == "remove":
        return people - named if named else frozenset()
    return named if each.do == "replace" else people | named


async def _put(services: Services, caller: Caller, group: UUID, wanted: Wanted, before: frozenset[UUID]) -> None:
    new = wanted.people - before
    if new:
        known = {user.id for user in (await services.provisioned.users(caller.tenant, ids=new, limit=len(new)))[0]}
        if len(known) < len(new):
            raise Wrong("A member is a user that is there.")
    if not await services.provisioned.put_group(caller.tenant, group, wanted.name, wanted.external_id):
        raise Wrong("There is a group with this displayName.", "uniqueness", 409)
    await services.provisioned.put_members(caller.tenant, group, wanted.people)
    await _follow(services, caller, before | wanted.people)


async def _follow(services: Services, caller: Caller, people: Collection[UUID]) -> None:
    if not people:
        return
    now = await services.handler.state(caller.tenant, SINGLE_SIGN_ON, stream_of(caller.tenant))
    found = await services.provisioned.groups_of(caller.tenant, people)
    groups = {PersonId(each): names_of(found.get(PersonId(each), ())) for each in people}
    await follow_all(services, caller.tenant, now, groups)
