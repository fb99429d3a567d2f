"""A plan's link for reporting unnamed: read it, open or renew it, close it."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PlanId
from domain.kernel.rights import Right
from domain.signals.commands import CloseLink, OpenLink
from domain.signals.views import LINKS, LinkRow
from infra.anonymous.secrets import Links, Place
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, await_own_write, carried_out
from services.api.routes.plans import require_plan


class LinkOut(msgspec.Struct, frozen=True):
    """The link that works now; null while none does. `number` is that of the newest there was (0: none yet)."""

    number: int
    link: str | None


class NextLink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`after`: the number that you saw; the new link gets the next one, and the old one stops working."""

    after: Annotated[int, Meta(ge=0, examples=[0])]


@get("/", summary="Read the link for reporting unnamed", rule=Right.READ_PLAN)
async def link(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> LinkOut:
    """Everybody in the organisation may pass it on."""
    await await_own_write(services, caller, min_seq, LINKS)
    return await link_of(services, caller, (await require_plan(services, caller, PlanId(plan))).plan)


@put("/", summary="Open or renew the link", rule=Right.STEER_PLAN)
async def open_link(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NextLink],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Renewing makes the old link worthless: when it went where it should not, or when it is misused."""
    row = await require_plan(services, caller, PlanId(plan))
    return await carried_out(request, services, caller, OpenLink(plan=row.plan, after=data.after))


@delete("/", status_code=200, summary="Close the link", rule=Right.STEER_PLAN)
async def close_link(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Nobody can report unnamed until it is opened again."""
    row = await require_plan(services, caller, PlanId(plan))
    return await carried_out(request, services, caller, CloseLink(plan=row.plan))


async def link_of(services: Services, caller: Caller, plan: PlanId) -> LinkOut:
    """The link as it stands."""
    row: LinkRow | None = await services.views.get(caller.tenant, LINKS, (plan,))
    if row is None or not row.open:
        return LinkOut(row.number if row else 0, None)
    secret = links(services).of(Place(caller.tenant, plan, row.number))
    return LinkOut(row.number, f"{services.settings.public_url}/melden/{secret}")


def links(services: Services) -> Links:
    """What makes and reads links."""
    return Links(services.settings.key("reporting-link"))


ROUTES = Router("/plans/{plan:uuid}/reporting-link", route_handlers=[link, open_link, close_link], tags=["Signals"])
