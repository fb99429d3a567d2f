"""Whatever is done in the analysis, in whatever order and by whomever, its rows stay true."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.analysis import commands as c
from domain.analysis.issue import ISSUE as ISSUE_DECIDER
from domain.analysis.kinds import CauseKind, Direction, OpportunityKind
from domain.analysis.meeting_events import FollowUp
from domain.analysis.priorities import PRIORITIES
from domain.analysis.ranking_events import RankingClosed
from domain.analysis.ranking_views import PRIORITY_ORDERS, ROUNDS
from domain.analysis.tally import tally
from domain.analysis.team_meeting import TEAM_MEETING
from domain.analysis.views import ISSUES, TEAM_MEETINGS
from domain.kernel.anonymity import FLOOR
from domain.kernel.ids import TeamMeetingId
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from tests.domain.analysis.history import ISSUE, OTHER, SECOND, SIGNAL, THIRD
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, BAS, DEWI, NIGHT, PLAN, TEAM_LEAD, TODAY

people = st.sampled_from([ANNA, BAS, DEWI])
roles = st.sampled_from([Role.COORDINATOR, Role.TEAM_LEAD, Role.EMPLOYEE, Role.ADMINISTRATOR])
actors = st.just(TEAM_LEAD) | st.builds(Actor, people, st.frozensets(roles, max_size=2))
words = st.sampled_from(["", "Rooster", "Te laat"])
own = words.map(lambda text: Personal(ANNA, text))
signals = st.lists(st.sampled_from([SIGNAL, SECOND]), max_size=3).map(tuple)
ids = st.integers(1, 3).map(lambda number: UUID(int=number))
at = {"plan": st.just(PLAN), "issue": st.just(ISSUE)}
issue_commands = st.one_of(
    st.builds(c.OpenIssue, **at, title=words, signals=signals),
    st.builds(c.RewordIssue, **at, title=words, description=words),
    st.builds(c.GatherSignals, **at, signals=signals),
    st.builds(c.TakeOverSignals, **at, signals=signals),
    st.builds(
        c.NameCause,
        **at,
        cause=ids,
        direction=st.sampled_from(Direction),
        kind=st.sampled_from(CauseKind),
        text=own,
    ),
    st.builds(c.TakeCauseBack, **at, cause=ids),
    st.builds(c.NameOpportunity, **at, opportunity=ids, kind=st.sampled_from(OpportunityKind), text=own),
    st.builds(c.TakeOpportunityBack, **at, opportunity=ids),
    st.builds(c.MakeUrgent, **at, reason=words),
    st.builds(c.LiftUrgency, **at, reason=words),
    st.builds(c.CloseIssue, **at, reason=words),
    st.builds(c.MergeIssue, **at, into=st.sampled_from([ISSUE, OTHER]), reason=words),
    st.builds(c.ReopenIssue, **at, reason=words),
)


class Issues(DeciderMachine):
    decider = ISSUE_DECIDER

    @rule(command=issue_commands, by=actors)
    def do(self, command: c.IssueCommand, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def the_row_says_what_the_state_says(self) -> None:
        rows = list(self.rows(ISSUES).values())
        assert len(rows) == bool(self.state.plan)
        for row in rows:
            state = self.state
            assert (row.title, row.description, row.signals) == (state.title, state.description, state.signals)
            assert (row.urgent_reason, row.closed, row.merged_into) == (state.urgent, state.closed, state.merged_into)
            assert (row.urgent, bool(row.closed_reason)) == (bool(state.urgent), state.closed)
            named = {each.id: each.text for each in (*row.causes, *row.opportunities)}
            assert named == {key: event.text.text for key, event in state.named.items() if event}
            assert row.version == len(self.log)


places = st.lists(st.sampled_from([ISSUE, OTHER, THIRD]), max_size=3).map(tuple)


class Rounds(DeciderMachine):
    decider = PRIORITIES

    @rule(after=st.integers(0, 3), issues=places, by=actors)
    def open(self, after: int, issues: tuple[UUID, ...], by: Actor) -> None:
        self.ask(c.OpenRanking(plan=PLAN, after=after, issues=issues), by)

    @rule(number=st.integers(0, 3), people=st.integers(0, 7), by=actors)
    def close(self, number: int, people: int, by: Actor) -> None:
        result = tally(self.state.issues, [self.state.issues] * people)
        self.ask(c.CloseRanking(plan=PLAN, round=number, result=result), by)

    @rule(order=places, reason=words, by=actors)
    def decide(self, order: tuple[UUID, ...], reason: str, by: Actor) -> None:
        self.ask(c.SetPriorities(plan=PLAN, order=order, reason=reason), by)

    @invariant()
    def the_rows_say_what_the_state_says(self) -> None:
        rounds = sorted(self.rows(ROUNDS).values(), key=lambda row: row.round)
        assert [row.round for row in rounds] == list(range(1, self.state.round + 1))
        assert [row.open for row in rounds[:-1]] == [False] * len(rounds[:-1])
        if rounds:
            newest, state = rounds[-1], self.state
            assert (newest.open, newest.issues, newest.result) == (state.open, state.issues, state.result)
        orders = list(self.rows(PRIORITY_ORDERS).values())
        assert [(row.issues, row.reason) for row in orders] == (
            [(self.state.order, self.state.reason)] if self.state.order else []
        )

    @invariant()
    def no_result_of_too_few_is_in_the_log(self) -> None:
        for event in self.log:
            if isinstance(event, RankingClosed) and event.result:
                assert event.result.participants >= FLOOR


MEETING = TeamMeetingId(UUID(int=25))
meeting_at = {"plan": st.just(PLAN), "meeting": st.just(MEETING)}


class Meetings(DeciderMachine):
    decider = TEAM_MEETING

    @rule(
        command=st.builds(
            c.PlanTeamMeeting,
            **meeting_at,
            on=st.just(TODAY),
            unit=st.none() | st.just(NIGHT),
            agenda=st.lists(words, max_size=3).map(tuple),
        ),
        by=actors,
    )
    def plan(self, command: c.PlanTeamMeeting, by: Actor) -> None:
        self.ask(command, by)

    @rule(
        command=st.builds(
            c.RecordTeamMeeting,
            **meeting_at,
            on=st.just(TODAY),
            present=st.lists(people, max_size=3).map(tuple),
            attendance=st.integers(0, 3),
            outcomes=own,
            follow_up=st.lists(st.builds(FollowUp, words, st.none() | people, st.none()), max_size=2).map(tuple),
        ),
        by=actors,
    )
    def record(self, command: c.RecordTeamMeeting, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def the_row_says_what_the_state_says(self) -> None:
        for row in self.rows(TEAM_MEETINGS).values():
            planned, held = self.state.planned, self.state.held
            assert (row.planned_on, row.unit, row.agenda) == (planned.on, planned.unit, planned.agenda)
            assert (row.held_on is None) == (held is None)
            if held:
                assert (row.attendance, row.present, row.follow_up) == (held.attendance, held.present, held.follow_up)


TestIssues = Issues.TestCase
TestRounds = Rounds.TestCase
TestMeetings = Meetings.TestCase
