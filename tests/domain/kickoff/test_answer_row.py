"""Each row asks its own question; an answer is of that kind, and complete; a party speaks for itself."""

import pytest

from domain.kernel.personal import Erased, Personal
from domain.kickoff import answers as a
from domain.kickoff.commands import AnswerRow
from domain.kickoff.decider import KICKOFF
from domain.kickoff.refusals import (
    AnswerIncomplete,
    AnswerOfWrongKind,
    NotYourRow,
    PositionNeedsHolder,
    RowIsChecked,
)
from domain.method import CURRENT
from tests.domain.kickoff.history import FULL, OPENED, OWN_ROW, SPRING, answered, checked
from tests.domain.specification import (
    ANNA,
    BAS,
    CEM,
    COORDINATOR,
    DEWI,
    EMPLOYEE,
    MANAGEMENT,
    NIGHT,
    PLAN,
    WORKS_COUNCIL,
    given,
)

ROWS = [row.number for row in CURRENT.rows]


def answer(row: str, said: a.Answer) -> AnswerRow:
    return AnswerRow(plan=PLAN, row=row, answer=said)


@pytest.mark.parametrize("row", ROWS)
def test_every_row_takes_its_own_kind_of_answer(row: str) -> None:
    given(KICKOFF, OPENED).when(answer(row, FULL[row]), by=COORDINATOR).then(answered(row))


@pytest.mark.parametrize("row", ROWS)
def test_every_row_refuses_every_other_kind(row: str) -> None:
    others = [said for said in FULL.values() if type(said) is not type(FULL[row])]
    assert len(others) >= 9
    for said in others:
        given(KICKOFF, OPENED).when(answer(row, said), by=COORDINATOR).then_refused(AnswerOfWrongKind, row=row)


def test_an_own_row_is_ticked_not_answered() -> None:
    given(KICKOFF, OPENED, OWN_ROW).when(answer("e1", a.YesNo(True)), by=COORDINATOR).then_refused(AnswerOfWrongKind)


def test_management_and_works_council_speak_for_themselves() -> None:
    behind = a.Position(True)
    given(KICKOFF, OPENED).when(answer("1b", behind), by=MANAGEMENT).then(answered("1b", behind, BAS, own=True))
    given(KICKOFF, OPENED).when(answer("1c", behind), by=WORKS_COUNCIL).then(answered("1c", behind, CEM, own=True))


@pytest.mark.parametrize(("row", "role"), [("1b", "management"), ("1c", "works_council")])
def test_nobody_speaks_for_another_party_without_its_document(row: str, role: str) -> None:
    asked = given(KICKOFF, OPENED).when(answer(row, a.Position(True)), by=COORDINATOR)
    asked.then_refused(PositionNeedsHolder, row=row, role=role)
    given(KICKOFF, OPENED).when(answer(row, FULL[row]), by=COORDINATOR).then(answered(row))


def test_the_works_council_gives_its_own_position_and_no_other_answer() -> None:
    given(KICKOFF, OPENED).when(answer("1a", a.YesNo(True)), by=WORKS_COUNCIL).then_refused(NotYourRow)
    given(KICKOFF, OPENED).when(answer("1b", a.Position(True)), by=WORKS_COUNCIL).then_refused(NotYourRow)
    given(KICKOFF, OPENED).when(answer("1c", a.Position(True)), by=EMPLOYEE).then_refused(NotYourRow)


def test_a_ticked_row_is_opened_before_it_is_answered_anew() -> None:
    done = given(KICKOFF, OPENED, answered("1a"), checked("1a"))
    done.when(answer("1a", a.YesNo(False)), by=COORDINATOR).then_refused(RowIsChecked, row="1a")
    done.when(answer("1a", a.YesNo(True)), by=COORDINATOR).then_nothing()


LONG = "x" * 4001
NOBODY = Personal(ANNA, " ")
OUTSIDER = a.Outsider(Personal(ANNA, "Bas Buiten"))
INCOMPLETE: list[tuple[str, a.Answer, str]] = [
    ("1", a.Goals(()), "goals"),
    ("1", a.Goals((a.Goal("", "x"),)), "goals.0.text"),
    ("1", a.Goals((a.Goal("x", LONG),)), "goals.0.measured_by"),
    ("1b", a.Position(True, a.Transcription(" ", SPRING)), "source.document"),
    ("1d", a.Involvement(True, ""), "how_asked"),
    ("1e", a.Leadership(a.Member(DEWI), ""), "role_name"),
    ("1e", a.Leadership(a.Outsider(NOBODY), "begeleider"), "who"),
    ("1e", a.Leadership(a.Outsider(Erased(ANNA)), "begeleider"), "who"),
    ("1f", a.BenefitingGroup(True, ""), "description"),
    ("1f", a.BenefitingGroup(True, "Nacht", size=0), "size"),
    ("2", a.OthersInvolved((a.Other(a.Project(""), "x"),)), "others.0.who"),
    ("2", a.OthersInvolved((a.Other(OUTSIDER, ""),)), "others.0.agreed"),
    ("3", a.Planning((), (a.Communication("x", "y", SPRING, "z"),)), "milestones"),
    ("3", a.Planning((a.Milestone("", SPRING),), ()), "milestones.0.text"),
    ("3", a.Planning((a.Milestone("x", SPRING),), ()), "communications"),
    (
        "3",
        a.Planning((a.Milestone("x", SPRING),), (a.Communication("", "y", SPRING, "z"),)),
        "communications.0.what",
    ),
    (
        "3",
        a.Planning((a.Milestone("x", SPRING),), (a.Communication("x", "", SPRING, "z"),)),
        "communications.0.to_whom",
    ),
    ("3", a.Planning((a.Milestone("x", SPRING),), (a.Communication("x", "y", SPRING, ""),)), "communications.0.by"),
    ("4", a.Means(()), "agreements"),
    ("4", a.Means((a.MeansFor(time="x"),)), "agreements.0.for"),
    ("4", a.Means((a.MeansFor(person=DEWI, unit=NIGHT, time="x"),)), "agreements.0.for"),
    ("4", a.Means((a.MeansFor(unit=NIGHT),)), "agreements.0.time"),
]


@pytest.mark.parametrize(("row", "said", "field"), INCOMPLETE)
def test_what_is_missing_is_named(row: str, said: a.Answer, field: str) -> None:
    given(KICKOFF, OPENED).when(answer(row, said), by=COORDINATOR).then_refused(AnswerIncomplete, row=row, field=field)


ENOUGH: list[tuple[str, a.Answer]] = [
    ("1e", a.Leadership(a.Member(DEWI), "procesbegeleider")),
    ("1e", a.Leadership(OUTSIDER, "projectleider")),
    ("1f", a.BenefitingGroup(False)),
    ("2", a.OthersInvolved((a.Other(a.Member(DEWI), "Denkt mee"), a.Other(OUTSIDER, "Begeleidt")))),
    ("4", a.Means((a.MeansFor(unit=NIGHT, room="Zaal 2"), a.MeansFor(person=DEWI, support="HR")))),
]


@pytest.mark.parametrize(("row", "said"), ENOUGH)
def test_what_may_be_left_out_may_be_left_out(row: str, said: a.Answer) -> None:
    given(KICKOFF, OPENED).when(answer(row, said), by=COORDINATOR).then(answered(row, said))
