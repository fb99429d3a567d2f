"""How long things are kept, for administrators to choose and for the works council and the auditor to see."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right
from domain.retention.rules import Kept
from domain.retention.views import RETENTION_RULES, RETENTION_RUNS
from infra.bootstrap import Services
from services.api import retention
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.pages.forms import Shown, first, form_of, key_of, refused, whole
from services.api.pages.page import AnyRequest, page, see
from services.api.words.retention import KINDS

HERE = "/organisatie/bewaartermijnen"


@get(HERE, include_in_schema=False, rule=Right.SEE_WHO_READ)
async def listed(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The rules, what is kept for good and why, and what went."""
    await await_own_write(services, caller, min_seq, RETENTION_RULES, RETENTION_RUNS)
    return await _show(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, status_code=200, rule=Right.MANAGE_ORGANISATION)
async def change(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """See what would go; then keep it so. For the second one shows once more who one is."""
    form = await form_of(request)
    what, named = first(form, "do"), first(form, "kept")
    if named not in set(Kept) or what not in ("preview", "set"):
        raise NotFound
    kept = Kept(named)
    try:
        days = whole(form, "days")
        if days is None:
            raise InvalidValue(field="days", reason="empty")
        would_go = await retention.preview(services, caller, kept, days)
        if what == "preview":
            return await _show(request, services, caller, Shown(typed=form, about=named), would_go)
        handled = await retention.change(services, caller, kept, days, key_of(caller, form))
    except Refusal as refusal:
        return await _show(request, services, caller, refused(request, form, refusal, named))
    return see(HERE, saved=named, anchor=named, min_seq=handled.receipt.seq if handled.receipt else None)


async def _show(
    request: AnyRequest, services: Services, caller: Caller, shown: Shown, would_go: int | None = None
) -> Response[Any]:
    language = language_of(request)
    facts: dict[str, Any] = {
        "rules": await retention.rules(services, caller),
        "runs": await retention.runs(services, caller),
        "titles": {kept.value: told.title.to(language) for kept, told in KINDS.items()},
        "what": {kept.value: told.what.to(language) for kept, told in KINDS.items()},
        "why": {kept.value: told.why.to(language) for kept, told in KINDS.items()},
        "would_go": would_go,
        "shown": shown,
    }
    return await page(request, "retention.html", caller, shown.status, **facts)


ROUTES = Router("/", route_handlers=[listed, change])
