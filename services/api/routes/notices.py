"""Your own notices: how often a mail comes about what."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.refusals import NotFound
from domain.notices.decider import NEVER_OFF
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, command_id, seen_version
from services.api.notices import choose, chosen_by
from services.api.rules import OWN


class NoticeOut(msgspec.Struct, frozen=True):
    """One kind of notice and how often it comes. `may_be_off` is false for what nobody may forget."""

    notice: NoticeKind
    pace: Pace
    may_be_off: bool


class PaceIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often: in one mail a day, in one mail a week, or not at all."""

    pace: Annotated[Pace, Meta(examples=["weekly"])]


@get("/me/notices", summary="Read your notices", rule=OWN)
async def mine(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[list[NoticeOut]]:
    """Every kind, also what you never chose. Send the ETag as If-Match with a choice, if you like."""
    chosen = await chosen_by(services, caller.tenant, caller.person)
    out = [NoticeOut(kind, chosen.notices.pace(kind), kind not in NEVER_OFF) for kind in NoticeKind]
    return Response(out, headers={"ETag": f'"{chosen.version}"'})


@put("/me/notices/{notice:str}", summary="Choose how often a notice comes", rule=OWN)
async def choose_pace(
    request: Request[Any, Any, Any],
    notice: FromPath[str],
    data: JSONBody[PaceIn],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For yourself only. Reviews cannot be turned off: they may come once a week, or be put off with a reason."""
    if notice not in set(NoticeKind):
        raise NotFound
    identity, seen = command_id(request, caller), seen_version(request)
    return answer(await choose(services, caller, NoticeKind(notice), data.pace.value, identity, seen))


ROUTES = Router("/", route_handlers=[mine, choose_pace], tags=["Notices"])
