"""The subscription: how it stands, which packages there are, choosing, cancelling, coming back."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.response import Stream
from msgspec import Meta

from domain.kernel.rights import Right
from domain.subscription.commands import Resume
from domain.subscription.packages import PACKAGES, Interval
from domain.subscription.state import Standing, Subscription
from domain.subscription.views import EXPORTS, SUBSCRIPTIONS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.confirm import be_sure
from services.api.exchange import Done, answer, await_own_write, carried_out, command_id, new_id
from services.api.subscribing import ask_export, cancel, choose_package, download, organisation_now


class PackageOut(msgspec.Struct, frozen=True):
    """A package: for how many members, and its price without VAT in euro cents, by the month and by the year."""

    key: str
    name: str
    seats: int
    month: int
    year: int


class SubscriptionOut(msgspec.Struct, frozen=True):
    """How the subscription stands.

    `until` is the day on which the trial or the paid interval is over; `seats` null: there is no limit. `coming` is the
    package from that day on. `ends_on` and `deletes_on` are set once it was cancelled.
    """

    standing: Standing
    read_only: bool
    package: str | None
    interval: Interval
    until: date | None
    seats: int | None
    members: int
    coming: str | None
    ends_on: date | None
    deletes_on: date | None
    packages: list[PackageOut]


class PackageChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The package that is wanted, and for how long one pays at a time."""

    package: Annotated[str, Meta(max_length=40, examples=["small"])]
    interval: Interval = Interval.MONTH


class Cancellation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The name of the organisation, so that nobody cancels by mistake."""

    confirmation: Annotated[str, Meta(max_length=200, examples=["Zorggroep De Linde"])]


@get("/", summary="Read the subscription", rule=Right.MANAGE_ORGANISATION)
async def subscription(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Response[SubscriptionOut]:
    """For administrators. The ETag is the subscription's version."""
    await await_own_write(services, caller, min_seq, SUBSCRIPTIONS)
    row = await services.views.get(caller.tenant, SUBSCRIPTIONS, (caller.tenant,))
    state = row.state if row else Subscription()
    out = SubscriptionOut(
        standing=state.standing,
        read_only=state.read_only,
        package=state.package,
        interval=state.interval,
        until=state.until,
        seats=state.seats,
        members=len((await organisation_now(services, caller)).members),
        coming=state.coming[0] if state.coming else None,
        ends_on=state.ends_on,
        deletes_on=state.deletes_on,
        packages=[
            PackageOut(each.key, each.name.to(caller.language), each.seats, each.month, each.price(Interval.YEAR))
            for each in PACKAGES.values()
        ],
    )
    return Response(out, headers={"ETag": f'"{row.version if row else 0}"'})


@put("/package", summary="Choose a package", rule=Right.MANAGE_ORGANISATION)
async def choose(
    request: Request[Any, Any, Any],
    data: JSONBody[PackageChoice],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """More begins at once; less when what was paid for is over."""
    identity = command_id(request, caller)
    return answer(await choose_package(services, caller, data.package, data.interval, identity))


@post("/cancellation", status_code=200, summary="Cancel the subscription", rule=Right.MANAGE_ORGANISATION)
async def stop(
    request: Request[Any, Any, Any],
    data: JSONBody[Cancellation],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It ends when what was paid for is over; thirty days later everything is deleted."""
    await be_sure(services, caller)
    return answer(await cancel(services, caller, data.confirmation, command_id(request, caller)))


@delete("/cancellation", status_code=200, summary="Take the cancellation back", rule=Right.MANAGE_ORGANISATION)
async def resume(
    request: Request[Any, Any, Any], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """Before it took effect; a planned change of package is taken back by this too."""
    return await carried_out(request, services, caller, Resume(tenant=caller.tenant))


class ExportOut(msgspec.Struct, frozen=True):
    """A file with everything of the organisation: being made (`until` null), or there up to the day `until`."""

    export: UUID
    asked_on: date
    size: int
    until: date | None


@get("/exports", summary="List the exports of everything", rule=Right.MANAGE_ORGANISATION)
async def exports(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Sequence[ExportOut]:
    """Newest first; also while the organisation can only read."""
    await await_own_write(services, caller, min_seq, EXPORTS)
    rows = await services.views.find(caller.tenant, EXPORTS, order=("-seq",))
    return [ExportOut(row.export, row.asked_on, row.size, row.until) for row in rows]


@post("/exports", summary="Ask for an export of everything", rule=Right.MANAGE_ORGANISATION)
async def new_export(
    request: Request[Any, Any, Any], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """Log, people, files and reports in one zip. It is made within minutes; a mail says when it is there."""
    await be_sure(services, caller)
    identity = command_id(request, caller)
    response = answer(await ask_export(services, caller, identity), created=True)
    response.headers["Location"] = f"/api/v1/organisation/subscription/exports/{new_id(identity, 'export')}"
    return response


@get("/exports/{export:uuid}", summary="Download an export of everything", rule=Right.MANAGE_ORGANISATION)
async def export_file(
    export: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Stream:
    """The zip."""
    await be_sure(services, caller)
    return await download(services, caller, export)


ROUTES = Router(
    "/organisation/subscription",
    route_handlers=[subscription, choose, stop, resume, exports, new_export, export_file],
    tags=["Organisation"],
)
