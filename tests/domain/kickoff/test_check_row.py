"""A tick says that a row's question was answered; row 1 stands on the answers of 1a to 1g."""

import pytest

from domain.kickoff.commands import CheckRow, UncheckRow
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import RowUnchecked
from domain.kickoff.refusals import NotYourRow, RowNeedsAnswer
from domain.method import CURRENT
from tests.domain.kickoff.history import OPENED, OWN_ROW, all_answered, answered, assigned, checked
from tests.domain.specification import COORDINATOR, DEWI, EMPLOYEE, PLAN, given

ROWS = [row.number for row in CURRENT.rows]
UNCHECKED = RowUnchecked(plan=PLAN, row="1a")


@pytest.mark.parametrize("row", ROWS)
def test_no_row_is_ticked_without_its_answer(row: str) -> None:
    given(KICKOFF, OPENED).when(CheckRow(plan=PLAN, row=row), by=COORDINATOR).then_refused(RowNeedsAnswer, row=row)


@pytest.mark.parametrize("row", ROWS)
def test_every_answered_row_is_ticked(row: str) -> None:
    given(KICKOFF, OPENED, *all_answered()).when(CheckRow(plan=PLAN, row=row), by=COORDINATOR).then(checked(row))


def test_the_first_row_waits_for_the_answers_below_it() -> None:
    some = given(KICKOFF, OPENED, answered("1"), answered("1a"), answered("1g"))
    missing = ["1b", "1c", "1d", "1e", "1f"]
    some.when(CheckRow(plan=PLAN, row="1"), by=COORDINATOR).then_refused(RowNeedsAnswer, row="1", missing=missing)


def test_the_rows_below_need_no_tick_for_the_first() -> None:
    answers = given(KICKOFF, OPENED, *all_answered())
    answers.when(CheckRow(plan=PLAN, row="1"), by=COORDINATOR).then(checked("1"))


def test_an_own_row_is_ticked_as_it_is() -> None:
    given(KICKOFF, OPENED, OWN_ROW).when(CheckRow(plan=PLAN, row="e1"), by=COORDINATOR).then(checked("e1"))


def test_a_tick_is_taken_away_and_set_again() -> None:
    done = (OPENED, answered("1a"), checked("1a"))
    given(KICKOFF, *done).when(UncheckRow(plan=PLAN, row="1a"), by=COORDINATOR).then(UNCHECKED)
    given(KICKOFF, *done, UNCHECKED).when(CheckRow(plan=PLAN, row="1a"), by=COORDINATOR).then(checked("1a"))


def test_who_arranges_a_row_ticks_it_and_nobody_else_without_the_right() -> None:
    mine = (OPENED, answered("1a"), assigned("1a", DEWI))
    given(KICKOFF, *mine).when(CheckRow(plan=PLAN, row="1a"), by=EMPLOYEE).then(checked("1a"))
    given(KICKOFF, OPENED, answered("1a")).when(CheckRow(plan=PLAN, row="1a"), by=EMPLOYEE).then_refused(NotYourRow)
