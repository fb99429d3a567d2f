"""An organisation's own questionnaire: each import is a new version, and no version ever changes."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event, event
from domain.kernel.ids import QuestionnaireId, StreamId, stream
from domain.kernel.rights import Right
from domain.method import Text
from domain.questionnaires.content import Questionnaire, Scale
from domain.questionnaires.health import asks_about_health
from domain.questionnaires.refusals import (
    QuestionnaireAsksAboutHealth,
    QuestionnaireIsRetired,
    QuestionnaireUnknown,
)

CATEGORY = "questionnaire"


class QuestionnaireCommand(Command, frozen=True, kw_only=True):
    """The base of what is asked about one's own questionnaire."""

    questionnaire: QuestionnaireId


class ImportQuestionnaire(QuestionnaireCommand, frozen=True, kw_only=True):
    """Keep this as the newest version. `looked_at`: whoever imports read why questions about health do not belong."""

    title: Text
    source: Text
    scales: tuple[Scale, ...]
    looked_at: bool = False


class RetireQuestionnaire(QuestionnaireCommand, frozen=True, kw_only=True):
    """Offer it for new polls no longer; polls that used it keep it."""


class QuestionnaireFact(Event, frozen=True, kw_only=True):
    """The base of the events of one's own questionnaire."""

    questionnaire: QuestionnaireId


@event("questionnaires.imported")
class QuestionnaireImported(QuestionnaireFact, frozen=True, kw_only=True):
    """A version with these questions exists. `health`: how many looked as if they ask about health."""

    version: int
    title: Text
    source: Text
    scales: tuple[Scale, ...]
    health: int


@event("questionnaires.retired")
class QuestionnaireRetired(QuestionnaireFact, frozen=True, kw_only=True):
    """It is not offered for new polls any more."""


QuestionnaireEvent = QuestionnaireImported | QuestionnaireRetired


class OwnQuestionnaire(Struct, frozen=True):
    """The newest version, None before the first; whether it is still offered."""

    newest: QuestionnaireImported | None = None
    retired: bool = False


def evolve(state: OwnQuestionnaire, happened: QuestionnaireEvent) -> OwnQuestionnaire:
    """The questionnaire after one more event."""
    match happened:
        case QuestionnaireImported():
            return replace(state, newest=happened)
        case QuestionnaireRetired():
            return replace(state, retired=True)
        case _:
            assert_never(happened)


def decide(command: QuestionnaireCommand, state: OwnQuestionnaire, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.RUN_POLLS)
    match command:
        case ImportQuestionnaire():
            return _import(command, state)
        case RetireQuestionnaire():
            if state.newest is None:
                raise QuestionnaireUnknown(questionnaire=command.questionnaire)
            return () if state.retired else (QuestionnaireRetired(questionnaire=command.questionnaire),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _import(command: ImportQuestionnaire, state: OwnQuestionnaire) -> Sequence[Event]:
    newest = state.newest
    if newest and (newest.title, newest.source, newest.scales) == (command.title, command.source, command.scales):
        return ()
    if state.retired:
        raise QuestionnaireIsRetired(questionnaire=command.questionnaire)
    suspected = len(health_questions(command.scales))
    if suspected and not command.looked_at:
        raise QuestionnaireAsksAboutHealth(questions=suspected)
    return (
        QuestionnaireImported(
            questionnaire=command.questionnaire,
            version=newest.version + 1 if newest else 1,
            title=command.title,
            source=command.source,
            scales=command.scales,
            health=suspected,
        ),
    )


def health_questions(scales: Sequence[Scale]) -> tuple[str, ...]:
    """The questions that look as if they ask about health, in either language."""
    questions = [question.text for scale in scales for question in scale.questions]
    return tuple(text.nl for text in questions if asks_about_health((text.nl, text.en)))


def content_of(imported: QuestionnaireImported) -> Questionnaire:
    """The version as a questionnaire like any other."""
    key = str(imported.questionnaire)
    return Questionnaire(key, imported.version, imported.title, imported.source, imported.scales)


def stream_of(questionnaire: QuestionnaireId) -> StreamId:
    """The stream of an own questionnaire."""
    return stream(CATEGORY, questionnaire)


QUESTIONNAIRE: Decider[QuestionnaireCommand, OwnQuestionnaire] = Decider(
    category=CATEGORY,
    commands=QuestionnaireCommand,
    initial=OwnQuestionnaire(),
    stream_of=lambda command: stream_of(command.questionnaire),
    evolve=evolve,
    decide=decide,
)
