"""Support and communication: management's statement with its versions, and what is told to whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PLANS
from domain.support.commands import (
    ChangeMessage,
    DropMessage,
    PlanMessage,
    PublishStatement,
    ReadStatement,
    TellMessage,
)
from domain.support.events import Message, Words
from domain.support.views import MESSAGES, READINGS, STATEMENTS, MessageRow, StatementRow
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import await_own_write, carry_out, keyed, new_id
from services.api.kickoff_rows import said_at_kickoff
from services.api.pages.forms import Form, Shown, first, form_of, identity, key_of, needed_day, number, refused, under
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.readings import note
from services.api.routes.plans import require_plan
from services.api.routes.statement import require_statement
from services.api.text_difference import Piece, difference

PARTS = ("goals", "results", "people", "means")
PAGE, READERS = 100, 50


class Version(msgspec.Struct, frozen=True):
    """A version of the statement, and what changed since the one before it (None: it is the first)."""

    row: StatementRow
    changed: dict[str, tuple[Piece, ...]] | None


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def support(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What management stands behind, who read it, what is told to whom and what was told when."""
    await await_own_write(services, caller, min_seq, PLANS, STATEMENTS, MESSAGES, READINGS)
    return await _show(
        request, services, caller, PlanId(plan), Shown(request.query_params.get("open", ""), saved=saved)
    )


@post("/", include_in_schema=False, rule=Right.TAKE_PART)
async def do(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One of the page's forms, named by its button `do`."""
    form, identity_ = await form_of(request), PlanId(plan)
    what, item = first(form, "do"), first(form, "item")
    about = item or ("statement" if what == "publish" else what)
    try:
        await require_plan(services, caller, identity_)
        if what == "import":
            seq = await _import(services, caller, identity_, form)
        else:
            command = await _command(services, caller, identity_, form)
            handled = await carry_out(services, caller, command, key_of(caller, form))
            seq = handled.receipt.seq if handled.receipt else None
    except Refusal as refusal:
        shown = under(refused(request, form, refusal, about, about), {"on": "told_on"} if what == "told" else {})
        return await _show(request, services, caller, identity_, shown)
    anchor = f"bericht-{item}" if item else ("verklaring" if what in ("publish", "read") else "berichten")
    return see(f"/plannen/{plan}/draagvlak", anchor=anchor, saved=about, min_seq=seq)


async def _command(services: Services, caller: Caller, plan: PlanId, form: Form) -> Command:
    match first(form, "do"):
        case "publish":
            words = Words(*(first(form, part) for part in PARTS))
            return PublishStatement(plan=plan, words=words, seen=number(first(form, "seen")))
        case "read":
            version = number(first(form, "version")) or 0
            await require_statement(services, caller, plan, version)
            return ReadStatement(plan=plan, version=version, person=caller.person)
        case "add":
            item = new_id(key_of(caller, form), "message")
            return PlanMessage(plan=plan, item=item, message=await _message(services, caller, form))
        case "change":
            return ChangeMessage(plan=plan, item=_item(form), message=await _message(services, caller, form))
        case "told":
            on, informed = needed_day(form, "told_on"), first(form, "informed")
            return TellMessage(plan=plan, item=_item(form), on=on, informed=informed)
        case "drop":
            return DropMessage(plan=plan, item=_item(form), reason=first(form, "reason"))
        case _:
            raise NotFound


async def _message(services: Services, caller: Caller, form: Form) -> Message:
    by = identity(form, "by")
    await known_people(services, caller, [by] if by else [])
    return Message(
        what=first(form, "what"),
        to_whom=first(form, "to_whom"),
        on=needed_day(form, "on"),
        by=PersonId(by) if by else None,
        by_words=first(form, "by_words"),
    )


def _item(form: Form) -> UUID:
    found = identity(form, "item")
    if found is None:
        raise NotFound
    return found


async def _import(services: Services, caller: Caller, plan: PlanId, form: Form) -> int | None:
    seq = None
    for item, message in await _from_kickoff(services, caller, plan):
        key = keyed(caller, f"{first(form, 'key')}:{item}")
        handled = await carry_out(services, caller, PlanMessage(plan=plan, item=item, message=message), key)
        seq = handled.receipt.seq if handled.receipt else seq
    return seq


async def _from_kickoff(services: Services, caller: Caller, plan: PlanId) -> list[tuple[UUID, Message]]:
    """What row 3 of the kick-off says about communication and is not in the plan yet; asked again: the same ids."""
    said = await said_at_kickoff(services, caller, plan)
    told = [
        (uuid5(plan, f"kickoff/{each.what}/{each.to_whom}"), Message(each.what, each.to_whom, each.on, None, each.by))
        for each in said.communications
    ]
    there = {row.item for row in await services.views.find(caller.tenant, MESSAGES, {"plan": plan})}
    return [(item, message) for item, message in told if item not in there]


async def _show(request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown) -> Response[Any]:
    row = await require_plan(services, caller, plan)
    asked = {"plan": plan}
    statements = await services.views.find(caller.tenant, STATEMENTS, asked, order=("version",))
    after = number(request.query_params.get("na", ""))
    where = {**asked, **({"seq >": after} if after else {})}
    messages = await services.views.find(caller.tenant, MESSAGES, where, order=("seq",), limit=PAGE + 1)
    newest = statements[-1].version if statements else 0
    keeps = caller.actor.may(Right.KEEP_COMMUNICATION)
    of_newest = {**asked, "version": newest}
    readings = (
        await services.views.find(caller.tenant, READINGS, of_newest, order=("on",), limit=READERS) if keeps else ()
    )
    await note(services, caller, Sensitive.STATEMENT_READERS, (each.person for each in readings), plan)
    today = await services.calendar.today(caller.tenant)
    return await plan_page(
        request,
        "support.html",
        caller,
        row,
        "draagvlak",
        shown.status,
        shown=shown,
        versions=_versions(statements)[::-1],
        newest=newest,
        messages=sorted(messages[:PAGE], key=lambda each: each.planned_on),
        older=messages[PAGE - 1].seq if len(messages) > PAGE else None,
        from_kickoff=len(await _from_kickoff(services, caller, plan)) if keeps else 0,
        readings=readings,
        read_by=await services.views.count(caller.tenant, READINGS, of_newest),
        have_read=await services.views.get(caller.tenant, READINGS, (plan, newest, caller.person)) is not None,
        fields=_fields(shown, statements, messages, today),
        may_publish=caller.actor.may(Right.PUBLISH_STATEMENT) and not row.closed_on,
        keeps=keeps and not row.closed_on,
        today=today,
        **await people_and_units(services, caller),
    )


def _versions(statements: Sequence[StatementRow]) -> list[Version]:
    found = []
    for before, row in zip((None, *statements), statements, strict=False):
        changed = None
        if before:
            pairs = {part: (getattr(before.words, part), getattr(row.words, part)) for part in PARTS}
            changed = {part: difference(*pair) for part, pair in pairs.items() if pair[0] != pair[1]}
        found.append(Version(row, changed))
    return found


def _fields(
    shown: Shown, statements: Sequence[StatementRow], messages: Sequence[MessageRow], today: date
) -> dict[str, list[str]]:
    if shown.typed is not None:
        return dict(shown.typed)
    fields = {"told_on": [today.isoformat()]}
    if statements:
        fields |= {part: [getattr(statements[-1].words, part)] for part in PARTS}
    opened = next((row.message for row in messages if str(row.item) == shown.opened), None)
    if opened:
        fields |= {"what": [opened.what], "to_whom": [opened.to_whom], "on": [opened.on.isoformat()]}
        fields |= {"by": [str(opened.by or "")], "by_words": [opened.by_words], "informed": [opened.to_whom]}
    return fields


ROUTES = Router("/plannen/{plan:uuid}/draagvlak", route_handlers=[support, do])
