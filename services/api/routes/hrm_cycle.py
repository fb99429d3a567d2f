"""The organisation's HRM cycle: its fixed moments, and how old a review may become."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, put
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.rights import Right
from domain.review.hrm_cycle import SetHrmCycle
from domain.review.moments import Moment, MomentKind, as_kept, name_in
from domain.review.views import HRM_CYCLES
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, await_own_write, carried_out
from services.api.reviewing import hrm_cycle_of


class HrmCycleOut(msgspec.Struct, frozen=True):
    """The moments; `own` is false while they are the usual ones: two pulses and one evaluation a year.

    `maximum_age` is in months. Twelve is custom, not law.
    """

    moments: list[Moment]
    maximum_age: int
    own: bool


class MomentIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A moment: every year on `day` of `month`, or once. Keep its `id` when you change it."""

    id: UUID
    name: Annotated[str, Meta(max_length=100, examples=["Jaarlijkse evaluatie"])]
    kind: MomentKind
    month: Annotated[int, Meta(ge=1, le=12, examples=[11])] = 1
    day: Annotated[int, Meta(ge=1, le=31, examples=[1])] = 1
    once: date | None = None


class HrmCycleIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All moments, and the months after which the last review is too old."""

    moments: Annotated[list[MomentIn], Meta(max_length=12)]
    maximum_age: Annotated[int, Meta(ge=1, le=60, examples=[12])] = 12


@get("/", summary="Read the HRM cycle", rule=Right.READ_ORGANISATION)
async def hrm_cycle(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Response[HrmCycleOut]:
    """The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, HRM_CYCLES)
    cycle, version = await hrm_cycle_of(services, caller)
    moments = [
        msgspec.structs.replace(each, name=name_in(caller.language, each.id, each.name)) for each in cycle.moments
    ]
    out = HrmCycleOut(moments, cycle.maximum_age, version > 0)
    return Response(out, headers={"ETag": f'"{version}"'})


@put("/", summary="Set the HRM cycle", rule=Right.SET_HRM_CYCLE)
async def set_hrm_cycle(
    request: Request[Any, Any, Any],
    data: JSONBody[HrmCycleIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By HR or an administrator, for all plans of the organisation."""
    moments = tuple(Moment(m.id, as_kept(m.id, m.name.strip()), m.kind, m.month, m.day, m.once) for m in data.moments)
    command = SetHrmCycle(tenant=caller.tenant, moments=moments, maximum_age=data.maximum_age)
    return await carried_out(request, services, caller, command)


ROUTES = Router("/organisation/hrm-cycle", route_handlers=[hrm_cycle, set_hrm_cycle], tags=["Organisation"])
