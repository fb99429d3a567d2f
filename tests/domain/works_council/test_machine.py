"""Whatever is asked of a dossier, in whatever order and by whomever, consent stays what it is."""

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec.structs import replace

from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.works_council import commands as c
from domain.works_council import events as e
from domain.works_council import informal as i
from domain.works_council.decider import DOSSIER
from domain.works_council.events import Outcome
from domain.works_council.law import Body
from domain.works_council.turn import turn_of
from domain.works_council.views import DOSSIERS, SUPPORT_MOMENTS
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, BAS, CEM, COORDINATOR, DEWI, MANAGEMENT, PLAN, TODAY, WORKS_COUNCIL
from tests.domain.works_council import history as h
from tests.domain.works_council.test_dossier import COURT, DISCOVER, MEET, OPEN, RULING, WITHDRAW
from tests.domain.works_council.test_own_voice import OPEN as BY_DISCOVERY

people = st.sampled_from([ANNA, BAS, CEM])
roles = st.sampled_from([Role.COORDINATOR, Role.MANAGEMENT, Role.WORKS_COUNCIL, Role.EMPLOYEE])
actors = st.sampled_from([COORDINATOR, MANAGEMENT, WORKS_COUNCIL]) | st.builds(
    Actor, people, st.frozensets(roles, max_size=3)
)
days = st.sampled_from([h.ASKED_ON, h.MET_ON, TODAY, TODAY + timedelta(days=1)])
sources = st.sampled_from([None, h.MINUTES, e.Source("", TODAY)])
conditions = st.sampled_from([1, 2])
versions = st.sampled_from([1, 2, 3])
at = {"plan": st.just(PLAN), "dossier": st.just(h.DOSSIER)}
answers = st.builds(h.answer, st.sampled_from(Outcome), versions, sources, days)
asked = (
    st.builds(h.request, st.sampled_from(["Zo", "Anders", ""]), days)
    | st.builds(replace, st.just(OPEN), body=st.sampled_from(Body))
    | st.sampled_from([WITHDRAW, DISCOVER, RULING, COURT, replace(RULING, granted=False)])
    | st.builds(replace, st.just(MEET), on=days)
    | answers
    | st.builds(c.FulfilCondition, **at, condition=conditions)
    | st.builds(c.ReopenCondition, **at, condition=conditions)
    | st.builds(c.ConfirmAnswer, **at)
    | st.builds(c.DisputeAnswer, **at)
    | st.builds(replace, st.just(BY_DISCOVERY), on=days)
    | st.builds(h.notify, days, sources)
    | st.builds(h.invoke, days)
)


class Dossiers(DeciderMachine):
    decider = DOSSIER

    @rule(command=asked, by=actors)
    def anything(self, command: c.DossierCommand, by: Actor) -> None:
        self.ask(command, by)

    @rule()
    def ask_and_meet(self) -> None:
        """What usually comes first, so that the machine gets to answers."""
        self.ask(OPEN, COORDINATOR)
        self.ask(h.request(), COORDINATOR)
        self.ask(MEET, WORKS_COUNCIL)

    @rule(command=answers)
    def reply(self, command: c.AnswerRequest) -> None:
        self.ask(replace(command, version=self.state.version), WORKS_COUNCIL)

    @invariant()
    def who_asked_never_answered(self) -> None:
        askers: set[object] = set()
        for event in self.log:
            if isinstance(event, e.ConsentRequested):
                askers.add(event.by)
            elif isinstance(event, e.Answered):
                assert event.by not in askers

    @invariant()
    def every_answer_was_to_the_version_that_lay_there_after_a_meeting(self) -> None:
        version, met = 0, False
        for event in self.log:
            if isinstance(event, e.ConsentRequested):
                version = event.version
            elif isinstance(event, e.ConsultationMeetingHeld):
                met = True
            elif isinstance(event, e.Answered):
                assert (event.version, met) == (version, True)

    @rule(outcome=st.sampled_from(Outcome), right=st.none() | st.booleans())
    def copy(self, outcome: Outcome, right: bool | None) -> None:
        """A copy by HR, and what the body says of it."""
        self.ask(h.answer(outcome, self.state.version, h.MINUTES), Actor(DEWI, frozenset({Role.HR})))
        if right is not None:
            kind = c.ConfirmAnswer if right else c.DisputeAnswer
            self.ask(kind(plan=PLAN, dossier=h.DOSSIER), WORKS_COUNCIL)

    @invariant()
    def nothing_copied_came_after_what_the_body_said_itself(self) -> None:
        own: set[int] = set()
        for event in self.log:
            if isinstance(event, e.Answered):
                assert event.own or event.version not in own
                own |= {event.version} if event.own else set()
            elif isinstance(event, e.AnswerDisputed):
                own.add(event.version)

    @invariant()
    def who_answered_never_decided(self) -> None:
        if self.state.decision is not None:
            assert self.state.decision.by not in {each.by for each in self.state.answers}

    @invariant()
    def a_covered_decision_has_its_consent_or_permission_in_the_log(self) -> None:
        decision = self.state.decision
        if decision is not None and decision.covered:
            consents = [
                each
                for each in self.log
                if (isinstance(each, e.Answered) and each.outcome is not Outcome.REFUSAL)
                or (isinstance(each, e.PermissionRuled) and each.granted)
            ]
            assert any(each.version == decision.version for each in consents)

    @invariant()
    def a_clock_runs_exactly_where_a_decision_stands_on_nothing(self) -> None:
        uncovered = self.state.decided and not self.state.stands
        assert (self.state.nullity_until is not None) == uncovered
        assert self.state.invocation is None or self.state.decided
        turn_of(self.state, TODAY)

    @invariant()
    def the_view_is_the_state(self) -> None:
        rows = list(self.rows(DOSSIERS).values())
        assert len(rows) == (self.state.opened is not None)
        for row in rows:
            assert (row.dossier_state, row.version) == (self.state, len(self.log))


class Support(DeciderMachine):
    decider = i.INFORMAL_SUPPORT

    @rule(
        key=st.integers(1, 3).map(lambda number: UUID(int=number)),
        mood=st.none() | st.sampled_from(i.Mood),
        words=st.sampled_from(["", "Fijn"]),
        on=days,
        by=actors,
    )
    def anything(self, key: UUID, mood: i.Mood | None, words: str, on: object, by: Actor) -> None:
        if mood is None:
            self.ask(i.StrikeSupport(plan=PLAN, key=key), by)
            return
        heard = i.HearSupport(
            plan=PLAN,
            key=key,
            occasion=i.Occasion.OPEN_EAR,
            unit=None,
            mood=mood,
            words=Personal(by.person, words),
            on=on,  # type: ignore[arg-type]
        )
        self.ask(heard, by)

    @invariant()
    def the_list_shows_what_was_heard_and_not_struck(self) -> None:
        standing = {each.key for each in self.state.heard} - self.state.struck
        assert {row.key for row in self.rows(SUPPORT_MOMENTS).values()} == standing


TestDossiers = Dossiers.TestCase
TestSupport = Support.TestCase
