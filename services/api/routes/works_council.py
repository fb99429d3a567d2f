"""The works council's consent (WOR 27): one dossier for each subject. Defaults of the law, no legal advice."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from domain.kernel.ids import DossierId, PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.works_council import commands as c
from domain.works_council.turn import Turn, turn_of
from domain.works_council.views import DOSSIERS, DossierRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.readings import note_dossier
from services.api.routes.measure_work import Reason
from services.api.routes.plans import require_plan
from services.api.routes.talks import Before, Limit
from services.api.routes.works_council_inputs import (
    EITHER_SIDE,
    AnswerCheck,
    ConsentAnswer,
    ConsentRequest,
    ConsultationMeeting,
    NewDossier,
)

AnyRequest = Request[Any, Any, Any]


class DossierOut(msgspec.Struct, frozen=True):
    """A dossier; whose turn it is today, since when, and until which day where the law sets one."""

    dossier: DossierRow
    turn: Turn


class DossierPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    dossiers: list[DossierOut]
    next: int | None


async def require_dossier(services: Services, caller: Caller, plan: PlanId, dossier: UUID) -> DossierRow:
    """The dossier of this plan, or NotFound."""
    row = await services.views.get(caller.tenant, DOSSIERS, (dossier,))
    if row is None or row.plan != plan:
        raise NotFound
    return row


@get("/", summary="List the dossiers", rule=Right.READ_PLAN)
async def dossiers(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Before = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> DossierPage:
    """Newest first, page by page."""
    await await_own_write(services, caller, min_seq, DOSSIERS)
    await require_plan(services, caller, PlanId(plan))
    today = await services.calendar.today(caller.tenant)
    rows, following = await newest_first(services, caller, DOSSIERS, {"plan": plan}, before, limit)
    return DossierPage([DossierOut(row, turn_of(row.dossier_state, today)) for row in rows], following)


@get("/{dossier:uuid}", summary="Read a dossier", rule=Right.READ_PLAN)
async def dossier_by_id(
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[DossierOut]:
    """The ETag is the version to send as If-Match with an act."""
    await await_own_write(services, caller, min_seq, DOSSIERS)
    row = await require_dossier(services, caller, PlanId(plan), dossier)
    await note_dossier(services, caller, plan, dossier)
    turn = turn_of(row.dossier_state, await services.calendar.today(caller.tenant))
    return Response(DossierOut(row, turn), headers={"ETag": f'"{row.version}"'})


@post("/", summary="Open a dossier", rule=Right.ASK_WORKS_COUNCIL)
async def open_dossier(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[NewDossier],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Not every plan needs consent: ask for a concrete decision on a rule; its id is in the header Location."""
    await require_plan(services, caller, PlanId(plan))
    identity = command_id(request, caller)
    dossier = DossierId(new_id(identity, "dossier"))
    command = c.OpenDossier(
        plan=PlanId(plan), dossier=dossier, subject=data.subject, ground=data.ground, body=data.body, staff=data.staff
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/works-council/dossiers/{dossier}"
    return response


@post("/{dossier:uuid}/requests", status_code=200, summary="Ask for consent", rule=Right.ASK_WORKS_COUNCIL)
async def request_consent(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[ConsentRequest],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Another text is a new version, to which earlier answers do not carry over."""
    command = c.RequestConsent(
        plan=PlanId(plan),
        dossier=DossierId(dossier),
        text=data.text,
        reasons=data.reasons,
        consequences=data.consequences,
        on=data.on,
    )
    return await carried_out(request, services, caller, command)


@post("/{dossier:uuid}/withdrawn", status_code=200, summary="Withdraw the request", rule=Right.ASK_WORKS_COUNCIL)
async def withdraw(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[Reason],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With a reason."""
    command = c.WithdrawRequest(plan=PlanId(plan), dossier=DossierId(dossier), reason=data.reason)
    return await carried_out(request, services, caller, command)


@post("/{dossier:uuid}/meetings", status_code=200, summary="Record a consultation meeting", rule=EITHER_SIDE)
async def meet(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[ConsultationMeeting],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """One at least before an answer counts."""
    command = c.RecordMeeting(plan=PlanId(plan), dossier=DossierId(dossier), on=data.on, minutes=data.minutes)
    return await carried_out(request, services, caller, command)


@post("/{dossier:uuid}/answers", status_code=200, summary="Answer the request", rule=EITHER_SIDE)
async def give_answer(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[ConsentAnswer],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By a member of the body, or copied with its source; never by who asked."""
    command = c.AnswerRequest(
        plan=PlanId(plan),
        dossier=DossierId(dossier),
        version=data.version,
        outcome=data.outcome,
        reasons=data.reasons,
        conditions=tuple(data.conditions),
        on=data.on,
        source=data.source,
    )
    return await carried_out(request, services, caller, command)


@post(
    "/{dossier:uuid}/answers/transcription",
    status_code=200,
    summary="Confirm or dispute a copied answer",
    rule=EITHER_SIDE,
)
async def answer_transcription(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    data: JSONBody[AnswerCheck],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By a member of the body. Disputed, the body has not answered, and a decision on the copy had no consent."""
    kind = c.ConfirmAnswer if data.right else c.DisputeAnswer
    return await carried_out(request, services, caller, kind(plan=PlanId(plan), dossier=DossierId(dossier)))


@put(
    "/{dossier:uuid}/conditions/{condition:int}", summary="Report or confirm that a condition is met", rule=EITHER_SIDE
)
async def fulfil(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    condition: FromPath[int],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Numbered from 1. Who asks for consent reports it; a member of the body confirms it."""
    command = c.FulfilCondition(plan=PlanId(plan), dossier=DossierId(dossier), condition=condition)
    return await carried_out(request, services, caller, command)


@delete(
    "/{dossier:uuid}/conditions/{condition:int}", status_code=200, summary="Open a condition again", rule=EITHER_SIDE
)
async def reopen_condition(
    request: AnyRequest,
    plan: FromPath[UUID],
    dossier: FromPath[UUID],
    condition: FromPath[int],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Says the body: it is not met, or no longer. Who reported it may take the report back until it is confirmed."""
    command = c.ReopenCondition(plan=PlanId(plan), dossier=DossierId(dossier), condition=condition)
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/works-council/dossiers",
    route_handlers=[
        dossiers,
        dossier_by_id,
        open_dossier,
        request_consent,
        withdraw,
        meet,
        give_answer,
        answer_transcription,
        fulfil,
        reopen_condition,
    ],
    tags=["Works council"],
)
