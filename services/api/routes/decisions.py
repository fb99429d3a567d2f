"""After the works council's answer: the decision, and without consent the month of nullity and the court."""

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Response, Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.ids import DossierId, PlanId
from domain.kernel.rights import Right
from domain.works_council import commands as c
from domain.works_council.events import Source
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, carried_out, carry_out, command_id, new_id
from services.api.routes.measure_work import Line
from services.api.routes.plans import require_plan
from services.api.routes.works_council import AnyRequest
from services.api.routes.works_council_inputs import EITHER_SIDE, NewDiscovery, Text

Day = Annotated[date, Meta(examples=["2026-12-20"])]


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was decided; `on` is the date of the written notice to the body."""

    decision: Text
    on: Day
    source: Source | None = None


class Discovery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is being carried out without notice; `on` is the day on which the body found out."""

    what: Text
    on: Day
    source: Source | None = None
    how: Annotated[str, Meta(max_length=8000)] = ""


class Invocation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The letter in which the body declares the decision void, and its date."""

    document: Line
    on: Day
    source: Source | None = None


class CourtRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which court was asked for permission, and when."""

    court: Line
    on: Day


class Ruling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the court ruled, in which document."""

    granted: bool
    document: Line
    on: Day


@post("/decision", status_code=200, summary="Give notice of the decision", rule=Right.ASK_WORKS_COUNCIL)
async def notify(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[Notice],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By management, or copied with its source. Without consent the month of WOR 27(5) runs from this date."""
    command = c.NotifyDecision(
        plan=PlanId(plan), dossier=DossierId(dossier), decision=data.decision, on=data.on, source=data.source
    )
    return await carried_out(request, services, caller, command)


@post("/discovery", status_code=200, summary="Record a decision found out without notice", rule=EITHER_SIDE)
async def discover(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[Discovery],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By the body; the month runs from this date where there was no notice."""
    command = c.DiscoverDecision(
        plan=PlanId(plan), dossier=DossierId(dossier), what=data.what, on=data.on, source=data.source, how=data.how
    )
    return await carried_out(request, services, caller, command)


@post("/nullity", status_code=200, summary="Invoke nullity", rule=EITHER_SIDE)
async def invoke(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[Invocation],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """A letter after the last day is kept as too late."""
    command = c.InvokeNullity(
        plan=PlanId(plan), dossier=DossierId(dossier), document=data.document, on=data.on, source=data.source
    )
    return await carried_out(request, services, caller, command)


@post("/court", status_code=200, summary="Record a request for court permission", rule=Right.ASK_WORKS_COUNCIL)
async def request_permission(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[CourtRequest],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Where there is no consent (WOR 27(4))."""
    command = c.RequestPermission(plan=PlanId(plan), dossier=DossierId(dossier), court=data.court, on=data.on)
    return await carried_out(request, services, caller, command)


@post("/court/ruling", status_code=200, summary="Record the court's ruling", rule=EITHER_SIDE)
async def rule(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[Ruling],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Permission holds for the version that was before the court."""
    command = c.RecordRuling(
        plan=PlanId(plan), dossier=DossierId(dossier), granted=data.granted, document=data.document, on=data.on
    )
    return await carried_out(request, services, caller, command)


@post(
    "/discoveries",
    summary="Open a dossier for a decision that was never put to the body",
    rule=Right.ANSWER_AS_WORKS_COUNCIL,
)
async def open_by_discovery(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[NewDiscovery],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By a member of the body. The month runs from the day on which it knew (WOR 27(5)); Location names the dossier."""
    await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    dossier = DossierId(new_id(identity, "dossier"))
    command = c.OpenByDiscovery(plan=PlanId(plan), dossier=dossier, **msgspec.structs.asdict(data))
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/works-council/dossiers/{dossier}"
    return response


DISCOVERIES = Router("/plans/{plan:uuid}/works-council", route_handlers=[open_by_discovery], tags=["Works council"])
ROUTES = Router(
    "/plans/{plan:uuid}/works-council/dossiers/{dossier:uuid}",
    route_handlers=[notify, discover, invoke, request_permission, rule],
    tags=["Works council"],
)
