"""Questionnaires: those shipped and one's own; a dry run of an import; the anonymity floors of the organisation."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from domain.kernel.ids import QuestionnaireId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.method import Text
from domain.polls.floors import FLOOR_ROWS, Floors, RaiseFloors
from domain.questionnaires.content import Questionnaire, Scale
from domain.questionnaires.decider import ImportQuestionnaire, RetireQuestionnaire, health_questions
from domain.questionnaires.importing import Read, Trouble, read
from domain.questionnaires.refusals import QuestionnaireHasFaults
from domain.questionnaires.views import QUESTIONNAIRES
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.polls import floors_of, offered
from services.api.words.questionnaires import TROUBLES

Line = Annotated[str, Meta(min_length=1, max_length=200)]


class Import(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A questionnaire as a file: `content` is CSV or JSON, a row a question, with the columns scale, question,
    question_en, reversed, answers, answers_en. `looked_at`: you read why questions about health do not belong.
    `questionnaire`: of which one it is the next version; null for a new one.
    """

    title: Annotated[Line, Meta(examples=["Rust op de afdeling"])]
    source: Annotated[Line, Meta(examples=["Eigen vragen, 2026"])]
    content: Annotated[str, Meta(min_length=1, max_length=100_000)]
    title_en: str = ""
    source_en: str = ""
    questionnaire: UUID | None = None
    looked_at: bool = False


class FaultOut(msgspec.Struct, frozen=True):
    """A line that cannot be read (1 is the first, 0 the file as a whole) and why, as a word and as a sentence."""

    line: int
    trouble: Trouble
    detail: str


class DryRun(msgspec.Struct, frozen=True):
    """What an import would bring. `health`: the questions that look as if they ask about health."""

    faults: list[FaultOut]
    scales: Sequence[Scale]
    health: Sequence[str]


@get("/questionnaires", summary="List the questionnaires", rule=Right.READ_ORGANISATION)
async def questionnaires(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> list[Questionnaire]:
    """Those that a new poll can have, with their questions, scoring, cut-offs and source."""
    await await_own_write(services, caller, min_seq, QUESTIONNAIRES)
    return await offered(services, caller.tenant)


@post("/questionnaires/dry-run", status_code=200, summary="See what an import would bring", rule=Right.RUN_POLLS)
async def dry_run(data: JSONBody[Import], caller: NamedDependency[Caller]) -> DryRun:
    """Nothing is kept."""
    caller.actor.needs(Right.RUN_POLLS)
    return dry_run_of(read(data.content), caller.language)


@post("/questionnaires", summary="Import a questionnaire", rule=Right.RUN_POLLS)
async def import_one(
    request: Request[Any, Any, Any],
    data: JSONBody[Import],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """A new one, or the next version of one's own; nothing is kept while a line has a fault."""
    identity = command_id(request, caller)
    own = data.questionnaire
    if own and await services.views.get(caller.tenant, QUESTIONNAIRES, (own,)) is None:
        raise NotFound
    caller.actor.needs(Right.RUN_POLLS)
    command = imported(QuestionnaireId(own or new_id(identity, "questionnaire")), data)
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/questionnaires/{command.questionnaire}"
    return response


@delete("/questionnaires/{questionnaire:uuid}", status_code=200, summary="Put one aside", rule=Right.RUN_POLLS)
async def retire(
    request: Request[Any, Any, Any],
    questionnaire: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """It is not offered for new polls any more; polls that used it keep it."""
    command = RetireQuestionnaire(questionnaire=QuestionnaireId(questionnaire))
    return await carried_out(request, services, caller, command)


@get("/organisation/anonymity", summary="Read the anonymity floors", rule=Right.READ_ORGANISATION)
async def floors(
    caller: NamedDependency[Caller], services: NamedDependency[Services], min_seq: FromQuery[int | None] = None
) -> Floors:
    """How many answers a figure of a poll needs: about all who were asked, and about a part of them."""
    await await_own_write(services, caller, min_seq, FLOOR_ROWS)
    return await floors_of(services, caller.tenant)


@put("/organisation/anonymity", summary="Raise the anonymity floors", rule=Right.RAISE_FLOORS)
async def raise_floors(
    request: Request[Any, Any, Any],
    data: JSONBody[Floors],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """For polls that open from now on. They are never lowered, by nobody."""
    return await carried_out(request, services, caller, RaiseFloors(tenant=caller.tenant, floors=data))


def dry_run_of(found: Read, language: str) -> DryRun:
    """What an import would bring, in words."""
    faults = [FaultOut(each.line, each.trouble, TROUBLES[each.trouble].to(language)) for each in found.faults]
    return DryRun(faults, found.scales, health_questions(found.scales))


def imported(questionnaire: QuestionnaireId, data: Import) -> ImportQuestionnaire:
    """The command that keeps it. Raises QuestionnaireHasFaults."""
    found = read(data.content)
    if found.faults:
        raise QuestionnaireHasFaults(faults=len(found.faults))
    return ImportQuestionnaire(
        questionnaire=questionnaire,
        title=Text(data.title, data.title_en or data.title),
        source=Text(data.source, data.source_en or data.source),
        scales=found.scales,
        looked_at=data.looked_at,
    )


ROUTES = Router(
    "/",
    route_handlers=[questionnaires, dry_run, import_one, retire, floors, raise_floors],
    tags=["Polls"],
)
