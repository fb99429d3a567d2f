"""Where an organisation chooses whether its figures count in averages; and where the operator sees these averages."""

from itertools import groupby
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.analytics.contribution import Shared
from domain.analytics.sharing import SHARINGS, ChooseSharing
from domain.kernel.quarters import quarter_of
from domain.kernel.refusals import Refusal
from domain.kernel.rights import Right
from infra.analytics.columns import quarter_name
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out
from services.api.pages.forms import Shown, first, form_of, key_of, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.rules import OPERATOR

HERE = "/organisatie/delen"


@get(HERE, include_in_schema=False, rule=Right.READ_ORGANISATION)
async def sharing(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What is shared, with whom, and whether it is."""
    await await_own_write(services, caller, min_seq, SHARINGS)
    return await _show(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def choose(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Share from now on, or no longer."""
    form = await form_of(request)
    try:
        command = ChooseSharing(tenant=caller.tenant, share=first(form, "share") == "yes")
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        return await _show(request, services, caller, refused(request, form, refusal, "share"))
    return see(HERE, saved="yes", min_seq=handled.receipt.seq if handled.receipt else None)


@get("/beheer/cijfers", include_in_schema=False, rule=OPERATOR)
async def averages(
    request: AnyRequest, operator: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Averages over at least five organisations; no organisation's own figures, nor which they are."""
    found = await services.averages.published()
    quarters = [
        (quarter_name(quarter_of(day).key), {each.kind.value: each.average for each in some})
        for day, some in groupby(found, key=lambda each: each.quarter)
    ]
    return await page(request, "averages.html", operator, quarters=quarters, kinds=list(Shared))


async def _show(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    row = await services.views.get(caller.tenant, SHARINGS, (caller.tenant,))
    may = caller.actor.may(Right.MANAGE_ORGANISATION)
    return await page(request, "sharing.html", caller, shown.status, row=row, may=may, shown=shown)


ROUTES = Router("/", route_handlers=[sharing, choose, averages])
