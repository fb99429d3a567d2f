"""Being away: who stands in, from when until when."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.handle import Handled
from domain.kernel.ids import PersonId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.absence import ABSENCES, EndStandIn
from infra.bootstrap import Services
from services.api.absence import absence_of, name_stand_in, stood_in_for
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import await_own_write, carry_out
from services.api.pages.choosing import few_members
from services.api.pages.forms import Form, Shown, first, form_of, identity, key_of, needed_day, refused
from services.api.pages.page import AnyRequest, page, see

HERE = "/afwezig"


@get(HERE, include_in_schema=False, rule=Right.TAKE_PART)
async def absence(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Who stands in for me, and for whom I do. Administrators ask it for anybody (`wie`)."""
    await await_own_write(services, caller, min_seq, ABSENCES)
    return await _show(request, services, caller, _about(caller, request.query_params), Shown(saved=saved))


@post(HERE, include_in_schema=False, rule=Right.TAKE_PART)
async def do(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Name who stands in (`name`), or be back (`end`)."""
    form = await form_of(request)
    what, person = first(form, "do"), _about(caller, {"wie": first(form, "wie")})
    try:
        handled = await _done(services, caller, person, form, what)
    except Refusal as refusal:
        return await _show(request, services, caller, person, refused(request, form, refusal, what))
    seq = handled.receipt.seq if handled.receipt else None
    return see(HERE, saved=what, min_seq=seq, wie=person if person != caller.person else None)


async def _done(services: Services, caller: Caller, person: PersonId, form: Form, what: str) -> Handled:
    key = key_of(caller, form)
    if what == "end":
        return await carry_out(services, caller, EndStandIn(person=person), key)
    if what != "name":
        raise NotFound
    stand_in = identity(form, "stand_in")
    if stand_in is None:
        raise InvalidValue(field="stand_in", reason="choose")
    days = needed_day(form, "first_day"), needed_day(form, "last_day")
    return await name_stand_in(services, caller, person, PersonId(stand_in), days, key)


def _about(caller: Caller, asked: Any) -> PersonId:
    person = identity({"wie": [asked.get("wie", "")]}, "wie")
    return PersonId(person) if person else caller.person


async def _show(
    request: AnyRequest, services: Services, caller: Caller, person: PersonId, shown: Shown
) -> Response[Any]:
    await known_people(services, caller, [person])
    today = await services.calendar.today(caller.tenant)
    return await page(
        request,
        "absence.html",
        caller,
        shown.status,
        shown=shown,
        person=person,
        row=await absence_of(services, caller, person, today),
        others=await stood_in_for(services, caller, today) if person == caller.person else (),
        today=today,
        few=await few_members(services, caller),
    )


ROUTES = Router("/", route_handlers=[absence, do])
