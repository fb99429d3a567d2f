"""What a member is responsible for, and handing it over to another."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from domain.catalogue import VIEWS
from domain.kernel.ids import PersonId
from domain.kernel.rights import Right
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api.auth import Caller
from services.api.exchange import await_own_write, command_id
from services.api.handing_over import HandedOver, Held, hand_over, held_by
from services.api.readings import note


class Receiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The member to whom it all goes."""

    to: UUID


@get("/responsibilities", summary="See what is in a member's name", rule=(Right.MANAGE_ORGANISATION, Right.STEER_PLAN))
async def responsibilities(
    person: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Sequence[Held]:
    """Open rows, measures, plans, mandates, decisions and agreements; also of somebody who left."""
    await await_own_write(services, caller, min_seq, *VIEWS)
    await note(services, caller, Sensitive.RESPONSIBILITIES, [person])
    return await held_by(services, caller, PersonId(person))


@post(
    "/hand-over",
    status_code=200,
    summary="Hand over what is in a member's name",
    rule=(Right.MANAGE_ORGANISATION, Right.STEER_PLAN),
)
async def hand_all_over(
    request: Request[Any, Any, Any],
    person: FromPath[UUID],
    data: JSONBody[Receiver],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> HandedOver:
    """Each thing by its own command; `kept` names what was not handed over and why (empty: it never can be)."""
    return await hand_over(services, caller, PersonId(person), PersonId(data.to), command_id(request, caller))


ROUTES = Router(
    "/organisation/members/{person:uuid}", route_handlers=[responsibilities, hand_all_over], tags=["Organisation"]
)
