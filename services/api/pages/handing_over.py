"""When somebody leaves: what is in their name, and handing it over in one act."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.kernel.ids import PersonId
from domain.kernel.refusals import InvalidValue, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api.auth import Caller
from services.api.handing_over import HandedOver, Held, hand_over, held_by
from services.api.pages.choosing import few_members
from services.api.pages.forms import Shown, form_of, identity, key_of, refused
from services.api.pages.page import AnyRequest, page
from services.api.readings import note

HERE = "/organisatie/mensen/{person:uuid}/overdragen"
LEADING = (Right.MANAGE_ORGANISATION, Right.STEER_PLAN)


@get(HERE, include_in_schema=False, rule=LEADING)
async def held(
    request: AnyRequest, person: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """What is in the person's name."""
    await note(services, caller, Sensitive.RESPONSIBILITIES, [person])
    return await _show(request, services, caller, PersonId(person), Shown())


@post(HERE, include_in_schema=False, rule=LEADING)
async def give(
    request: AnyRequest, person: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Hand it over; the page then says what went and what stayed."""
    form = await form_of(request)
    try:
        to = identity(form, "to")
        if to is None:
            raise InvalidValue(field="to", reason="choose")
        done = await hand_over(services, caller, PersonId(person), PersonId(to), key_of(caller, form))
    except Refusal as refusal:
        return await _show(request, services, caller, PersonId(person), refused(request, form, refusal, "hand"))
    return await _show(request, services, caller, PersonId(person), Shown(), done, PersonId(to))


async def _show(
    request: AnyRequest,
    services: Services,
    caller: Caller,
    person: PersonId,
    shown: Shown,
    done: HandedOver | None = None,
    to: PersonId | None = None,
) -> Response[Any]:
    open_: list[Held] = [] if done else list(await held_by(services, caller, person))
    plans = await services.views.find(caller.tenant, PLANS, {"running": True})
    return await page(
        request,
        "handing_over.html",
        caller,
        shown.status,
        shown=shown,
        person=person,
        held=open_,
        done=done,
        to=to,
        titles={row.plan: row.title for row in plans},
        few=await few_members(services, caller),
    )


ROUTES = Router("/", route_handlers=[held, give])
