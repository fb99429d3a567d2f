"""What is held about you, to read and to take along; and being erased."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.ids import PersonId
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api import erasing
from services.api.auth import Caller
from services.api.confirm import needs_sudo
from services.api.exchange import Done, answer, command_id
from services.api.held import Held, everything, rename
from services.api.onboarding import PersonName
from services.api.rules import OWN

FILE = 'attachment; filename="werkbalans-mijn-gegevens.json"'
AnyRequest = Request[Any, Any, Any]


class ErasureAskedOut(msgspec.Struct, frozen=True):
    """Somebody who asked to be erased, on a local date, and by when an answer is due."""

    person: UUID
    asked_on: date
    answer_by: date


class OwnName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What you are called from now on."""

    name: PersonName


class Refused(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why not: the person is told."""

    reason: Annotated[str, Meta(max_length=1000, examples=["Je doet nog mee. Vraag het opnieuw als je weggaat."])]


@get("/me/data", summary="Read all that is held about you", rule=OWN)
async def mine(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Held]:
    """In this organisation, and of your account. For the right of access and to take it along (GDPR art. 15 and 20)."""
    headers = {"content-disposition": FILE, "cache-control": "no-store"}
    return Response(await everything(services, caller), headers=headers)


@put("/me/name", summary="Correct your name", rule=OWN)
async def correct_name(
    request: AnyRequest, data: JSONBody[OwnName], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """In this organisation (GDPR art. 16). That you did is in the log; the name is not."""
    return answer(await rename(services, caller, data.name, command_id(request, caller)))


@post("/me/erasure", summary="Ask to be erased", rule=OWN)
async def ask(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """An administrator answers within a month (GDPR art. 12 and 17)."""
    return answer(await erasing.ask(services, caller, command_id(request, caller)), created=True)


@delete("/me/erasure", status_code=200, summary="Do not be erased after all", rule=OWN)
async def withdraw(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """Until an administrator ordered it."""
    return answer(await erasing.withdraw(services, caller, command_id(request, caller)))


@get("/organisation/erasures", summary="List who asked to be erased", rule=Right.MANAGE_ORGANISATION)
async def waiting(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> list[ErasureAskedOut]:
    """Who waits for an answer, the longest first; at most 200."""
    rows = await erasing.waiting(services, caller)
    return [ErasureAskedOut(row.person, row.on, row.answer_by) for row in rows]


@post(
    "/organisation/members/{person:uuid}/erasure",
    summary="Have somebody erased",
    guards=[needs_sudo],
    rule=Right.MANAGE_ORGANISATION,
)
async def order(
    request: AnyRequest,
    person: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """They take no part from now on. Their own words, name and address are gone for good within minutes."""
    return answer(await erasing.order(services, caller, PersonId(person), command_id(request, caller)), created=True)


@post(
    "/organisation/members/{person:uuid}/erasure/refusal",
    summary="Decline to erase somebody",
    rule=Right.MANAGE_ORGANISATION,
)
async def decline(
    request: AnyRequest,
    person: FromPath[UUID],
    data: JSONBody[Refused],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With the reason; they can complain to the Dutch data protection authority, and are told so."""
    identity = command_id(request, caller)
    return answer(await erasing.decline(services, caller, PersonId(person), data.reason, identity), created=True)


ROUTES = Router("/", route_handlers=[mine, correct_name, ask, withdraw, waiting, order, decline], tags=["Privacy"])
