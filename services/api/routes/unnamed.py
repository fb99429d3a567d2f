"""Reporting unnamed for programs (a kiosk, an intranet): nobody is signed in, and nothing leads back to anybody.

These routes write no line in the log and no figure. Send no token and no cookie: they are not looked at.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.kernel.ids import UnitId
from domain.kernel.refusals import NotFound
from domain.method import TEMPLATES, Text
from domain.organisation.views import ORGANISATIONS
from domain.plan.views import PLANS
from domain.signals.kinds import SignalKind
from domain.signals.views import REPORTER_MESSAGES, SIGNALS
from infra.anonymous.inbox import Dialogue
from infra.bootstrap import Services
from services.api.rules import PUBLIC
from services.api.unnamed import Wish, deposit, offered, open_place, write

UNNAMED: dict[str, Any] = {"unnamed": True}
Code = Annotated[str, Meta(min_length=1, max_length=100, examples=["KMNP-2345-QRST-6789"])]


class UnitChoice(msgspec.Struct, frozen=True):
    """A unit that may be named: so many people belong to it that it points at nobody."""

    unit: UUID
    name: str


class ThemeChoice(msgspec.Struct, frozen=True):
    """What a report can be about."""

    theme: str
    title: Text


class Questions(msgspec.Struct, frozen=True):
    """What the form asks, and for which plan."""

    organisation: str
    plan: str
    themes: list[ThemeChoice]
    units: list[UnitChoice]


class UnnamedReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody noticed. Name nobody in it, yourself included. `unit`: one of the units offered, or null."""

    kind: SignalKind
    theme: Annotated[str, Meta(examples=["planning"])]
    text: Annotated[str, Meta(min_length=1, max_length=2000, examples=["Te veel losse diensten op een dag."])]
    weight: Annotated[int, Meta(ge=1, le=5, description="1 is light, 5 is heavy.")] = 3
    unit: UUID | None = None


class Received(msgspec.Struct, frozen=True):
    """The code for coming back. It is told this once; whoever has it can read and write in the dialogue."""

    code: str


class WithCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The code, in the body so that it stands in no address."""

    code: Code


class NewMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message of the reporter's."""

    code: Code
    text: Annotated[str, Meta(min_length=1, max_length=2000)]


class DialogueMessage(msgspec.Struct, frozen=True):
    """One message, of the reporter or of somebody who steers the plan, and the date on which it came to the log."""

    from_reporter: bool
    text: str | None
    written_on: date


class DialogueOut(msgspec.Struct, frozen=True):
    """`arrived` is false while the report still waits for its release; `waiting` counts messages that do.

    `closed_on`: since when the plan is closed. What was said before arrives all the same, and nobody answers.
    """

    arrived: bool
    messages: list[DialogueMessage]
    waiting: int
    closed_on: date | None


@get("/reports/{link:str}", opt=UNNAMED, summary="Read what an unnamed report asks", rule=PUBLIC)
async def questions(link: FromPath[str], services: NamedDependency[Services]) -> Questions:
    """`link` is the end of the plan's address for reporting unnamed."""
    place, plan = await open_place(services, link)
    organisation = await services.views.get(place.tenant, ORGANISATIONS, (place.tenant,))
    themes = [ThemeChoice(each.key, each.title) for each in TEMPLATES[plan.template].themes]
    units = [UnitChoice(row.unit, row.name) for row in await offered(services, plan, place)]
    return Questions(organisation.name if organisation else "", plan.title, themes, units)


@post("/reports/{link:str}", opt=UNNAMED, summary="Report unnamed", rule=PUBLIC)
async def report(
    request: Request[Any, Any, Any],
    link: FromPath[str],
    data: JSONBody[UnnamedReport],
    services: NamedDependency[Services],
) -> Received:
    """Kept with its date only, and released to the plan later, among others."""
    place, plan = await open_place(services, link)
    key = request.headers.get("idempotency-key") or str(uuid4())
    unit = UnitId(data.unit) if data.unit else None
    return Received(
        await deposit(services, place, plan, Wish(data.kind, data.theme, data.weight, data.text, unit, key))
    )


@post("/dialogue", opt=UNNAMED, status_code=200, summary="Come back with the code", rule=PUBLIC)
async def dialogue(data: JSONBody[WithCode], services: NamedDependency[Services]) -> DialogueOut:
    """What was answered, and what the reporter wrote."""
    return await _out(services, await _found(services, data.code))


@post("/dialogue/messages", opt=UNNAMED, summary="Write a message, unnamed", rule=PUBLIC)
async def message(
    request: Request[Any, Any, Any], data: JSONBody[NewMessage], services: NamedDependency[Services]
) -> DialogueOut:
    """It waits for its release like a report does."""
    found = await _found(services, data.code)
    await write(services, found, data.text, request.headers.get("idempotency-key") or str(uuid4()))
    return await _out(services, found)


async def _found(services: Services, code: str) -> Dialogue:
    found = await services.inbox.dialogue(code)
    if found is None:
        raise NotFound
    return found


async def _out(services: Services, found: Dialogue) -> DialogueOut:
    signal = await services.views.get(found.tenant, SIGNALS, (found.signal,)) if found.signal else None
    about = await services.views.get(found.tenant, PLANS, (found.plan,))
    closed_on = about.closed_on if about else None
    if signal is None:
        return DialogueOut(False, [], 0, closed_on)
    rows = await services.views.find(found.tenant, REPORTER_MESSAGES, {"signal": found.signal}, ("seq",))
    said = [DialogueMessage(row.written_by is None, row.text, row.written_on) for row in rows]
    return DialogueOut(True, said, await services.inbox.waiting(found), closed_on)


ROUTES = Router("/unnamed", route_handlers=[questions, report, dialogue, message], tags=["Unnamed reports"])
