"""The event feed: the organisation's own log, oldest first, from a cursor on, for programs that follow it."""

from typing import Annotated, Any

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from domain.catalogue import AUDIT
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.audit import Wanted, page_of
from services.api.auth import Caller

After = Annotated[int, QueryParameter(ge=0, le=2**62, description="The cursor: `next` of the page before; 0 to begin.")]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]
Wait = Annotated[int, QueryParameter(ge=0, le=20, description="Seconds to wait for something to happen.")]


class FeedEvent(msgspec.Struct, frozen=True):
    """One event: `seq` is its place in the log, without gaps; `actor` is null when the system acted."""

    seq: int
    at: Annotated[str, msgspec.Meta(description="When it was recorded, RFC 3339, UTC.")]
    type: str
    actor: str | None
    data: dict[str, Any]


class Feed(msgspec.Struct, frozen=True):
    """Events after the cursor, oldest first; go on with `next`, also when there are none yet."""

    events: list[FeedEvent]
    next: int


@get("/events", summary="Follow the log of the organisation", rule=Right.EXPORT_AUDIT_TRAIL)
async def follow(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    after: After = 0,
    limit: Limit = 100,
    wait: Wait = 0,
) -> Feed:
    """The same facts as in the audit trail. With `wait` the answer comes as soon as something happened."""
    if wait:
        await services.views.wait_for(caller.tenant, after + 1, (AUDIT,), wait)
    found = await page_of(services, caller, Wanted(after=after, limit=limit))
    events = [
        FeedEvent(
            each.seq, each.recorded_at.isoformat(), each.type, str(each.actor) if each.actor else None, each.content
        )
        for each in reversed(found.entries)
    ]
    return Feed(events, events[-1].seq if events else after)


ROUTES = Router("/", route_handlers=[follow], tags=["Event feed"])
