"""Agreements and their versions: read, compared, proposed, changed."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from domain.agreements.commands import ProposeAgreement, ReviseAgreement
from domain.agreements.content import Content, canonical
from domain.agreements.keeping import Kept
from domain.agreements.stances import Standing
from domain.agreements.views import AGREEMENT_VERSIONS, AGREEMENTS, AgreementRow, VersionRow, kept_of
from domain.kernel.ids import AgreementId, CommandId, PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.agreements import (
    Changed,
    differences,
    page_of,
    require_agreement,
    require_known,
    spoken_at,
    versions_of,
)
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.means import Proposal, proposals_of
from services.api.routes import agreement_inputs as i
from services.api.routes.plans import require_plan

AnyRequest = Request[Any, Any, Any]


class AgreementOut(msgspec.Struct, frozen=True):
    """An agreement and what the record says of its being kept; `agreement.overruled` may stand beside that."""

    agreement: AgreementRow
    kept: Kept


class AgreementPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    agreements: list[AgreementOut]
    next: int | None


class WholeAgreement(msgspec.Struct, frozen=True):
    """An agreement with all its versions. SHA-256 over `canonical` (UTF-8) is the digest of the last one."""

    agreement: AgreementRow
    kept: Kept
    canonical: str
    versions: Sequence[VersionRow]


@get("/", summary="List the agreements", rule=Right.READ_PLAN)
async def agreements(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    standing: Annotated[Standing | None, QueryParameter(name="state")] = None,
    before: Annotated[int | None, QueryParameter(description="Cursor: agreements with a lower seq.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    min_seq: FromQuery[int | None] = None,
) -> AgreementPage:
    """Newest first. With `as_of` (a date): as they stood at the end of that day."""
    await await_own_write(services, caller, min_seq, AGREEMENTS, PLANS)
    await require_plan(services, caller, PlanId(plan))
    today = await services.calendar.today(caller.tenant)
    rows, following = await page_of(services, caller, PlanId(plan), before, limit, standing)
    return AgreementPage([AgreementOut(row, kept_of(row, today)) for row in rows], following)


@post("/", summary="Propose an agreement", rule=Right.PROPOSE_AGREEMENT)
async def propose(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[i.ContentInput],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Version 1 lies on the table; nobody has agreed yet. Its id is in the header Location."""
    identity = command_id(request, caller)
    agreement = AgreementId(new_id(identity, "agreement"))
    return await _proposed(services, caller, PlanId(plan), agreement, data.content(), identity)


@get("/from-kickoff", summary="List what the kick-off agreed on means", rule=Right.READ_PLAN)
async def from_kickoff(
    plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Sequence[Proposal]:
    """The means of row 4 that are no agreement yet, ready to be proposed (`dated`: with a due date)."""
    await require_plan(services, caller, PlanId(plan))
    return await proposals_of(services, caller, PlanId(plan), await services.calendar.today(caller.tenant))


@post("/from-kickoff", summary="Propose what the kick-off agreed on means", rule=Right.PROPOSE_AGREEMENT)
async def propose_means(
    request: AnyRequest,
    plan: FromPath[UUID],
    data: JSONBody[i.KickoffProposal],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Puts one of the means of row 4 on the table as it was written there."""
    today = await services.calendar.today(caller.tenant)
    found = await proposals_of(services, caller, PlanId(plan), today)
    proposal = next((each for each in found if each.agreement == data.agreement and each.dated), None)
    if proposal is None:
        raise NotFound
    identity = command_id(request, caller)
    return await _proposed(services, caller, PlanId(plan), proposal.agreement, proposal.content, identity)


@get("/{agreement:uuid}", summary="Read an agreement", rule=Right.READ_PLAN)
async def one(
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[WholeAgreement]:
    """The exact text of every version and who agreed to which. With `as_of`: as it stood at the end of that day."""
    await await_own_write(services, caller, min_seq, AGREEMENTS, AGREEMENT_VERSIONS)
    row = await require_agreement(services, caller, plan, agreement)
    versions = await versions_of(services, caller, row)
    today = await services.calendar.today(caller.tenant)
    text = canonical(row.agreement, row.version, versions[-1].content)
    out = WholeAgreement(row, kept_of(row, today), text, versions)
    return Response(out, headers={"ETag": f'"{row.revision}"'})


@get("/{agreement:uuid}/changes", summary="Compare two versions", rule=Right.READ_PLAN)
async def changes(
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    first: Annotated[int, QueryParameter(name="from", ge=1)] = 1,
    second: Annotated[int | None, QueryParameter(name="to", description="The last version unless given.")] = None,
) -> Sequence[Changed]:
    """The parts of the text that differ, word by word."""
    row = await require_agreement(services, caller, plan, agreement)
    known = {each.version: each.content for each in await versions_of(services, caller, row)}
    before, after = known.get(first), known.get(second or row.version)
    if before is None or after is None:
        raise NotFound
    return differences(before, after)


@post("/{agreement:uuid}/versions", summary="Propose another version", rule=Right.TAKE_PART)
async def revise(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    data: JSONBody[i.Revision],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Nobody has agreed to it yet: consent never carries over. 409 says what changed since the version you saw."""
    content = data.content.content()
    await require_known(services, caller, content)
    command = ReviseAgreement(
        **await spoken_at(services, caller, plan, agreement), digest=data.digest, content=content, why=data.why
    )
    return await carried_out(request, services, caller, command, created=True)


async def _proposed(
    services: Services, caller: Caller, plan: PlanId, agreement: AgreementId, content: Content, identity: CommandId
) -> Response[Done]:
    await require_plan(services, caller, plan)
    await require_known(services, caller, content)
    command = ProposeAgreement(plan=plan, agreement=agreement, content=content)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/agreements/{agreement}"
    return response


ROUTES = Router(
    "/plans/{plan:uuid}/agreements",
    route_handlers=[agreements, propose, from_kickoff, propose_means, one, changes, revise],
    tags=["Agreements"],
)
