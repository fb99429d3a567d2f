"""Looking along: what the helpdesk asked, what an administrator answered, and every page that was read."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.helpdesk.decider import LEAST_HOURS, MOST_HOURS
from domain.helpdesk.views import ACCESS_READS, ACCESSES
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api import helpdesk
from services.api.auth import Caller
from services.api.confirm import needs_sudo
from services.api.exchange import Done, answer, await_own_write, command_id

HERE = "/organisation/helpdesk-accesses"
AnyRequest = Request[Any, Any, Any]


class AccessOut(msgspec.Struct, frozen=True, kw_only=True):
    """An access. `stands`: asked, lapsed, granted, over, refused, withdrawn or given_back. Instants are UTC.

    `who` is the address of who asks; null when their words were erased.
    """

    id: UUID
    who: str | None
    reason: str
    hours: int
    asked_on: date
    stands: str
    answered_by: UUID | None
    answered_on: date | None
    refused_because: str
    until: datetime | None
    ended_on: date | None
    pages: int
    last_read_at: datetime | None


class ReadOut(msgspec.Struct, frozen=True):
    """One page that was read; `seq` is its place in the organisation's log."""

    page: str
    at: datetime
    seq: int


class ReadsOut(msgspec.Struct, frozen=True):
    """Pages, the newest first; `next` is the cursor `before` of the following ones, null on the last."""

    reads: list[ReadOut]
    next: int | None


class Granted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For how many hours from now: a week at most."""

    hours: Annotated[int, Meta(ge=LEAST_HOURS, le=MOST_HOURS, examples=[24])]


class NotGranted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why not, if you want to say so."""

    reason: Annotated[str, Meta(max_length=1000, examples=["We bellen liever."])] = ""


@get(HERE, summary="List when the helpdesk asked to look along", rule=Right.SEE_WHO_READ)
async def listed(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> list[AccessOut]:
    """The newest first, at most 100; with what came of each and how much was read."""
    await await_own_write(services, caller, min_seq, ACCESSES)
    return [
        AccessOut(
            id=row.access,
            who=row.who,
            reason=row.reason,
            hours=row.hours,
            asked_on=row.asked_on,
            stands=each.stands,
            answered_by=row.answered_by,
            answered_on=row.answered_on,
            refused_because=row.refused_because,
            until=row.until,
            ended_on=row.ended_on,
            pages=row.pages,
            last_read_at=row.last_read_at,
        )
        for each in await helpdesk.accesses(services, caller.tenant)
        for row in (each.row,)
    ]


@get(HERE + "/{access:uuid}/reads", summary="List the pages that were read", rule=Right.SEE_WHO_READ)
async def read(
    access: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: FromQuery[int | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> ReadsOut:
    """The newest first, 500 at a time. Each also stands in the audit trail of the organisation."""
    await await_own_write(services, caller, min_seq, ACCESSES, ACCESS_READS)
    rows, older = await helpdesk.reads(services, caller.tenant, access, before)
    return ReadsOut([ReadOut(row.page, row.at, row.seq) for row in rows], older)


@post(
    HERE + "/{access:uuid}/grant",
    summary="Let the helpdesk look along",
    guards=[needs_sudo],
    rule=Right.MANAGE_ORGANISATION,
)
async def grant(
    request: AnyRequest,
    access: FromPath[UUID],
    data: JSONBody[Granted],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For so many hours, then it ends by itself. They read a few pages, without names, and change nothing."""
    return answer(await helpdesk.grant(services, caller, access, data.hours, command_id(request, caller)), created=True)


@post(HERE + "/{access:uuid}/refusal", summary="Do not let the helpdesk look along", rule=Right.MANAGE_ORGANISATION)
async def refuse(
    request: AnyRequest,
    access: FromPath[UUID],
    data: JSONBody[NotGranted],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With a reason or without."""
    identity = command_id(request, caller)
    return answer(await helpdesk.refuse(services, caller, access, data.reason, identity), created=True)


@post(
    HERE + "/{access:uuid}/withdrawal",
    summary="Let the helpdesk look along no longer",
    rule=Right.MANAGE_ORGANISATION,
)
async def withdraw(
    request: AnyRequest, access: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """At once: the next page that they ask for does not open."""
    return answer(await helpdesk.withdraw(services, caller, access, command_id(request, caller)), created=True)


ROUTES = Router("/", route_handlers=[listed, read, grant, refuse, withdraw], tags=["Privacy"])
