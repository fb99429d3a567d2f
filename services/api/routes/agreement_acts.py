"""What parties do with an agreement: positions on exactly one version, its end, and whether it was kept."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from domain.agreements.commands import (
    Agree,
    ConfirmFulfilment,
    ConfirmTranscription,
    DisputeFulfilment,
    DisputeTranscription,
    EndAgreement,
    Object,
    OverruleVerdict,
    ReportFulfilment,
    Withdraw,
)
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.agreements import own_words, spoken_at
from services.api.auth import Caller
from services.api.exchange import Done, carried_out
from services.api.routes import agreement_inputs as i

AnyRequest = Request[Any, Any, Any]


@post("/positions", status_code=200, summary="Agree, object or withdraw", rule=Right.TAKE_PART)
async def take_position(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    data: JSONBody[i.PositionInput],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """On exactly the version with this digest. 409 says what changed since the version that you saw."""
    at = await spoken_at(services, caller, plan, agreement)
    at |= {"party": data.party, "digest": data.digest, "source": data.source}
    reason = own_words(caller, data.reason)
    kinds = {"objected": Object, "withdrawn": Withdraw}
    kind = kinds.get(data.stance)
    command = kind(**at, reason=reason) if kind else Agree(**at)
    return await carried_out(request, services, caller, command)


@post("/positions/transcription", status_code=200, summary="Confirm or dispute a transcription", rule=Right.TAKE_PART)
async def answer_transcription(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    data: JSONBody[i.TranscriptionAnswer],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For the party that you speak for. Confirmed, it is its own position; disputed, the party has not answered yet."""
    at = await spoken_at(services, caller, plan, agreement)
    kind = ConfirmTranscription if data.right else DisputeTranscription
    return await carried_out(request, services, caller, kind(**at, party=data.party, digest=data.digest))


@post("/end", status_code=200, summary="End an agreement", rule=Right.TAKE_PART)
async def end(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    data: JSONBody[i.Ending],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It holds no longer; everything that was said of it stays."""
    at = await spoken_at(services, caller, plan, agreement)
    command = EndAgreement(**at, digest=data.digest, reason=own_words(caller, data.reason))
    return await carried_out(request, services, caller, command)


@post("/fulfilment", status_code=200, summary="Report that an agreement was kept", rule=Right.TAKE_PART)
async def report(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    data: JSONBody[i.Fulfilment],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For the party that you speak for; another party says whether it is right."""
    command = ReportFulfilment(
        **await spoken_at(services, caller, plan, agreement),
        party=data.party,
        fulfilled_on=data.fulfilled_on,
        whole=data.whole,
        evidence=own_words(caller, data.evidence),
    )
    return await carried_out(request, services, caller, command)


@post("/fulfilment/judgements", status_code=200, summary="Confirm or dispute a report", rule=Right.TAKE_PART)
async def judge(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    data: JSONBody[i.Judgement],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For another party than the one that reported."""
    at = {**await spoken_at(services, caller, plan, agreement), "party": data.party, "report": data.report}
    reason = own_words(caller, data.reason)
    command = ConfirmFulfilment(**at) if data.right else DisputeFulfilment(**at, reason=reason)
    return await carried_out(request, services, caller, command)


@put("/overruling", summary="Put another verdict beside the computed one", rule=Right.ASSESS)
async def overrule(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    data: JSONBody[i.Overruling],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With a reason; the computed verdict stays visible."""
    at = await spoken_at(services, caller, plan, agreement)
    command = OverruleVerdict(**at, verdict=data.verdict, reason=own_words(caller, data.reason))
    return await carried_out(request, services, caller, command)


ROUTES = Router(
    "/plans/{plan:uuid}/agreements/{agreement:uuid}",
    route_handlers=[take_position, answer_transcription, end, report, judge, overrule],
    tags=["Agreements"],
)
