"""Whatever is done at a kick-off, in whatever order and by whomever, its checklist stays true."""

from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from msgspec.structs import replace

from domain.kernel.ids import PersonId
from domain.kernel.personal import Personal, words
from domain.kernel.rights import Actor, Role
from domain.kickoff import commands as c
from domain.kickoff.answers import Position
from domain.kickoff.decider import KICKOFF
from domain.kickoff.events import OwnRowAdded, PositionDisputed, RowAnswered, RowChecked, RowUnchecked
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.method import CURRENT
from domain.reminders.dated import What
from tests.domain.kickoff.history import FULL, SPRING
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, BAS, COORDINATOR, DEWI, PLAN, TODAY

people = st.sampled_from([ANNA, BAS, DEWI])
roles = st.sampled_from([Role.COORDINATOR, Role.MANAGEMENT, Role.WORKS_COUNCIL, Role.EMPLOYEE])
actors = st.just(COORDINATOR) | st.builds(Actor, people, st.frozensets(roles, max_size=2))
rows = st.sampled_from(["1", "1a", "1b", "1c", "2", "4", "e1", "e2", "9"])
seen = st.none() | st.integers(0, 12)
days = st.none() | st.sampled_from([TODAY, SPRING, date(1999, 1, 1)])
crews = st.lists(people, max_size=3).map(tuple)
notes = st.none() | st.builds(Personal, people, st.sampled_from(["Let op", "Klaar"]))
said = st.sampled_from([*FULL.values(), Position(True), Position(False)])
at = {"plan": st.just(PLAN), "row": rows}
answers = st.builds(c.AnswerRow, **at, answer=said)
assignments = st.builds(c.AssignRow, **at, responsible=crews)
dates = st.builds(c.SetRowDue, **at, due_on=days)
remarks = st.builds(c.RemarkOnRow, **at, remark=notes)
ticks = st.builds(c.CheckRow, **at) | st.builds(c.UncheckRow, **at)
several = st.builds(
    c.WorkOutRow,
    **at,
    answer=st.none() | answers,
    people=st.none() | assignments,
    due=st.none() | dates,
    remark=st.none() | remarks,
    tick=st.none() | ticks,
)


class Kickoffs(DeciderMachine):
    decider = KICKOFF

    @initialize(opened=st.booleans())
    def begin(self, opened: bool) -> None:
        if opened:
            self.ask(c.OpenKickoff(plan=PLAN, template=CURRENT.version), COORDINATOR)

    @rule(by=actors)
    def open(self, by: Actor) -> None:
        self.ask(c.OpenKickoff(plan=PLAN, template=CURRENT.version), by)

    @rule(on=st.sampled_from([TODAY, SPRING]), place=st.sampled_from(["", "Zaal 2"]), seen=seen, by=actors)
    def schedule(self, on: date, place: str, seen: int | None, by: Actor) -> None:
        self.ask(c.ScheduleMeeting(plan=PLAN, on=on, place=place, seen=seen), by)

    @rule(on=st.sampled_from([TODAY, SPRING]), present=crews, guests=notes, by=actors)
    def record(self, on: date, present: tuple[PersonId, ...], guests: Personal | None, by: Actor) -> None:
        self.ask(c.RecordMeeting(plan=PLAN, on=on, present=present, guests=guests), by)

    @rule(part=answers | assignments | dates | remarks | ticks | several, seen=seen, by=actors)
    def work_on_a_row(self, part: c.RowCommand, seen: int | None, by: Actor) -> None:
        self.ask(replace(part, seen=seen), by)

    @rule(row=st.sampled_from(["1", "1a", "1b", "1c", "1d", "1e", "1f", "1g", "2", "3", "4"]))
    def work_out(self, row: str) -> None:
        self.ask(c.AnswerRow(plan=PLAN, row=row, answer=FULL[row]), COORDINATOR)
        self.ask(c.CheckRow(plan=PLAN, row=row), COORDINATOR)

    @rule(row=st.sampled_from(["1b", "1c", "1a"]), by=actors)
    def dispute(self, row: str, by: Actor) -> None:
        self.ask(c.DisputePosition(plan=PLAN, row=row), by)

    @rule(row=rows)
    def open_again(self, row: str) -> None:
        self.ask(c.UncheckRow(plan=PLAN, row=row), COORDINATOR)

    @rule(key=st.integers(1, 4), text=st.sampled_from(["Bel", " "]), by=actors)
    def add_row(self, key: int, text: str, by: Actor) -> None:
        self.ask(c.AddOwnRow(plan=PLAN, key=UUID(int=key), text=text), by)

    @rule(row=rows, by=actors)
    def remove_row(self, row: str, by: Actor) -> None:
        self.ask(c.RemoveOwnRow(plan=PLAN, row=row), by)

    @invariant()
    def the_rows_of_the_guide_stay(self) -> None:
        if self.state.template:
            assert {row.number for row in CURRENT.rows} <= set(self.state.rows)

    @invariant()
    def a_ticked_row_was_answered_with_all_that_it_needs(self) -> None:
        for number, row in self.state.rows.items():
            if row.checked:
                assert all(self.state.rows[each].answered for each in (number, *row.needs))

    @invariant()
    def an_answer_never_changed_under_a_tick(self) -> None:
        ticked: set[str] = set()
        answers: dict[str, object] = {}
        for event in self.log:
            if isinstance(event, RowAnswered):
                said = event.answer.behind if isinstance(event.answer, Position) else event.answer
                assert event.row not in ticked or (event.own and answers[event.row] == said)
                answers[event.row] = said
            elif isinstance(event, RowChecked):
                ticked.add(event.row)
            elif isinstance(event, RowUnchecked):
                ticked.discard(event.row)

    @invariant()
    def nothing_copied_came_after_what_the_party_said_itself(self) -> None:
        own: set[str] = set()
        for event in self.log:
            if isinstance(event, RowAnswered) and isinstance(event.answer, Position):
                assert event.own or event.row not in own
                own |= {event.row} if event.own else set()
            elif isinstance(event, PositionDisputed):
                own.add(event.row)

    @invariant()
    def no_number_was_given_twice(self) -> None:
        numbers = [event.row for event in self.log if isinstance(event, OwnRowAdded)]
        assert numbers == [f"e{index}" for index in range(1, len(numbers) + 1)]

    @invariant()
    def reminders_are_of_open_rows(self) -> None:
        rows = [self.state.rows[each.item] for each in self.dated() if each.what is What.ROW]
        assert not any(row.checked for row in rows)

    @invariant()
    def the_checklist_view_says_what_the_state_says(self) -> None:
        shown = {row.row: row for row in self.rows(CHECKLISTS).values()}
        assert set(shown) == set(self.state.rows)
        for number, row in self.state.rows.items():
            told = shown[number]
            assert (told.responsible, told.due_on, told.answer) == (row.responsible, row.due_on, row.answer)
            assert (told.checked, told.own_text, told.remark) == (row.checked, row.text, words(row.remark))
            assert told.changed_in == (row.changed_in or 1)

    @invariant()
    def the_kickoff_view_says_what_the_state_says(self) -> None:
        meeting = self.state.meeting
        for row in self.rows(KICKOFFS).values():
            assert (row.template, row.version) == (self.state.template, self.state.version)
            assert (row.meeting_on, row.meeting_at, row.meeting_place) == (meeting.on, meeting.at, meeting.place)
            assert (row.held_on, row.present, row.guests) == (meeting.held_on, meeting.present, words(meeting.guests))


def test_the_machine_knows_an_answer_to_every_row() -> None:
    assert set(FULL) == {row.number for row in CURRENT.rows}


TestKickoffs = Kickoffs.TestCase
