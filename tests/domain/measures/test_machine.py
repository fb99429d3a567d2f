"""Whatever is asked of measures, talks and research, in whatever order and by whomever, they stay true."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec.structs import replace

from domain.kernel.decider import Command
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.measures import commands as c
from domain.measures import consultation as t
from domain.measures import events as e
from domain.measures import practice as p
from domain.measures import research as q
from domain.measures.decider import MEASURE
from domain.measures.description import Level
from domain.measures.talk_views import CONSULTATIONS, CONSULTED, RESEARCHES
from domain.measures.views import MEASURES, PRACTICES
from tests.domain.machine import DeciderMachine
from tests.domain.measures import history as h
from tests.domain.measures.test_talks_and_research import AGAINST, CONCLUDE, DECIDE, RECORD, STRIKE
from tests.domain.specification import ANNA, BAS, COORDINATOR, DEWI, EMPLOYEE, PLAN, TODAY

people = st.sampled_from([ANNA, BAS, DEWI])
roles = st.sampled_from([Role.TEAM_LEAD, Role.WORKS_COUNCIL, Role.EMPLOYEE])
actors = st.sampled_from([COORDINATOR, EMPLOYEE]) | st.builds(Actor, people, st.frozensets(roles, max_size=2))
days = st.sampled_from([TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=9), date(1999, 1, 1)])
said = st.sampled_from(["", "Zo", "Anders"])
at = {"plan": st.just(PLAN), "measure": st.just(h.MEASURE)}
descriptions = st.builds(replace, st.just(h.ROSTER), title=said, active_role=said, level=st.sampled_from(Level))
asked = (
    st.builds(c.ProposeMeasure, **at, description=descriptions)
    | st.builds(c.DescribeMeasure, **at, description=descriptions)
    | st.builds(c.PlanMeasure, **at, owner=st.none() | people, starts_on=days, due_on=days)
    | st.builds(c.StartMeasure, **at, on=days)
    | st.builds(
        c.ReportProgress,
        **at,
        key=st.integers(1, 3).map(lambda number: UUID(int=number)),
        on=days,
        text=st.builds(Personal, people, said),
        percent=st.none() | st.integers(-1, 101),
    )
    | st.builds(c.FinishMeasure, **at, on=days, result=said)
    | st.builds(c.DropMeasure, **at, reason=said)
    | st.builds(c.ReopenMeasure, **at, reason=said)
    | st.builds(c.ShelveMeasure, **at, what_worked=said, where=said, contact=people)
    | st.builds(c.UnshelveMeasure, **at)
)


class Measures(DeciderMachine):
    decider = MEASURE

    @rule(command=asked, by=actors)
    def anything(self, command: c.MeasureCommand, by: Actor) -> None:
        self.ask(command, by)

    @rule()
    def go_on(self) -> None:
        """The next step of an ordinary life, so that the machine gets beyond the first refusals."""
        self.ask(h.propose(), EMPLOYEE)
        self.ask(h.plan(), COORDINATOR)
        self.ask(c.StartMeasure(plan=PLAN, measure=h.MEASURE, on=TODAY), EMPLOYEE)

    @rule()
    def finish(self) -> None:
        self.ask(h.finish(), EMPLOYEE)

    @invariant()
    def what_is_planned_or_further_has_an_owner_and_dates_in_order(self) -> None:
        if self.state.stage in ("planned", "started", "done"):
            assert self.state.owner is not None
            assert self.state.starts_on <= self.state.due_on

    @invariant()
    def every_measure_says_what_employees_do(self) -> None:
        if self.state.description is not None:
            assert self.state.description.active_role.strip()

    @invariant()
    def nothing_was_done_without_a_start_nor_dropped_without_a_reason(self) -> None:
        for number, event in enumerate(self.log):
            if isinstance(event, e.MeasureDone):
                assert any(isinstance(each, e.MeasureStarted) for each in self.log[:number])
            if isinstance(event, e.MeasureDropped | e.MeasureReopened):
                assert event.reason

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        rows = list(self.rows(MEASURES).values())
        assert len(rows) == (self.state.description is not None)
        for row in rows:
            state, text = self.state, self.state.description
            assert (row.state, row.owner, row.due_on, row.done_on) == (
                state.stage.value,
                state.owner,
                state.due_on,
                state.done_on,
            )
            assert (row.title, row.level, row.signals, row.issues) == (
                text.title,
                text.level.value,
                text.signals,
                text.issues,
            )
            assert (len(row.notes), row.version) == (len(state.notes), len(self.log))
            assert row.shelved == bool(state.practice) == bool(self.rows(PRACTICES))


class Talks(DeciderMachine):
    decider = t.CONSULTATION

    @rule(command=st.sampled_from([RECORD, STRIKE, replace(RECORD, size=3), replace(STRIKE, reason="")]), by=actors)
    def anything(self, command: Command, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def a_signal_counts_as_consulted_exactly_while_a_talk_stands(self) -> None:
        standing = self.state.recorded is not None and not self.state.struck
        assert bool(self.rows(CONSULTATIONS)) == standing
        assert len(self.rows(CONSULTED)) == (len(RECORD.signals) if standing else 0)


class Researches(DeciderMachine):
    decider = q.RESEARCH

    @rule(command=st.sampled_from([DECIDE, AGAINST, CONCLUDE, replace(CONCLUDE, outcome="")]), by=actors)
    def anything(self, command: Command, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def it_ended_at_most_once(self) -> None:
        assert self.state.rejected is None or self.state.concluded is None
        for row in self.rows(RESEARCHES).values():
            ended = "rejected" if self.state.rejected else "concluded" if self.state.concluded else "decided"
            assert (row.state, row.version) == (ended, len(self.log))


class Practices(DeciderMachine):
    decider = p.PRACTICE

    @rule(removes=st.booleans(), where=said, by=actors)
    def anything(self, removes: bool, where: str, by: Actor) -> None:
        write = p.WritePractice(practice=h.PRACTICE, text=replace(h.EXAMPLE, where=where))
        self.ask(p.RemovePractice(practice=h.PRACTICE) if removes else write, by)

    @invariant()
    def the_shelf_shows_what_stands(self) -> None:
        assert bool(self.rows(PRACTICES)) == (self.state.text is not None and not self.state.removed)


TestMeasures = Measures.TestCase
TestTalks = Talks.TestCase
TestResearches = Researches.TestCase
TestPractices = Practices.TestCase
