"""For the operator: which organisations there are, how much each uses, and asking one of them to look along."""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.helpdesk.decider import HELPDESK, LEAST_HOURS, MOST_HOURS, stream_of
from domain.helpdesk.refusals import AccessOver
from domain.helpdesk.views import ACCESSES
from domain.kernel.ids import AccessId, TenantId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.organisation.views import MEMBERS, ORGANISATIONS
from domain.subscription.views import SUBSCRIPTIONS
from infra.bootstrap import Services
from infra.observe.usage import Usage
from services.api import helpdesk, looking
from services.api.auth import Caller
from services.api.confirm import be_sure
from services.api.errors import language_of
from services.api.pages.forms import Shown, first, form_of, refused, whole
from services.api.pages.helpdesk import STANDS
from services.api.pages.page import AnyRequest, page, see
from services.api.rules import OPERATOR

HERE = "/beheer/organisaties"
STOP = "/beheer/meekijken/stop"


class Listed(msgspec.Struct, frozen=True):
    """An organisation: its name, members, how its subscription stands (None: it has none), and its usage."""

    name: str
    members: int
    standing: str | None
    usage: Usage


@get(HERE, include_in_schema=False, rule=OPERATOR)
async def listed(
    request: AnyRequest, operator: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """All of them, the youngest first, in numbers."""
    found = [await _listed(services, usage) for usage in await services.usage.all()]
    return await page(request, "organisations.html", operator, listed=[each for each in found if each])


@get(HERE + "/{tenant:uuid}", include_in_schema=False, rule=OPERATOR)
async def one(
    request: AnyRequest,
    tenant: FromPath[UUID],
    operator: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """One of them, and when one asked to look along."""
    if min_seq:
        await services.views.wait_for(TenantId(tenant), min_seq, (ACCESSES,), 2.0)
    return await _one(request, services, operator, TenantId(tenant), Shown(saved=saved))


@post(HERE + "/{tenant:uuid}", include_in_schema=False, rule=OPERATOR)
async def act(
    request: AnyRequest,
    tenant: FromPath[UUID],
    operator: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """Ask to look along; begin looking; need it no longer. Beginning asks to show once more who one is."""
    form, whose = await form_of(request), TenantId(tenant)
    if await services.views.get(whose, ORGANISATIONS, (whose,)) is None:
        raise NotFound
    what = first(form, "do")
    try:
        if what == "ask":
            hours = whole(form, "hours")
            if hours is None:
                raise InvalidValue(field="hours", reason="out_of_range", low=LEAST_HOURS, high=MOST_HOURS)
            reason, key = first(form, "reason"), first(form, "key") or str(uuid4())
            _, handled = await helpdesk.ask(services, operator, whose, reason, hours, key)
        elif what == "look":
            return await _begin(services, operator, whose, first(form, "access"))
        elif what == "give_back":
            handled = await helpdesk.give_back(services, operator, whose, _id(first(form, "access")))
        else:
            raise NotFound
    except Refusal as refusal:
        return await _one(request, services, operator, whose, refused(request, form, refusal, "ask"))
    return see(f"{HERE}/{tenant}", saved=what, min_seq=handled.receipt.seq if handled.receipt else None)


@post(STOP, include_in_schema=False, rule=OPERATOR)
async def stop() -> Response[Any]:
    """Look no longer. What was granted stays until its time is over, or until it is given back."""
    response = see(HERE)
    response.cookies = [looking.cookie_of(None)]
    return response


async def _begin(services: Services, operator: Caller, tenant: TenantId, named: str) -> Response[Any]:
    access = _id(named)
    state = await services.handler.state(tenant, HELPDESK, stream_of(access))
    if not state.open_for(operator.person, services.clock.now()):
        raise AccessOver(access=access)
    await be_sure(services, operator)
    response = see("/organisatie")
    response.cookies = [looking.cookie_of((tenant, access))]
    return response


async def _listed(services: Services, usage: Usage) -> Listed | None:
    known = await services.views.get(usage.tenant, ORGANISATIONS, (usage.tenant,))
    if known is None:
        return None
    subscription = await services.views.get(usage.tenant, SUBSCRIPTIONS, (usage.tenant,))
    members = await services.views.count(usage.tenant, MEMBERS, {"active": True})
    return Listed(known.name, members, subscription.state.standing.value if subscription else None, usage)


async def _one(
    request: AnyRequest, services: Services, operator: Caller, tenant: TenantId, shown: Shown
) -> Response[Any]:
    usage = next((each for each in await services.usage.all() if each.tenant == tenant), None)
    found = await _listed(services, usage) if usage else None
    if found is None:
        raise NotFound
    return await page(
        request,
        "organisation_of.html",
        operator,
        shown.status,
        found=found,
        accesses=await helpdesk.accesses(services, tenant),
        mine=operator.person,
        stands={key: text.to(language_of(request)) for key, text in STANDS.items()},
        shown=shown,
    )


def _id(named: str) -> AccessId:
    try:
        return AccessId(UUID(named))
    except ValueError:
        raise NotFound from None


ROUTES = Router("/", route_handlers=[listed, one, act, stop])
