"""SCIM 2 for the organisation's provider: people and groups, by a token that is for this and nothing else."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from infra.bootstrap import Services
from infra.single_sign_on.provisioned import Group, User
from services.api.auth import Caller
from services.api.exchange import command_id
from services.api.scim import groups, users
from services.api.scim.messages import Json, Wrong, body_of, listed, page_of, resource, told, unchanged
from services.api.scim.reading import Filter, filter_of
from services.api.scim.schemas import resource_types, schemas, service_provider

AnyRequest = Request[Any, Any, Any]
RULES: dict[str, Any] = {"include_in_schema": False, "rule": Right.MANAGE_ORGANISATION, "scope": "scim"}
USER, GROUP = "/Users/{user:uuid}", "/Groups/{group:uuid}"


@get("/Users", **RULES)
async def list_users(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """Those who take part, and those whom the provider let rest."""
    first, count = page_of(request)
    narrowed = _narrowed(filter_of(request.query_params.get("filter", "")))
    found: Sequence[User] = ()
    total = 0
    if narrowed is not None:
        found, total = await services.provisioned.users(caller.tenant, **narrowed, limit=count, offset=first - 1)
    belong = await services.provisioned.groups_of(caller.tenant, [user.id for user in found])
    return listed(request, [users.shown(services, user, belong.get(user.id, ())) for user in found], total, first)


def _narrowed(wanted: Filter | None) -> dict[str, Any] | None:
    """What users are asked for; None: there can be none. Raises Wrong."""
    match wanted:
        case None:
            return {}
        case Filter(attribute="username" | "emails" | "emails.value"):
            return {"email": wanted.value}
        case Filter(attribute="externalid"):
            return {"external_id": wanted.value}
        case Filter(attribute="id"):
            identity = _identity(wanted.value)
            return {"ids": [identity]} if identity else None
        case _:
            raise Wrong("Users are found by userName, emails, externalId or id.", "invalidFilter")


@post("/Users", **RULES)
async def add_user(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """Somebody new, who gets a mail that they may take part."""
    person = await users.create(services, caller, await body_of(request), command_id(request, caller))
    return resource(request, await users.told(services, caller, person), 201)


@get(USER, **RULES)
async def read_user(
    request: AnyRequest, user: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """One of them."""
    return resource(request, await users.told(services, caller, user))


@put(USER, **RULES)
async def replace_user(
    request: AnyRequest, user: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """As a whole."""
    known, body = await _seen_user(request, services, caller, user), await body_of(request)
    await users.change(services, caller, known, users.replaced(body, known), command_id(request, caller))
    return resource(request, await users.told(services, caller, user))


@patch(USER, **RULES)
async def patch_user(
    request: AnyRequest, user: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """In parts."""
    known, body = await _seen_user(request, services, caller, user), await body_of(request)
    await users.change(services, caller, known, users.patched(body, known), command_id(request, caller))
    return resource(request, await users.told(services, caller, user))


@delete(USER, status_code=204, **RULES)
async def remove_user(
    request: AnyRequest, user: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> None:
    """They take no part any more; what they did stays."""
    known = await _seen_user(request, services, caller, user)
    await users.remove(services, caller, known, command_id(request, caller))


async def _seen_user(request: AnyRequest, services: Services, caller: Caller, user: UUID) -> User:
    if request.headers.get("if-match"):
        unchanged(request, await users.told(services, caller, user))
    return await users.one(services, caller, user)


@get("/Groups", **RULES)
async def list_groups(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """By name."""
    first, count = page_of(request)
    found = await _groups(services, caller, filter_of(request.query_params.get("filter", "")))
    page = found[first - 1 : first - 1 + count]
    return listed(request, [groups.shown(services, each) for each in page], len(found), first)


async def _groups(services: Services, caller: Caller, wanted: Filter | None) -> Sequence[Group]:
    known = services.provisioned
    match wanted:
        case None:
            return await known.groups(caller.tenant)
        case Filter(attribute="displayname"):
            return await known.groups(caller.tenant, name=wanted.value)
        case Filter(attribute="externalid"):
            return await known.groups(caller.tenant, external_id=wanted.value)
        case Filter(attribute="id"):
            identity = _identity(wanted.value)
            return await known.groups(caller.tenant, group=identity) if identity else ()
        case Filter(attribute="members" | "members.value"):
            identity = _identity(wanted.value)
            return [each for each in await known.groups(caller.tenant) if identity in each.people]
        case _:
            raise Wrong("Groups are found by displayName, externalId, members or id.", "invalidFilter")


@post("/Groups", **RULES)
async def add_group(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """With who is in it."""
    group = await groups.create(services, caller, await body_of(request), command_id(request, caller))
    return resource(request, groups.shown(services, await groups.one(services, caller, group)), 201)


@get(GROUP, **RULES)
async def read_group(
    request: AnyRequest, group: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """One of them."""
    return resource(request, groups.shown(services, await groups.one(services, caller, group)))


@put(GROUP, **RULES)
async def replace_group(
    request: AnyRequest, group: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """As a whole."""
    known, body = await _seen_group(request, services, caller, group), await body_of(request)
    await groups.change(services, caller, known, groups.replaced(body))
    return resource(request, groups.shown(services, await groups.one(services, caller, group)))


@patch(GROUP, **RULES)
async def patch_group(
    request: AnyRequest, group: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """In parts: its name, who comes in and who goes."""
    known, body = await _seen_group(request, services, caller, group), await body_of(request)
    await groups.change(services, caller, known, groups.patched(body, known))
    return resource(request, groups.shown(services, await groups.one(services, caller, group)))


@delete(GROUP, status_code=204, **RULES)
async def remove_group(
    request: AnyRequest, group: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> None:
    """And the roles that it gave."""
    await groups.remove(services, caller, await _seen_group(request, services, caller, group))


async def _seen_group(request: AnyRequest, services: Services, caller: Caller, group: UUID) -> Group:
    known = await groups.one(services, caller, group)
    unchanged(request, groups.shown(services, known))
    return known


@get("/ServiceProviderConfig", **RULES)
async def config(services: NamedDependency[Services]) -> Response[bytes]:
    """What we can do."""
    return told(service_provider(services.settings.public_url))


@get(["/ResourceTypes", "/ResourceTypes/{name:str}"], **RULES)
async def types(request: AnyRequest, services: NamedDependency[Services]) -> Response[bytes]:
    """What there is."""
    return _some(request, resource_types(services.settings.public_url))


@get(["/Schemas", "/Schemas/{name:str}"], **RULES)
async def known_schemas(request: AnyRequest, services: NamedDependency[Services]) -> Response[bytes]:
    """What it looks like."""
    return _some(request, schemas(services.settings.public_url))


def _some(request: AnyRequest, found: list[Json]) -> Response[bytes]:
    name = request.path_params.get("name")
    if name is None:
        return listed(request, found, len(found), 1)
    one = next((each for each in found if each["id"] == name), None)
    if one is None:
        raise NotFound
    return told(one)


def _identity(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


ABOUT = [config, types, known_schemas]
USERS = [list_users, add_user, read_user, replace_user, patch_user, remove_user]
GROUPS = [list_groups, add_group, read_group, replace_group, patch_group, remove_group]
ROUTES = Router("/scim/v2", route_handlers=[*ABOUT, *USERS, *GROUPS])
