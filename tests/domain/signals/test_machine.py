"""Whatever is done to a signal, in whatever order and by whomever, its rows stay true."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import PersonId
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.signals import commands as c
from domain.signals.decider import SIGNAL as DECIDER
from domain.signals.events import ReporterWrittenTo, ReporterWrote, SignalReported
from domain.signals.link import LINK
from domain.signals.views import LINKS, REPORTER_MESSAGES, SIGNALS
from tests.domain.machine import DeciderMachine
from tests.domain.signals.history import OTHER, SAID, SIGNAL, reported
from tests.domain.specification import ANNA, BAS, COORDINATOR, DEWI, PLAN, TODAY

people = st.sampled_from([ANNA, BAS, DEWI])
roles = st.sampled_from([Role.COORDINATOR, Role.TEAM_LEAD, Role.EMPLOYEE, Role.ADMINISTRATOR])
actors = st.just(COORDINATOR) | st.builds(Actor, people, st.frozensets(roles, max_size=2))
said = st.sampled_from([SAID, OTHER])
weights, words = st.integers(0, 6), st.sampled_from(["", "Daarom", "Toch niet"]).map(lambda text: Personal(ANNA, text))
at = {"plan": st.just(PLAN), "signal": st.just(SIGNAL)}


class Signals(DeciderMachine):
    decider = DECIDER

    @rule(command=st.builds(c.ReportSignal, **at, said=said, weight=weights), by=actors)
    def report(self, command: c.ReportSignal, by: Actor) -> None:
        self.ask(command, by)

    @rule()
    def release(self) -> None:
        """What the release of the inbox does, outside the decider."""
        if not self.log:
            self._take(reported(by=None))

    @rule(text=st.sampled_from(["Op maandag", "Nog steeds"]))
    def reporter_writes(self, text: str) -> None:
        if self.log and self.state.reported_by is None:
            self._take(ReporterWrote(plan=PLAN, signal=SIGNAL, text=Personal(PersonId(SIGNAL), text), on=TODAY))

    @rule(command=st.builds(c.CorrectSignal, **at, said=said), by=actors)
    def correct(self, command: c.CorrectSignal, by: Actor) -> None:
        self.ask(command, by)

    @rule(command=st.builds(c.WeighSignal, **at, weight=weights, reason=words), by=actors)
    def weigh(self, command: c.WeighSignal, by: Actor) -> None:
        self.ask(command, by)

    @rule(command=st.builds(c.WithdrawSignal, **at, reason=words), by=actors)
    def withdraw(self, command: c.WithdrawSignal, by: Actor) -> None:
        self.ask(command, by)

    @rule(command=st.builds(c.WriteToReporter, **at, number=st.integers(0, 3), text=words), by=actors)
    def write(self, command: c.WriteToReporter, by: Actor) -> None:
        self.ask(command, by)

    def _take(self, event: SignalReported | ReporterWrote) -> None:
        self.state = self.decider.evolve(self.state, event)
        self.log.append(event)

    @invariant()
    def the_row_says_what_the_state_says(self) -> None:
        rows = list(self.rows(SIGNALS).values())
        assert len(rows) == bool(self.state.plan)
        for row in rows:
            now = self.state.said
            assert (row.kind, row.unit, row.theme, row.source) == (now.kind, now.unit, now.theme, now.source)
            assert (row.noticed_on, row.text, row.weight) == (now.noticed_on, now.text.text, self.state.weight)
            assert (row.reported_by, row.withdrawn) == (self.state.reported_by, self.state.withdrawn)
            assert (row.version, row.seq, row.messages) == (len(self.log), 1, len(self.state.messages))

    @invariant()
    def the_dialogue_is_told_in_order_and_only_for_unnamed_reporters(self) -> None:
        told = [event for event in self.log if isinstance(event, ReporterWrittenTo | ReporterWrote)]
        rows = sorted(self.rows(REPORTER_MESSAGES).values(), key=lambda row: row.seq)
        assert [row.text for row in rows] == [event.text.text for event in told]
        assert not told or self.state.reported_by is None

    @invariant()
    def words_of_an_unnamed_reporter_belong_to_nobody(self) -> None:
        for event in self.log:
            if isinstance(event, SignalReported) and event.reported_by is None:
                assert event.text.subject == SIGNAL


class Links(DeciderMachine):
    decider = LINK

    @rule(after=st.integers(0, 4), by=actors)
    def open(self, after: int, by: Actor) -> None:
        self.ask(c.OpenLink(plan=PLAN, after=after), by)

    @rule(by=actors)
    def close(self, by: Actor) -> None:
        self.ask(c.CloseLink(plan=PLAN), by)

    @invariant()
    def the_row_says_what_the_state_says_and_no_number_comes_twice(self) -> None:
        rows = list(self.rows(LINKS).values())
        assert [(row.number, row.open) for row in rows] == ([(self.state.number, self.state.open)] if self.log else [])
        numbers = [event.number for event in self.log if hasattr(event, "number")]
        assert numbers == list(range(1, len(numbers) + 1))


TestSignals = Signals.TestCase
TestLinks = Links.TestCase
