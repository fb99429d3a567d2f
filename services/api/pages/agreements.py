"""Agreements: cards that read like small contracts, and one obvious thing to do for the party who looks."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.agreements.commands import AgreementCommand, ProposeAgreement, ReviseAgreement
from domain.agreements.views import AGREEMENT_VERSIONS, AGREEMENTS
from domain.kernel.ids import AgreementId, PlanId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.language import in_language
from services.api.agreements import require_agreement, require_known, spoken_at
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.means import Proposal, proposals_of
from services.api.pages.agreement_acts import act_of
from services.api.pages.agreement_forms import content_of, fields_of, start_fields
from services.api.pages.agreement_page import show_form, show_list, show_one
from services.api.pages.forms import Shown, first, form_of, identity, key_of, number, refused
from services.api.pages.page import AnyRequest, see


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def cards(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Newest first; the filter stays in the address."""
    await await_own_write(services, caller, min_seq, AGREEMENTS, PLANS)
    asked = request.query_params
    before, state = number(asked.get("voor", "")), asked.get("stand", "")
    with in_language(language_of(request)):
        return await show_list(request, services, caller, PlanId(plan), Shown(saved=saved), before, state)


@get("/nieuw", include_in_schema=False, rule=Right.PROPOSE_AGREEMENT)
async def new(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """What is agreed, between whom, from when and by when; filled in from the kick-off where that was asked."""
    caller.actor.needs(Right.PROPOSE_AGREEMENT)
    today = await services.calendar.today(caller.tenant)
    means = request.query_params.get("aftrap", "")
    fields = {**start_fields(today), "measure": [request.query_params.get("maatregel", "")]}
    if means:
        proposal = await _proposal(request, services, caller, PlanId(plan), means)
        fields = {**fields_of(proposal.content, proposal.dated), "aftrap": [means]}
    return await show_form(request, services, caller, PlanId(plan), fields, Shown())


@post("/nieuw", include_in_schema=False, rule=Right.PROPOSE_AGREEMENT)
async def propose(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Put it on the table, and go there."""
    form = await form_of(request)
    identity_ = key_of(caller, form)
    means = identity(form, "aftrap")
    agreement = AgreementId(means or new_id(identity_, "agreement"))
    try:
        content = content_of(form)
        await require_known(services, caller, content)
        command = ProposeAgreement(plan=PlanId(plan), agreement=agreement, content=content)
        handled = await carry_out(services, caller, command, identity_)
    except Refusal as refusal:
        return await show_form(request, services, caller, PlanId(plan), {}, refused(request, form, refusal, "form"))
    return _back(plan, agreement, handled.receipt.seq if handled.receipt else None, "proposed")


@post("/aftrap", include_in_schema=False, rule=Right.PROPOSE_AGREEMENT)
async def propose_means(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One click: what the kick-off agreed on means becomes an agreement."""
    form = await form_of(request)
    proposal = await _proposal(request, services, caller, PlanId(plan), first(form, "agreement"))
    if not proposal.dated:
        return see(f"/plannen/{plan}/afspraken/nieuw", aftrap=str(proposal.agreement))
    command = ProposeAgreement(plan=PlanId(plan), agreement=proposal.agreement, content=proposal.content)
    try:
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        shown = refused(request, form, refusal, "means")
        return await show_list(request, services, caller, PlanId(plan), shown, None, "")
    return _back(plan, proposal.agreement, handled.receipt.seq if handled.receipt else None, "proposed")


@get("/{agreement:uuid}", include_in_schema=False, rule=Right.READ_PLAN)
async def one(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The small contract."""
    await await_own_write(services, caller, min_seq, AGREEMENTS, AGREEMENT_VERSIONS, PLANS)
    with in_language(language_of(request)):
        return await show_one(request, services, caller, PlanId(plan), agreement, Shown(saved=saved))


@get("/{agreement:uuid}/wijzig", include_in_schema=False, rule=Right.TAKE_PART)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """The form with the words as they stand."""
    row = await require_agreement(services, caller, plan, agreement)
    return await show_form(request, services, caller, PlanId(plan), fields_of(row), Shown(), row)


@post("/{agreement:uuid}/wijzig", include_in_schema=False, rule=Right.TAKE_PART)
async def revise(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """Another version, which everybody has to agree to anew."""
    form = await form_of(request)
    try:
        content = content_of(form)
        await require_known(services, caller, content)
        at = await spoken_at(services, caller, plan, agreement)
        command = ReviseAgreement(**at, digest=first(form, "digest"), content=content, why=first(form, "why"))
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        row = await require_agreement(services, caller, plan, agreement)
        shown = refused(request, form, refusal, "form")
        return await show_form(request, services, caller, PlanId(plan), {}, shown, row)
    return _back(plan, agreement, handled.receipt.seq if handled.receipt else None, "revised")


@post("/{agreement:uuid}", include_in_schema=False, rule=Right.TAKE_PART)
async def act(
    request: AnyRequest,
    plan: FromPath[UUID],
    agreement: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """What a party does: one of the page's forms, named by its field `do`."""
    form = await form_of(request)
    row = await require_agreement(services, caller, plan, agreement)
    about = first(form, "about") or first(form, "do")
    try:
        command: AgreementCommand = act_of(form, caller, row, await spoken_at(services, caller, plan, agreement))
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        shown = refused(request, form, refusal, about)
        with in_language(language_of(request)):
            return await show_one(request, services, caller, PlanId(plan), agreement, shown)
    return _back(plan, agreement, handled.receipt.seq if handled.receipt else None, about)


async def _proposal(request: AnyRequest, services: Services, caller: Caller, plan: PlanId, wanted: str) -> Proposal:
    today = await services.calendar.today(caller.tenant)
    with in_language(language_of(request)):
        found = await proposals_of(services, caller, plan, today)
    proposal = next((each for each in found if str(each.agreement) == wanted), None)
    if proposal is None:
        raise NotFound
    return proposal


def _back(plan: UUID, agreement: UUID, seq: int | None, saved: str) -> Response[Any]:
    return see(f"/plannen/{plan}/afspraken/{agreement}", saved=saved, min_seq=seq)


ROUTES = Router(
    "/plannen/{plan:uuid}/afspraken",
    route_handlers=[cards, new, propose, propose_means, one, change, revise, act],
)
