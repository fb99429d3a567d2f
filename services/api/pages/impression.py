"""The short guide and the impression: to read, to print, and the interviews that one adds."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import CommandId, PersonId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.review.events import Exchange
from domain.review.impression import MOST_EXCHANGES, ImpressionCommand, RecordInterview, WithdrawInterview
from infra.bootstrap import Services
from infra.language import in_language
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import Form, Shown, first, form_of, identity, key_of, needed_day, refused
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.printing import as_download, print_guide, print_impression
from services.api.routes.plans import require_plan
from services.api.telling import TOLD_VIEWS, guide_of, impression_of


@get("/handleiding", include_in_schema=False, rule=Right.READ_PLAN)
async def guide(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """The guide as a page."""
    row = await require_plan(services, caller, PlanId(plan))
    with in_language(language_of(request)):
        told = await guide_of(services, caller, row)
        stand = told.stand.words
    return await plan_page(request, "guide.html", caller, row, "evaluatie", told=told, stand=stand)


@get("/handleiding.pdf", include_in_schema=False, rule=Right.READ_PLAN)
async def guide_pdf(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """The guide in print."""
    row = await require_plan(services, caller, PlanId(plan))
    with in_language(language_of(request)):
        content = await print_guide(services, caller, row, await guide_of(services, caller, row))
    return as_download(content, "handleiding")


@get("/impressie", include_in_schema=False, rule=Right.READ_PLAN)
async def impression(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The impression as a page."""
    await await_own_write(services, caller, min_seq, *TOLD_VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    return await _show(request, services, caller, row, Shown(saved=saved))


@get("/impressie.pdf", include_in_schema=False, rule=Right.READ_PLAN)
async def impression_pdf(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[bytes]:
    """The impression in print."""
    row = await require_plan(services, caller, PlanId(plan))
    with in_language(language_of(request)):
        content = await print_impression(services, caller, row, await impression_of(services, caller, row))
    return as_download(content, "impressie")


@post("/impressie", include_in_schema=False, rule=Right.TAKE_PART)
async def interview(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Keep an interview, or take one back (field `do`)."""
    form = await form_of(request)
    row = await require_plan(services, caller, PlanId(plan))
    if first(form, "do") == "more":
        shown = Shown("interview", form, about="interview", more="exchanges")
        return await _show(request, services, caller, row, shown)
    key = key_of(caller, form)
    try:
        command = await _command(services, caller, PlanId(plan), form, key)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        shown = refused(request, form, refusal, "interview", "interview")
        return await _show(request, services, caller, row, shown)
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/evaluatie/impressie", anchor="interviews", saved="interview", min_seq=seq)


async def _command(services: Services, caller: Caller, plan: PlanId, form: Form, key: CommandId) -> ImpressionCommand:
    if first(form, "do") == "withdraw":
        found = identity(form, "interview")
        if found is None:
            raise NotFound
        return WithdrawInterview(plan=plan, interview=found)
    person = identity(form, "person")
    if person:
        await known_people(services, caller, [person])
    subject = PersonId(person) if person else caller.person
    return RecordInterview(
        plan=plan,
        interview=new_id(key, "interview"),
        person=PersonId(person) if person else None,
        name=Personal(subject, first(form, "name")),
        exchanges=tuple(
            Exchange(first(form, f"exchanges.{i}.question"), Personal(subject, first(form, f"exchanges.{i}.said")))
            for i in range(MOST_EXCHANGES)
            if first(form, f"exchanges.{i}.question") or first(form, f"exchanges.{i}.said")
        ),
        consent=first(form, "consent"),
        consented_on=needed_day(form, "consented_on"),
    )


async def _show(request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown) -> Response[Any]:
    with in_language(language_of(request)):
        told = await impression_of(services, caller, plan)
        stand = told.stand.words
    known = await people_and_units(services, caller)
    asked = sum(f"exchanges.{i}.question" in (shown.typed or {}) for i in range(MOST_EXCHANGES))
    return await plan_page(
        request,
        "impression.html",
        caller,
        plan,
        "evaluatie",
        shown.status,
        told=told,
        stand=stand,
        count=min(max(asked, 1) + bool(shown.more), MOST_EXCHANGES),
        most=MOST_EXCHANGES,
        today=await services.calendar.today(caller.tenant),
        shown=shown,
        may_review=caller.actor.may(Right.REVIEW),
        **known,
    )


ROUTES = Router(
    "/plannen/{plan:uuid}/evaluatie",
    route_handlers=[guide, guide_pdf, impression, impression_pdf, interview],
)
