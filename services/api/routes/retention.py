"""How long things are kept: the rules within their bounds, what would go by one, and what went."""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from msgspec import Meta

from domain.kernel.rights import Right
from domain.retention.rules import Kept
from domain.retention.views import RETENTION_RULES, RETENTION_RUNS, RunRow
from infra.bootstrap import Services
from services.api import retention
from services.api.auth import Caller
from services.api.confirm import needs_sudo
from services.api.exchange import Done, answer, await_own_write, command_id


class NewRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For how many days from now on."""

    days: Annotated[int, Meta(ge=1, le=4000, examples=[365])]


class WouldGo(msgspec.Struct, frozen=True):
    """How much would go in the next night."""

    kept: Kept
    days: int
    would_go: int


@get("/", summary="List how long things are kept", rule=Right.SEE_WHO_READ)
async def listed(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Sequence[retention.Rule]:
    """Each kind that has a rule of its own, with its bounds and how much would go in the next night."""
    await await_own_write(services, caller, min_seq, RETENTION_RULES)
    return await retention.rules(services, caller)


@get("/runs", summary="List what went by the rules", rule=Right.SEE_WHO_READ)
async def runs(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Sequence[RunRow]:
    """In numbers, the newest first, at most 50. It stands in the audit trail as well."""
    await await_own_write(services, caller, min_seq, RETENTION_RUNS)
    return await retention.runs(services, caller)


@get("/{kept:str}/preview", summary="See what would go by a rule", rule=Right.SEE_WHO_READ)
async def preview(
    kept: FromPath[Kept],
    days: Annotated[int, QueryParameter(ge=1, le=4000)],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> WouldGo:
    """Nothing changes by asking."""
    return WouldGo(kept, days, await retention.preview(services, caller, kept, days))


@put("/{kept:str}", summary="Change how long something is kept", guards=[needs_sudo], rule=Right.MANAGE_ORGANISATION)
async def change(
    request: Request[Any, Any, Any],
    kept: FromPath[Kept],
    data: JSONBody[NewRule],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Within its bounds. What is over its time by then goes in the next night, for good."""
    return answer(await retention.change(services, caller, kept, data.days, command_id(request, caller)))


ROUTES = Router("/organisation/retention", route_handlers=[listed, runs, preview, change], tags=["Privacy"])
