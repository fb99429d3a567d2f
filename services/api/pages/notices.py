"""My notices: how often a mail comes about what. And the page behind the link in a mail, for whoever has the mail."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.refusals import NotFound, Refusal
from domain.notices.decider import NEVER_OFF
from infra.bootstrap import Services
from infra.mail.leaving import Leaving, in_order
from infra.mail.notices import NAMES, PACES
from services.api.auth import Caller
from services.api.errors import language_of, problem_of
from services.api.exchange import keyed
from services.api.notices import choose, choose_by_link, chosen_by, links
from services.api.pages.forms import Form, first, form_of
from services.api.pages.page import AnyRequest, page, see
from services.api.rules import OWN, PUBLIC
from services.api.words.notices import MEANINGS

HERE = "/meldingen"


@get(HERE, include_in_schema=False, rule=OWN)
async def mine(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
) -> Response[Any]:
    """What I chose."""
    return await _page(request, caller, services, saved=bool(saved))


@post(HERE, include_in_schema=False, rule=OWN)
async def choose_all(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """All choices of the page at once; what did not change stays as it is."""
    form = await form_of(request)
    for kind in NoticeKind:
        try:
            await _choose(services, caller, kind, form)
        except Refusal as refusal:
            problem = problem_of(refusal, language_of(request))
            if problem.status == 404:
                raise
            return await _page(request, caller, services, problem.status, problem=problem, typed=form)
    return see(HERE, saved="1")


async def _choose(services: Services, caller: Caller, kind: NoticeKind, form: Form) -> None:
    if wanted := first(form, kind.value):
        identity = keyed(caller, f"{first(form, 'key')}:{kind}") if first(form, "key") else keyed(caller, "")
        await choose(services, caller, kind, wanted, identity)


async def _page(
    request: AnyRequest, caller: Caller, services: Services, status: int = 200, **facts: Any
) -> Response[Any]:
    chosen = await chosen_by(services, caller.tenant, caller.person)
    language = language_of(request)
    shown = [
        (
            kind,
            NAMES[kind].to(language),
            MEANINGS[kind].to(language),
            first(facts.get("typed") or {}, kind.value) or chosen.notices.pace(kind).value,
            [(pace, PACES[pace].to(language)) for pace in Pace if pace is not Pace.OFF or kind not in NEVER_OFF],
        )
        for kind in NoticeKind
    ]
    common: dict[str, Any] = {"problem": None, "saved": False, "shown": shown}
    return await page(request, "notices.html", caller, status, **{**common, **facts})


@get("/afmelden/{token:str}", include_in_schema=False, rule=PUBLIC)
async def ask(request: AnyRequest, token: FromPath[str], services: NamedDependency[Services]) -> Response[Any]:
    """A page that asks: who only looks, or a program that follows links, turns nothing off."""
    return await _leaving(request, services, _of(services, token))


@post("/afmelden/{token:str}", include_in_schema=False, status_code=200, opt={"unnamed": True}, rule=PUBLIC)
async def leave(request: AnyRequest, token: FromPath[str], services: NamedDependency[Services]) -> Response[Any]:
    """Turn off, or on again. A mail program sends `List-Unsubscribe=One-Click` (RFC 8058) and no more."""
    leaving = _of(services, token)
    form = await form_of(request)
    pace = Pace.DAILY if first(form, "do") == "on" else Pace.OFF
    await choose_by_link(services, leaving, pace)
    return await _leaving(request, services, leaving)


def _of(services: Services, token: str) -> Leaving:
    leaving = links(services).read(token)
    if leaving is None or not leaving.notices - NEVER_OFF:
        raise NotFound
    return leaving


async def _leaving(request: AnyRequest, services: Services, leaving: Leaving) -> Response[Any]:
    chosen = await chosen_by(services, leaving.tenant, leaving.person)
    language, kinds = language_of(request), in_order(leaving.notices - NEVER_OFF)
    return await page(
        request,
        "leaving.html",
        names=[(NAMES[kind].to(language), MEANINGS[kind].to(language)) for kind in kinds],
        stays=[NAMES[kind].to(language) for kind in in_order(leaving.notices & NEVER_OFF)],
        off=all(chosen.notices.pace(kind) is Pace.OFF for kind in kinds),
    )


ROUTES = Router("/", route_handlers=[mine, choose_all, ask, leave])
