"""Who may do what: the table of rights in plain words, and what of it is yours."""

from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.rights import Reach, Right, Role, reach_of
from services.api.auth import Caller
from services.api.pages.page import AnyRequest, page
from services.api.rules import OWN
from services.api.who_may import groups
from services.api.words.rights import REACHES, ROLES

HERE = "/organisatie/rechten"


@get("/", include_in_schema=False, rule=OWN)
async def rights(request: AnyRequest, caller: NamedDependency[Caller], rol: FromQuery[str] = "") -> Response[Any]:
    """All rights, or those of one role: `rol`."""
    chosen = Role(rol) if rol in set(Role) else None
    shown = [(group, [line for line in group.lines if chosen is None or line.reach(chosen)]) for group in groups()]
    return await page(
        request,
        "rights.html",
        caller,
        shown=[(group, lines) for group, lines in shown if lines],
        roles=ROLES,
        reaches=REACHES,
        chosen=chosen,
        mine={right for right in Right if any(_yours(caller, right))},
        placed=caller.actor.place is not None,
    )


def _yours(caller: Caller, right: Right) -> list[Reach]:
    return [reach for role in caller.actor.roles if (reach := reach_of(right, role)) is not None]


ROUTES = Router(HERE, route_handlers=[rights])
