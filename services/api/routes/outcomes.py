"""The outcome of a poll, once it has closed: figures that the ledger holds, in three forms."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter

from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.polls.views import POLLS
from domain.publication.floors import Floors
from domain.publication.outcome import Line
from domain.publication.statistics import Interval
from domain.publication.views import EDITIONS, FIGURES
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.outcome_words import worded
from services.api.outcomes import Outcome, organisation_name, outcome_of, taken_along
from services.api.pages.page import AnyRequest
from services.api.polls import require_poll
from services.api.routes.plans import require_plan

Language = Annotated[Literal["nl", "en"] | None, QueryParameter(description="Your own without it.")]


class Change(msgspec.Struct, frozen=True):
    """By how much it changed, from `low` to `high` with 95 % certainty; `may_be_chance` where zero lies between."""

    by: float
    low: float
    high: float
    may_be_chance: bool


class GroupOut(msgspec.Struct, frozen=True):
    """A group. `unit` null: everybody. Where nothing is told apart, all but `unit` and `asked` is null.

    `bands`: how many answers each count takes together; `upper` of `answers` are from the cut-off on.
    A change is in points of a hundred, one of the mean in answers.
    """

    unit: UUID | None
    asked: int
    answers: int | None = None
    bands: list[int] | None = None
    counts: list[int] | None = None
    upper: int | None = None
    mean: float | None = None
    upper_percent_then: float | None = None
    change: Change | None = None
    change_of_mean: Change | None = None
    doubts: list[str] = []


class QuestionOut(msgspec.Struct, frozen=True):
    """A question, or a scale that is counted for itself. `validated`: somebody showed what its questions measure."""

    key: str
    text: str
    scale: bool
    validated: bool
    groups: list[GroupOut]


class OutcomeOut(msgspec.Struct, frozen=True):
    """All that is ever shown of a poll; it never changes. `beside` is the poll that changes are measured from."""

    poll: UUID
    released_on: date
    closed_on: date
    version: str
    floors: Floors
    beside: UUID | None
    questions: list[QuestionOut]


@get("/", summary="Read the outcome", rule=Right.READ_PLAN)
async def outcome(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    language: Language = None,
    min_seq: FromQuery[int | None] = None,
) -> OutcomeOut:
    """404 until its figures came out, after it closed. What would tell of few people is there for nobody."""
    await await_own_write(services, caller, min_seq, POLLS, EDITIONS, FIGURES)
    return _out(await _found(services, caller, plan, poll), language or language_of(request))


@get(
    ["/outcome.csv", "/outcome.xlsx"],
    summary="Export the outcome",
    media_type="application/octet-stream",
    rule=Right.READ_PLAN,
)
async def export(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    language: Language = None,
) -> Response[bytes]:
    """The tables of the page, exactly its figures; no cell is a formula."""
    found = await _found(services, caller, plan, poll)
    chosen = language or language_of(request)
    document = worded(found, await organisation_name(services, caller), chosen)
    return taken_along(document, found.now.closed_on, request.url.path.rpartition(".")[2], chosen)


async def _found(services: Services, caller: Caller, plan: UUID, poll: UUID) -> Outcome:
    row = await require_plan(services, caller, PlanId(plan))
    found = await outcome_of(services, caller, await require_poll(services, caller, row.plan, poll))
    if found is None:
        raise NotFound
    return found


def _out(found: Outcome, language: str) -> OutcomeOut:
    questions = [
        QuestionOut(
            key=each.question.key,
            text=found.asked[each.question.key].text.to(language),
            scale=found.asked[each.question.key].scale,
            validated=found.asked[each.question.key].validated,
            groups=[_group(line, each.question.ladder) for line in each.lines],
        )
        for each in found.answered
    ]
    now, then = found.now, found.then
    return OutcomeOut(now.poll, now.on, now.closed_on, now.version, now.floors, then.poll if then else None, questions)


def _group(line: Line, ladder: tuple[tuple[int, ...], ...]) -> GroupOut:
    if line.shown is None or line.share is None:
        return GroupOut(line.node, line.asked)
    return GroupOut(
        unit=line.node,
        asked=line.asked,
        answers=line.share.answers,
        bands=list(ladder[line.shown.level]),
        counts=list(line.shown.counts),
        upper=line.share.upper,
        mean=round(line.mean.value, 4) if line.mean else None,
        upper_percent_then=round(line.then.percent, 2) if line.then else None,
        change=_change(line.change),
        change_of_mean=_change(line.change_of_mean),
        doubts=[doubt.value for doubt in line.doubts],
    )


def _change(change: Interval | None) -> Change | None:
    return (
        Change(round(change.change, 4), round(change.low, 4), round(change.high, 4), change.may_be_chance)
        if change
        else None
    )


ROUTES = Router("/plans/{plan:uuid}/polls/{poll:uuid}/outcome", route_handlers=[outcome, export], tags=["Polls"])
