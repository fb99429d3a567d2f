"""Histories of a kick-off that the tests begin from."""

from datetime import date
from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import PersonId
from domain.kickoff.answers import (
    Answer,
    BenefitingGroup,
    Goal,
    Goals,
    Involvement,
    Leadership,
    Means,
    MeansFor,
    Milestone,
    OthersInvolved,
    Planning,
    Position,
    ResultsDate,
    Transcription,
    YesNo,
)
from domain.kickoff.answers import Communication as Told
from domain.kickoff.events import KickoffOpened, OwnRowAdded, RowAnswered, RowAssigned, RowChecked, RowDueSet
from domain.method import CURRENT
from tests.domain.specification import ANNA, DEWI, PLAN, TODAY

SPRING = date(2027, 4, 1)
OPENED = KickoffOpened(plan=PLAN, template=CURRENT.version)
OWN_KEY = UUID(int=21)
OWN_ROW = OwnRowAdded(plan=PLAN, key=OWN_KEY, row="e1", text="Bel de roostermaker")
SOURCE = Transcription("Verslag van 3 november", date(2026, 11, 3))

FULL: dict[str, Answer] = {
    "1": Goals((Goal("Rust in het rooster", "Minder ruilen"),)),
    "1a": YesNo(True),
    "1b": Position(True, SOURCE),
    "1c": Position(False, SOURCE),
    "1d": Involvement(True, "In het werkoverleg"),
    "1e": Leadership(),
    "1f": BenefitingGroup(True, "De nachtdienst", size=12),
    "1g": ResultsDate(SPRING),
    "2": OthersInvolved(()),
    "3": Planning((Milestone("Klaar", SPRING),), (Told("De uitkomst", "Iedereen", SPRING, "Anna"),)),
    "4": Means((MeansFor(person=DEWI, time="2 uur per week"),)),
}


def answered(row: str, answer: Answer | None = None, by: PersonId = ANNA, own: bool = False) -> RowAnswered:
    return RowAnswered(plan=PLAN, row=row, answer=answer or FULL[row], own=own, by=by, on=TODAY)


def all_answered() -> tuple[Event, ...]:
    return tuple(answered(row) for row in FULL)


def checked(row: str) -> RowChecked:
    return RowChecked(plan=PLAN, row=row, on=TODAY)


def assigned(row: str, *people: PersonId) -> RowAssigned:
    return RowAssigned(plan=PLAN, row=row, responsible=people)


def due(row: str, on: date | None) -> RowDueSet:
    return RowDueSet(plan=PLAN, row=row, due_on=on)
