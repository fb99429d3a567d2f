"""Rows of the organisation's own stand under those of the guide; the guide's rows stay."""

from uuid import UUID

import pytest

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kickoff.commands import AddOwnRow, RemoveOwnRow
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import OwnRowAdded, OwnRowRemoved
from domain.kickoff.refusals import RowIsChecked, SourceRowStays
from tests.domain.kickoff.history import OPENED, OWN_KEY, OWN_ROW, assigned, checked
from tests.domain.specification import COORDINATOR, DEWI, EMPLOYEE, PLAN, given

REMOVED = OwnRowRemoved(plan=PLAN, row="e1")


def add(text: str = "Bel de roostermaker", key: UUID = OWN_KEY) -> AddOwnRow:
    return AddOwnRow(plan=PLAN, key=key, text=text)


def test_an_own_row_gets_the_next_number() -> None:
    given(KICKOFF, OPENED).when(add(" Bel de roostermaker "), by=COORDINATOR).then(OWN_ROW)
    second = OwnRowAdded(plan=PLAN, key=UUID(int=22), row="e2", text="Vraag de OR")
    given(KICKOFF, OPENED, OWN_ROW).when(add("Vraag de OR", UUID(int=22)), by=COORDINATOR).then(second)


def test_the_number_of_a_removed_row_never_comes_back() -> None:
    again = OwnRowAdded(plan=PLAN, key=UUID(int=22), row="e2", text="Vraag de OR")
    given(KICKOFF, OPENED, OWN_ROW, REMOVED).when(add("Vraag de OR", UUID(int=22)), by=COORDINATOR).then(again)


@pytest.mark.parametrize(("text", "reason"), [("  ", "empty"), ("x" * 501, "too_long")])
def test_an_own_row_has_a_text_that_fits(text: str, reason: str) -> None:
    given(KICKOFF, OPENED).when(add(text), by=COORDINATOR).then_refused(InvalidValue, field="text", reason=reason)


def test_an_own_row_goes_and_a_row_of_the_guide_stays() -> None:
    mine = given(KICKOFF, OPENED, OWN_ROW)
    mine.when(RemoveOwnRow(plan=PLAN, row="e1"), by=COORDINATOR).then(REMOVED)
    mine.when(RemoveOwnRow(plan=PLAN, row="1a"), by=COORDINATOR).then_refused(SourceRowStays, row="1a")


def test_a_ticked_own_row_is_opened_before_it_goes() -> None:
    done = given(KICKOFF, OPENED, OWN_ROW, checked("e1"))
    done.when(RemoveOwnRow(plan=PLAN, row="e1"), by=COORDINATOR).then_refused(RowIsChecked, row="e1")


def test_only_who_leads_the_kickoff_adds_and_removes_rows() -> None:
    mine = given(KICKOFF, OPENED, OWN_ROW, assigned("e1", DEWI))
    mine.when(add(key=UUID(int=22)), by=EMPLOYEE).then_refused(NotAllowed)
    mine.when(RemoveOwnRow(plan=PLAN, row="e1"), by=EMPLOYEE).then_refused(NotAllowed)
