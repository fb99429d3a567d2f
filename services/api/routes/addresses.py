"""Members whom mail does not reach."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.ids import PersonId
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.addresses import change_address, try_again, unreached
from services.api.auth import Caller
from services.api.exchange import Done, answer, command_id
from services.api.onboarding import Email


class Unreached(msgspec.Struct, frozen=True):
    """A member whose address is stopped: since when (UTC), after how many dead mails, the last status (RFC 3463)."""

    person: UUID
    since: datetime
    dead: int
    status: Annotated[str, Meta(examples=["5.1.1"])]


class NewAddress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where mail should go from now on."""

    email: Email


@get(
    "/organisation/stopped-addresses",
    summary="List the members whom mail does not reach",
    rule=Right.MANAGE_ORGANISATION,
)
async def stopped(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> list[Unreached]:
    """Mails to them came back, so no more go there, but for one sign-in link a day. For administrators."""
    found = await unreached(services, caller)
    return [Unreached(person, each.since, each.dead, each.status) for person, each in found.items()]


@post(
    "/organisation/members/{person:uuid}/try-address-again",
    status_code=204,
    summary="Mail a member again",
    rule=Right.MANAGE_ORGANISATION,
)
async def again(person: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]) -> None:
    """Counting starts anew. Nothing happens to an address that is not stopped."""
    await try_again(services, caller, PersonId(person))


@put(
    "/organisation/members/{person:uuid}/address",
    summary="Give a member whom mail does not reach another address",
    rule=Right.MANAGE_ORGANISATION,
)
async def change(
    request: Request[Any, Any, Any],
    person: FromPath[UUID],
    data: JSONBody[NewAddress],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Only while the address is stopped: nobody takes a working address from another. The audit trail says so."""
    identity = command_id(request, caller)
    return answer(await change_address(services, caller, PersonId(person), data.email, identity))


ROUTES = Router("/", route_handlers=[stopped, again, change], tags=["Organisation"])
