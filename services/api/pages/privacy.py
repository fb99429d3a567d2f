"""My data: what is held about me, all of it as a file, and asking to be erased. And who administrators are to erase."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import PersonId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.views import MEMBERS
from domain.privacy.views import ERASURES
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api import erasing
from services.api.auth import Caller
from services.api.confirm import be_sure
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.held import everything, overview, rename
from services.api.pages.forms import Shown, first, form_of, key_of, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.readings import note
from services.api.routes.privacy import FILE
from services.api.rules import OWN
from services.api.words.readings import WHAT

HERE, ERASING = "/mijn-gegevens", "/organisatie/wissen"


@get(HERE, include_in_schema=False, rule=OWN)
async def mine(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """How much there is of each kind, why, and how long it stays."""
    await await_own_write(services, caller, min_seq, ERASURES)
    return await _mine(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, rule=OWN)
async def change(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Correct one's name; ask to be erased, or take that back."""
    form = await form_of(request)
    what, key = first(form, "do"), key_of(caller, form)
    if what == "name":
        try:
            await rename(services, caller, first(form, "name"), key)
        except Refusal as refusal:
            return await _mine(request, services, caller, refused(request, form, refusal, "name"))
        return see(HERE, saved=what)
    if what == "ask":
        handled = await erasing.ask(services, caller, key)
    elif what == "withdraw":
        handled = await erasing.withdraw(services, caller, key)
    else:
        raise NotFound
    return see(HERE, anchor="wissen", saved=what, min_seq=handled.receipt.seq if handled.receipt else None)


async def _mine(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    held, erasure = await overview(services, caller), await erasing.erasure_of(services, caller)
    facts: dict[str, Any] = {"held": held, "erasure": erasure, "saved": shown.saved, "shown": shown}
    facts["what"] = {each.value: text.to(language_of(request)) for each, text in WHAT.items()}
    answer = await page(request, "my_data.html", caller, shown.status, **facts)
    answer.headers["cache-control"] = "no-store"
    return answer


@get(f"{HERE}/download", include_in_schema=False, rule=OWN)
async def download(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[bytes]:
    """All of it as JSON, laid out to be read."""
    told = msgspec.json.format(msgspec.json.encode(await everything(services, caller)), indent=2)
    headers = {"content-disposition": FILE, "cache-control": "no-store"}
    return Response(told, media_type="application/json", headers=headers)


@get(ERASING, include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def to_erase(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """Who asked to be erased, and who left."""
    await await_own_write(services, caller, min_seq, ERASURES, MEMBERS)
    asked, left = await erasing.waiting(services, caller), await erasing.left_behind(services, caller)
    return await page(request, "erasing.html", caller, asked=asked, left=left, saved=saved)


@get(ERASING + "/{person:uuid}", include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def one(
    request: AnyRequest, person: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """What goes and what stays, before one decides."""
    return await _show(request, services, caller, PersonId(person), Shown())


@post(ERASING + "/{person:uuid}", include_in_schema=False, rule=Right.MANAGE_ORGANISATION)
async def decide(
    request: AnyRequest, person: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Erase somebody, or say why not. For the first one shows once more who one is."""
    form, whom = await form_of(request), PersonId(person)
    what, key = first(form, "do"), key_of(caller, form)
    try:
        if what == "order":
            if first(form, "certain") != "yes":
                raise InvalidValue(field="certain", reason="tick")
            await be_sure(services, caller)
            handled = await erasing.order(services, caller, whom, key)
        elif what == "decline":
            handled = await erasing.decline(services, caller, whom, first(form, "reason"), key)
        else:
            raise NotFound
    except Refusal as refusal:
        return await _show(request, services, caller, whom, refused(request, form, refusal, "decide"))
    return see(ERASING, saved=what, min_seq=handled.receipt.seq if handled.receipt else None)


async def _show(
    request: AnyRequest, services: Services, caller: Caller, person: PersonId, shown: Shown
) -> Response[Any]:
    found = await erasing.require_person(services, caller, person)
    row = await services.views.get(caller.tenant, ERASURES, (person,))
    await note(services, caller, Sensitive.ERASURE, [person])
    return await page(request, "erase.html", caller, shown.status, whom=found, row=row, shown=shown)


ROUTES = Router("/", route_handlers=[mine, change, download, to_erase, one, decide])
