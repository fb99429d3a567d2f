"""Whether the organisation lets its figures count in averages over organisations, from which the operator learns."""

from datetime import date
from typing import Any

import msgspec
from litestar import Request, Response, Router, get, put
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody

from domain.analytics.sharing import SHARINGS, ChooseSharing
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, await_own_write, carried_out


class SharingOut(msgspec.Struct, frozen=True):
    """The choice; `since` is null while nobody ever chose: then nothing is shared."""

    share: bool
    since: date | None


class SharingIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The choice that is to hold from now on."""

    share: bool


@get("/", summary="Read whether figures are shared", rule=Right.READ_ORGANISATION)
async def sharing(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> SharingOut:
    """Everybody in the organisation may know."""
    await await_own_write(services, caller, min_seq, SHARINGS)
    row = await services.views.get(caller.tenant, SHARINGS, (caller.tenant,))
    return SharingOut(row.shares if row else False, row.since if row else None)


@put("/", summary="Share figures, or no longer", rule=Right.MANAGE_ORGANISATION)
async def choose(
    request: Request[Any, Any, Any],
    data: JSONBody[SharingIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By an administrator. Four figures a quarter count in averages over at least five organisations."""
    return await carried_out(request, services, caller, ChooseSharing(tenant=caller.tenant, share=data.share))


ROUTES = Router("/organisation/sharing", route_handlers=[sharing, choose], tags=["Organisation"])
