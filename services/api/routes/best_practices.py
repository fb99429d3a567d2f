"""The organisation's shelf of best practices: from measures that were done, and written down by people."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import PersonId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.measures.description import Level, Practice
from domain.measures.practice import RemovePractice, WritePractice
from domain.measures.views import PRACTICES, PracticeRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.listing import newest_first
from services.api.routes.measure_work import Example, Line, Words
from services.api.routes.talks import Before, Limit


class NewPractice(Example, frozen=True, forbid_unknown_fields=True):
    """A best practice that was no measure here."""

    title: Line
    goal: Words
    active_role: Annotated[str, Meta(max_length=4000)]
    level: Level


class PracticePage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    practices: list[PracticeRow]
    next: int | None


@get("/", summary="List the best practices", rule=Right.READ_ORGANISATION)
async def practices(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Before = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> PracticePage:
    """The organisation's shelf, newest first; start a measure from one by naming it as `origin`."""
    await await_own_write(services, caller, min_seq, PRACTICES)
    return PracticePage(*await newest_first(services, caller, PRACTICES, {}, before, limit))


@post("/", summary="Write a best practice", rule=Right.PLAN_MEASURES)
async def write_practice(
    request: Request[Any, Any, Any],
    data: JSONBody[NewPractice],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For what worked outside a plan; its id is in the header Location."""
    await known_people(services, caller, [data.contact])
    identity = command_id(request, caller)
    practice = new_id(identity, "practice")
    text = Practice(
        title=data.title,
        goal=data.goal,
        active_role=data.active_role,
        level=data.level,
        what_worked=data.what_worked,
        where=data.where,
        contact=PersonId(data.contact),
    )
    handled = await carry_out(services, caller, WritePractice(practice=practice, text=text), identity)
    response = answer(handled, created=True)
    response.headers["Location"] = f"/api/v1/best-practices/{practice}"
    return response


@delete(
    "/{practice:uuid}", status_code=200, summary="Take a written best practice off the shelf", rule=Right.PLAN_MEASURES
)
async def remove_practice(
    request: Request[Any, Any, Any],
    practice: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """One that was a measure is taken off at the measure."""
    return await carried_out(request, services, caller, RemovePractice(practice=practice))


@get("/{practice:uuid}", summary="Read a best practice", rule=Right.READ_ORGANISATION)
async def practice_by_id(
    practice: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> PracticeRow:
    """One on your organisation's shelf."""
    await await_own_write(services, caller, min_seq, PRACTICES)
    row = await services.views.get(caller.tenant, PRACTICES, (practice,))
    if row is None:
        raise NotFound
    return row


ROUTES = Router(
    "/best-practices",
    route_handlers=[practices, practice_by_id, write_practice, remove_practice],
    tags=["Best practices"],
)
