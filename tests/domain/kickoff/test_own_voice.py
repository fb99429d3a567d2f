"""Rows 1b and 1c: what a party says itself stands above what anybody copies for it (invariant 2)."""

import pytest

from domain.kernel.events import UPCASTERS
from domain.kernel.past import rows_after
from domain.kickoff.answers import Position, Transcription
from domain.kickoff.commands import AnswerRow, CheckRow, DisputePosition
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import PositionDisputed, RowAnswered, RowUnchecked
from domain.kickoff.refusals import (
    NothingTranscribed,
    NotYourRow,
    OwnPositionStands,
    PositionNeedsHolder,
    RowNeedsAnswer,
)
from domain.kickoff.views import CHECKLISTS
from tests.domain.kickoff.history import OPENED, SOURCE, SPRING, answered, checked
from tests.domain.specification import (
    BAS,
    CEM,
    COORDINATOR,
    EMPLOYEE,
    MANAGEMENT,
    PLAN,
    TODAY,
    WORKS_COUNCIL,
    given,
    recorded,
)

COPIED = answered("1c", Position(True, SOURCE))
NO = answered("1c", Position(False), CEM, own=True)
YES = answered("1c", Position(True), CEM, own=True)
DISPUTED = PositionDisputed(plan=PLAN, row="1c", source=SOURCE, by=CEM, on=TODAY)
DISPUTE = DisputePosition(plan=PLAN, row="1c")


def say(behind: bool, source: Transcription | None = None, row: str = "1c") -> AnswerRow:
    return AnswerRow(plan=PLAN, row=row, answer=Position(behind, source))


@pytest.mark.parametrize("behind", [True, False])
def test_invariant_2_a_copy_never_replaces_what_the_works_council_said_itself(behind: bool) -> None:
    asked = given(KICKOFF, OPENED, NO).when(say(behind, SOURCE), by=COORDINATOR)
    asked.then_refused(OwnPositionStands, row="1c", role="works_council", stance="not_behind", by=CEM, on=TODAY)


def test_invariant_2_nor_what_management_said_itself() -> None:
    own = answered("1b", Position(False), BAS, own=True)
    asked = given(KICKOFF, OPENED, own).when(say(True, SOURCE, "1b"), by=COORDINATOR)
    asked.then_refused(OwnPositionStands, role="management", stance="not_behind")


def test_a_copy_replaces_a_copy() -> None:
    given(KICKOFF, OPENED, COPIED).when(say(False, SOURCE), by=COORDINATOR).then(
        answered("1c", Position(False, SOURCE))
    )


def test_the_party_itself_replaces_a_copy_and_opens_a_row_that_was_ticked_on_other_words() -> None:
    opened = RowUnchecked(plan=PLAN, row="1c")
    given(KICKOFF, OPENED, COPIED).when(say(False), by=WORKS_COUNCIL).then(NO)
    given(KICKOFF, OPENED, COPIED, checked("1c")).when(say(False), by=WORKS_COUNCIL).then(opened, NO)


def test_confirmed_a_copy_is_the_party_s_own_and_the_tick_stays() -> None:
    given(KICKOFF, OPENED, COPIED, checked("1c")).when(say(True), by=WORKS_COUNCIL).then(YES)
    given(KICKOFF, OPENED, COPIED, YES).when(say(False, SOURCE), by=COORDINATOR).then_refused(OwnPositionStands)


def test_what_the_party_names_a_document_for_is_its_own_too() -> None:
    own = answered("1c", Position(False, SOURCE), CEM, own=True)
    given(KICKOFF, OPENED, COPIED).when(say(False, SOURCE), by=WORKS_COUNCIL).then(own)


def test_disputed_the_row_has_no_answer_and_nobody_copies_one_again() -> None:
    here = given(KICKOFF, OPENED, COPIED)
    here.when(DISPUTE, by=WORKS_COUNCIL).then(DISPUTED)
    ticked = given(KICKOFF, OPENED, COPIED, checked("1c"))
    ticked.when(DISPUTE, by=WORKS_COUNCIL).then(RowUnchecked(plan=PLAN, row="1c"), DISPUTED)
    after = given(KICKOFF, OPENED, COPIED, DISPUTED)
    after.when(CheckRow(plan=PLAN, row="1c"), by=COORDINATOR).then_refused(RowNeedsAnswer, missing=["1c"])
    after.when(say(True, SOURCE), by=COORDINATOR).then_refused(OwnPositionStands, stance="disputed")
    after.when(say(True), by=WORKS_COUNCIL).then(YES)


def test_only_the_party_itself_disputes_and_only_a_copy() -> None:
    here = given(KICKOFF, OPENED, COPIED)
    here.when(DISPUTE, by=COORDINATOR).then_refused(PositionNeedsHolder, role="works_council")
    here.when(DISPUTE, by=MANAGEMENT).then_refused(PositionNeedsHolder)
    here.when(DISPUTE, by=EMPLOYEE).then_refused(NotYourRow)
    given(KICKOFF, OPENED).when(DISPUTE, by=WORKS_COUNCIL).then_refused(NothingTranscribed)
    given(KICKOFF, OPENED, NO).when(DISPUTE, by=WORKS_COUNCIL).then_refused(NothingTranscribed)


def test_the_row_keeps_all_that_was_said() -> None:
    rows = rows_after(CHECKLISTS, recorded([OPENED, COPIED, DISPUTED, NO], KICKOFF.stream_of(DISPUTE)))
    row = rows[PLAN, "1c"]
    assert [(each.behind, each.own, each.on) for each in row.said] == [
        (True, False, TODAY),
        (None, True, TODAY),
        (False, True, TODAY),
    ]
    assert (row.answer, row.transcribed) == (Position(False), False)
    assert rows_after(CHECKLISTS, recorded([OPENED, COPIED], KICKOFF.stream_of(DISPUTE)))[PLAN, "1c"].transcribed


@pytest.mark.parametrize(
    ("answer", "own"),
    [
        ({"kind": "position", "behind": True, "source": None}, True),
        ({"kind": "position", "behind": True, "source": {"document": "Verslag", "dated": str(SPRING)}}, False),
        ({"kind": "yes_no", "yes": True}, False),
    ],
)
def test_what_was_stored_before_is_its_own_only_without_a_document(answer: object, own: bool) -> None:
    read = UPCASTERS[RowAnswered.NAME, 1]({"answer": answer})
    assert read == {"answer": answer, "own": own, "by": None, "on": None}
