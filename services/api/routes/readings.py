"""Who read what is sensitive: all of it for who watches over it, and one's own for each."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from domain.kernel.rights import Right
from infra.bootstrap import Services
from infra.privacy.readings import Reading, Sensitive
from services.api import readings
from services.api.auth import Caller
from services.api.rules import OWN


class ReadingsOut(msgspec.Struct, frozen=True):
    """The newest first. `next` is the cursor `before` of the following ones, null on the last page."""

    items: Sequence[Reading]
    next: UUID | None


@get("/organisation/readings", summary="List who read what is sensitive", rule=Right.SEE_WHO_READ)
async def listed(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    reader: FromQuery[UUID | None] = None,
    about: FromQuery[UUID | None] = None,
    what: FromQuery[Sensitive | None] = None,
    before: Annotated[UUID | None, QueryParameter(description="Cursor: the `next` of the page before.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
) -> ReadingsOut:
    """A row for each reader, thing, person and day, with how often. What has no name is never among it."""
    return ReadingsOut(*await readings.listed(services, caller, reader, about, what, before, limit))


@get("/me/readings", summary="List who saw what is about you", rule=OWN)
async def mine(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Sequence[Reading]:
    """The newest 200."""
    return await readings.seen_of(services, caller, 200)


ROUTES = Router("/", route_handlers=[listed, mine], tags=["Privacy"])
