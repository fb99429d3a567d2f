"""A row of the checklist: who arranges it, when it is to be ready, what was remarked, all at once or bit by bit."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kickoff.answers import Goal, Goals, YesNo
from domain.kickoff.commands import AnswerRow, AssignRow, CheckRow, RemarkOnRow, SetRowDue, UncheckRow, WorkOutRow
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import RowRemarked, RowUnchecked
from domain.kickoff.refusals import AnswerIncomplete, AnswerOfWrongKind, NotYourRow, RowChangedMeanwhile, RowUnknown
from tests.domain.kickoff.history import FULL, OPENED, SPRING, answered, assigned, checked, due
from tests.domain.specification import BAS, COORDINATOR, DEWI, EMPLOYEE, EVA, PLAN, TEAM_LEAD, given

REMARK = Personal(DEWI, "Vraag het de nachtdienst")


def test_several_people_arrange_a_row_each_named_once() -> None:
    command = AssignRow(plan=PLAN, row="1d", responsible=(DEWI, EVA, DEWI))
    given(KICKOFF, OPENED).when(command, by=COORDINATOR).then(assigned("1d", DEWI, EVA))


def test_a_row_gets_a_date_and_loses_it_again() -> None:
    given(KICKOFF, OPENED).when(SetRowDue(plan=PLAN, row="2", due_on=SPRING), by=COORDINATOR).then(due("2", SPRING))
    dated = given(KICKOFF, OPENED, due("2", SPRING))
    dated.when(SetRowDue(plan=PLAN, row="2", due_on=None), by=COORDINATOR).then(due("2", None))


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2101, 1, 1)])
def test_a_mistyped_year_is_noticed(day: date) -> None:
    command = SetRowDue(plan=PLAN, row="2", due_on=day)
    given(KICKOFF, OPENED).when(command, by=COORDINATOR).then_refused(InvalidValue, field="due_on")


def test_who_arranges_a_row_works_on_it_but_does_not_hand_it_on() -> None:
    mine = given(KICKOFF, OPENED, assigned("1d", DEWI))
    remarked = RowRemarked(plan=PLAN, row="1d", remark=REMARK)
    mine.when(RemarkOnRow(plan=PLAN, row="1d", remark=REMARK), by=EMPLOYEE).then(remarked)
    mine.when(AnswerRow(plan=PLAN, row="1d", answer=FULL["1d"]), by=EMPLOYEE).then(answered("1d", by=DEWI))
    mine.when(AssignRow(plan=PLAN, row="1d", responsible=(BAS,)), by=EMPLOYEE).then_refused(NotAllowed)
    mine.when(SetRowDue(plan=PLAN, row="1d", due_on=SPRING), by=EMPLOYEE).then_refused(NotAllowed)


def test_who_does_not_arrange_a_row_leaves_it_alone() -> None:
    command = RemarkOnRow(plan=PLAN, row="1d", remark=REMARK)
    given(KICKOFF, OPENED, assigned("1d", DEWI)).when(command, by=TEAM_LEAD).then_refused(NotYourRow, row="1d")


def test_a_row_that_the_checklist_does_not_have() -> None:
    given(KICKOFF, OPENED).when(CheckRow(plan=PLAN, row="9"), by=COORDINATOR).then_refused(RowUnknown, row="9")


def worked_out(seen: int | None = None) -> WorkOutRow:
    return WorkOutRow(
        plan=PLAN,
        row="1g",
        seen=seen,
        answer=AnswerRow(plan=PLAN, row="1g", answer=FULL["1g"]),
        people=AssignRow(plan=PLAN, row="1g", responsible=(EVA,)),
        due=SetRowDue(plan=PLAN, row="1g", due_on=SPRING),
        tick=CheckRow(plan=PLAN, row="1g"),
    )


def test_a_row_is_worked_out_in_one_go() -> None:
    asked = given(KICKOFF, OPENED).when(worked_out(seen=1), by=COORDINATOR)
    asked.then(answered("1g"), assigned("1g", EVA), due("1g", SPRING), checked("1g"))


def test_one_part_that_cannot_be_stops_all_parts() -> None:
    wrong = replace(worked_out(), answer=AnswerRow(plan=PLAN, row="1g", answer=FULL["1"]))
    asked = given(KICKOFF, OPENED).when(wrong, by=COORDINATOR)
    asked.then_refused(AnswerOfWrongKind, row="1g", asks="results_date")


def test_a_row_that_changed_meanwhile_is_not_overwritten_unseen() -> None:
    asked = given(KICKOFF, OPENED, due("1g", None), due("1g", date(2027, 1, 1))).when(worked_out(2), by=COORDINATOR)
    asked.then_refused(RowChangedMeanwhile, row="1g", seen=2, current=3)


def test_another_row_that_changed_meanwhile_is_no_hindrance() -> None:
    asked = given(KICKOFF, OPENED, due("2", SPRING)).when(worked_out(1), by=COORDINATOR)
    asked.then(answered("1g"), assigned("1g", EVA), due("1g", SPRING), checked("1g"))


def test_a_remark_is_taken_away_again() -> None:
    noted = given(KICKOFF, OPENED, RowRemarked(plan=PLAN, row="2", remark=REMARK))
    gone = RowRemarked(plan=PLAN, row="2", remark=None)
    noted.when(RemarkOnRow(plan=PLAN, row="2", remark=None), by=COORDINATOR).then(gone)


def test_an_answer_that_says_too_little_names_the_part() -> None:
    command = AnswerRow(plan=PLAN, row="1", answer=Goals((Goal("Rust", "Ruilen"), Goal("Energie", " "))))
    given(KICKOFF, OPENED).when(command, by=COORDINATOR).then_refused(AnswerIncomplete, field="goals.1.measured_by")


def test_a_ticked_row_is_opened_and_answered_anew_in_one_go() -> None:
    done = given(KICKOFF, OPENED, answered("1a"), checked("1a"))
    anew = WorkOutRow(
        plan=PLAN,
        row="1a",
        answer=AnswerRow(plan=PLAN, row="1a", answer=YesNo(False)),
        tick=UncheckRow(plan=PLAN, row="1a"),
    )
    done.when(anew, by=COORDINATOR).then(RowUnchecked(plan=PLAN, row="1a"), answered("1a", YesNo(False)))


def test_who_has_no_part_in_a_row_is_refused_even_with_nothing_to_change() -> None:
    nothing = WorkOutRow(plan=PLAN, row="1a")
    given(KICKOFF, OPENED).when(nothing, by=EMPLOYEE).then_refused(NotYourRow, row="1a")
    given(KICKOFF, OPENED).when(nothing, by=COORDINATOR).then_nothing()
