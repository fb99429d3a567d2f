"""Advisers from outside: who is let in, for what and until when; letting one in, extending, ending."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.adviser import EndAdviser, ExtendAdviser
from domain.organisation.views import ADVISERS, UNITS
from domain.plan.views import PLANS
from infra.bootstrap import Services
from services.api.advisers import AdviserInvitation, advisers_of, let_in
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import Form, Shown, first, form_of, identities, identity, key_of, needed_day, refused
from services.api.pages.page import AnyRequest, page, see

HERE = "/organisatie/adviseurs"
MOST_PLANS = 200


@get("/", include_in_schema=False, rule=Right.READ_ORGANISATION)
async def advisers(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Who is let in now, who will be, who was."""
    await await_own_write(services, caller, min_seq, ADVISERS)
    return await _show(request, services, caller, Shown(saved=saved))


@post("/", include_in_schema=False, rule=Right.INVITE_MEMBERS)
async def do(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms, named by its field `do`."""
    form = await form_of(request)
    what, key = first(form, "do"), key_of(caller, form)
    try:
        if what == "invite":
            _, handled = await let_in(services, caller, _invitation(form), key)
        else:
            handled = await carry_out(services, caller, _command(what, form, caller), key)
    except Refusal as refusal:
        about = "invite" if what == "invite" else first(form, "person")
        return await _show(request, services, caller, refused(request, form, refusal, about, about))
    return see(HERE, saved=what, min_seq=handled.receipt.seq if handled.receipt else None)


def _invitation(form: Form) -> AdviserInvitation:
    return AdviserInvitation(
        name=first(form, "name"),
        email=first(form, "email"),
        first_day=needed_day(form, "first_day"),
        last_day=needed_day(form, "last_day"),
        plans=list(identities(form, "plans")),
        units=list(identities(form, "units")),
        language=first(form, "language"),
    )


def _command(what: str, form: Form, caller: Caller) -> Command:
    person = identity(form, "person")
    if person is None:
        raise NotFound
    match what:
        case "extend":
            day = needed_day(form, "last_day")
            return ExtendAdviser(tenant=caller.tenant, person=PersonId(person), last_day=day)
        case "end":
            return EndAdviser(tenant=caller.tenant, person=PersonId(person))
        case _:
            raise NotFound


async def _show(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    rows = await advisers_of(services, caller)
    today = await services.calendar.today(caller.tenant)
    units = sorted(await services.views.find(caller.tenant, UNITS), key=lambda unit: unit.name.casefold())
    plans = await services.views.find(caller.tenant, PLANS, order=("-seq",), limit=MOST_PLANS)
    now = [row for row in rows if row.ended_on is None and row.last_day >= today]
    return await page(
        request,
        "advisers.html",
        caller,
        shown.status,
        now=now,
        past=[row for row in rows if row not in now],
        units=units,
        plans=plans,
        plan_titles={plan.plan: plan.title for plan in plans},
        unit_names={unit.unit: unit.name for unit in units},
        may=caller.actor.may(Right.INVITE_MEMBERS),
        today=today,
        shown=shown,
    )


ROUTES = Router(HERE, route_handlers=[advisers, do])
