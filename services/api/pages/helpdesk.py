"""Looking along, for the organisation: what the helpdesk asked, what was granted, what was read, and how it ended."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.helpdesk.decider import LEAST_HOURS, MOST_HOURS
from domain.helpdesk.views import ACCESS_READS, ACCESSES
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right
from domain.method import Text
from infra.bootstrap import Services
from services.api import helpdesk
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.pages.forms import Shown, first, form_of, key_of, refused, whole
from services.api.pages.page import AnyRequest, page, see

HERE = "/organisatie/meekijken"
HOURS = (1, 4, 24, 48, 168)
STANDS = {
    "asked": Text("gevraagd", "asked"),
    "lapsed": Text("verlopen: niemand antwoordde", "lapsed: nobody answered"),
    "granted": Text("kijkt nu mee", "looks along now"),
    "over": Text("vanzelf afgelopen", "ended by itself"),
    "refused": Text("geweigerd", "refused"),
    "withdrawn": Text("ingetrokken", "withdrawn"),
    "given_back": Text("teruggegeven", "given back"),
}


@get(HERE, include_in_schema=False, rule=Right.SEE_WHO_READ)
async def listed(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    bekeken: FromQuery[UUID | None] = None,
    voor: FromQuery[int | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """All of it; `bekeken` opens the pages that were read by one access."""
    await await_own_write(services, caller, min_seq, ACCESSES, ACCESS_READS)
    return await _show(request, services, caller, Shown(saved=saved), bekeken, voor)


@post(HERE + "/{access:uuid}", include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def answer(
    request: AnyRequest, access: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Let them, do not let them, or let them no longer. Saying yes asks to show once more who one is."""
    form = await form_of(request)
    what, key = first(form, "do"), key_of(caller, form)
    try:
        if what == "grant":
            hours = whole(form, "hours")
            if hours is None:
                raise InvalidValue(field="hours", reason="out_of_range", low=LEAST_HOURS, high=MOST_HOURS)
            handled = await helpdesk.grant(services, caller, access, hours, key)
        elif what == "refuse":
            handled = await helpdesk.refuse(services, caller, access, first(form, "reason"), key)
        elif what == "withdraw":
            handled = await helpdesk.withdraw(services, caller, access, key)
        else:
            raise NotFound
    except Refusal as refusal:
        return await _show(request, services, caller, refused(request, form, refusal, str(access)))
    seq = handled.receipt.seq if handled.receipt else None
    return see(HERE, anchor=f"v-{access}", saved=what, min_seq=seq)


async def _show(
    request: AnyRequest,
    services: Services,
    caller: Caller,
    shown: Shown,
    opened: UUID | None = None,
    before: int | None = None,
) -> Response[Any]:
    rows, older = await helpdesk.reads(services, caller.tenant, opened, before) if opened else ([], None)
    return await page(
        request,
        "helpdesk.html",
        caller,
        shown.status,
        accesses=await helpdesk.accesses(services, caller.tenant),
        opened=opened,
        reads=rows,
        older=older,
        hours=HOURS,
        stands={key: text.to(language_of(request)) for key, text in STANDS.items()},
        shown=shown,
    )


ROUTES = Router("/", route_handlers=[listed, answer])
