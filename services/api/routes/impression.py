"""The short guide and the impression of a plan, and the interviews in it."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PersonId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from domain.review.events import Exchange
from domain.review.impression import RecordInterview, WithdrawInterview
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.errors import language_of
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.printing import as_download, print_guide, print_impression
from services.api.routes.plans import require_plan
from services.api.telling import TOLD_VIEWS, Guide, Impression, guide_of, impression_of


class ExchangeIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question, and what was said."""

    question: Annotated[str, Meta(min_length=1, max_length=1000, examples=["Wat werkte?"])]
    said: Annotated[str, Meta(min_length=1, max_length=1000, examples=["Samen het rooster maken."])]


class NewInterview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A short interview with a member, or somebody else by name, and what they agreed to."""

    name: Annotated[str, Meta(min_length=1, max_length=200, examples=["Eva, verpleegkundige"])]
    exchanges: Annotated[list[ExchangeIn], Meta(min_length=1, max_length=5)]
    consent: Annotated[str, Meta(max_length=1000, examples=["Mag met mijn voornaam in de impressie"])]
    consented_on: Annotated[date, Meta(examples=["2026-11-20"])]
    person: UUID | None = None


@get("/guide", summary="Read the short guide", rule=Right.READ_PLAN)
async def guide(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Guide:
    """Made from what really happened; `stand` says up to which place in the log."""
    await await_own_write(services, caller, min_seq, *TOLD_VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    with in_language(language_of(request)):
        return await guide_of(services, caller, row)


@get("/guide.pdf", summary="Download the short guide", rule=Right.READ_PLAN)
async def guide_pdf(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[bytes]:
    """PDF/UA-1 and PDF/A-2a; the same bytes as long as nothing happens in the plan."""
    row = await require_plan(services, caller, PlanId(plan))
    with in_language(language_of(request)):
        content = await print_guide(services, caller, row, await guide_of(services, caller, row))
    return as_download(content, "handleiding")


@get("/impression", summary="Read the impression", rule=Right.READ_PLAN)
async def impression(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Impression:
    """Photos and interviews whose people agreed, and what was reached."""
    await await_own_write(services, caller, min_seq, *TOLD_VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    with in_language(language_of(request)):
        return await impression_of(services, caller, row)


@get("/impression.pdf", summary="Download the impression", rule=Right.READ_PLAN)
async def impression_pdf(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[bytes]:
    """PDF/UA-1 and PDF/A-2a, each photo with its description."""
    row = await require_plan(services, caller, PlanId(plan))
    with in_language(language_of(request)):
        content = await print_impression(services, caller, row, await impression_of(services, caller, row))
    return as_download(content, "impressie")


@post("/interviews", summary="Keep an interview", rule=Right.REVIEW)
async def add_interview(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: JSONBody[NewInterview],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """With the consent of who was interviewed, whose words are kept under their own key and can be erased."""
    await require_plan(services, caller, PlanId(plan))
    if data.person:
        await known_people(services, caller, [data.person])
    subject = PersonId(data.person) if data.person else caller.person
    identity = command_id(request, caller)
    interview = new_id(identity, "interview")
    command = RecordInterview(
        plan=PlanId(plan),
        interview=interview,
        person=PersonId(data.person) if data.person else None,
        name=Personal(subject, data.name.strip()),
        exchanges=tuple(Exchange(e.question.strip(), Personal(subject, e.said.strip())) for e in data.exchanges),
        consent=data.consent,
        consented_on=data.consented_on,
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/interviews/{interview}"
    return response


@delete("/interviews/{interview:uuid}", status_code=200, summary="Take an interview back", rule=Right.TAKE_PART)
async def withdraw_interview(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    interview: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """By who was interviewed, or who keeps the impression; it is shown no more."""
    return await carried_out(request, services, caller, WithdrawInterview(plan=PlanId(plan), interview=interview))


ROUTES = Router(
    "/plans/{plan:uuid}",
    route_handlers=[guide, guide_pdf, impression, impression_pdf, add_interview, withdraw_interview],
    tags=["Guide and impression"],
)
