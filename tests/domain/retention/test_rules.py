"""An organisation chooses within bounds how long things are kept; the service notes what went, and only then."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.events import Event
from domain.kernel.ids import StreamId
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Actor, Role
from domain.organisation.departures import gone_before
from domain.organisation.events import AdviserExtended, AdviserInvited, MemberInvited, MemberLeft
from domain.retention.decider import RETENTION, ChangeRule, NoteCarriedOut, RetentionCommand
from domain.retention.events import RuleChanged, RulesCarriedOut, Went
from domain.retention.rules import RULES, Kept
from domain.retention.views import RETENTION_RULES, RETENTION_RUNS
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, BAS, COORDINATOR, DEWI, TENANT, TODAY, given, recorded

RUN, OTHER = UUID(int=5), UUID(int=6)
SHORTER = ChangeRule(tenant=TENANT, kept=Kept.READINGS, days=180)
CHANGED = RuleChanged(kept=Kept.READINGS, days=180, on=TODAY)
WENT = (Went(Kept.READINGS, 3),)
DONE = RulesCarriedOut(run=RUN, on=TODAY, went=WENT)
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_an_administrator_chooses_within_the_bounds() -> None:
    given(RETENTION).when(SHORTER, by=ADMINISTRATOR).then(CHANGED)
    given(RETENTION).when(SHORTER, by=COORDINATOR).then_refused(NotAllowed)


@pytest.mark.parametrize("kept", Kept)
def test_not_beyond_the_bounds_and_what_is_so_already_is_no_change(kept: Kept) -> None:
    bounds = RULES[kept]
    for days in (bounds.low - 1, bounds.high + 1):
        beyond = given(RETENTION).when(ChangeRule(tenant=TENANT, kept=kept, days=days), by=ADMINISTRATOR)
        beyond.then_refused(InvalidValue, field="days", low=bounds.low, high=bounds.high)
    usual = ChangeRule(tenant=TENANT, kept=kept, days=bounds.usual)
    given(RETENTION).when(usual, by=ADMINISTRATOR).then_nothing()


def test_what_went_is_noted_once_and_nothing_is_no_event() -> None:
    noted = NoteCarriedOut(tenant=TENANT, run=RUN, went=(*WENT, Went(Kept.MAILS, 0)))
    given(RETENTION).when(noted, by=ADMINISTRATOR).then(DONE)
    given(RETENTION, DONE).when(noted, by=ADMINISTRATOR).then_nothing()
    nothing = NoteCarriedOut(tenant=TENANT, run=OTHER, went=(Went(Kept.MAILS, 0),))
    given(RETENTION).when(nothing, by=ADMINISTRATOR).then_nothing()


def invited(last_day: date) -> AdviserInvited:
    return AdviserInvited(person=BAS, first_day=TODAY, last_day=last_day, plans=(), units=())


@pytest.mark.parametrize(
    ("events", "gone"),
    [
        ((MemberInvited(person=DEWI, roles=frozenset({Role.EMPLOYEE}), unit=None),), []),
        ((MemberLeft(person=DEWI),), [DEWI]),
        ((MemberLeft(person=DEWI), MemberInvited(person=DEWI, roles=frozenset({Role.EMPLOYEE}), unit=None)), []),
        ((invited(TODAY - timedelta(days=1)),), [BAS]),
        ((invited(TODAY - timedelta(days=1)), AdviserExtended(person=BAS, last_day=TODAY)), []),
    ],
)
def test_who_takes_no_part_any_more(events: tuple[Event, ...], gone: list[UUID]) -> None:
    assert gone_before(recorded(events, StreamId("organisation-1")), NOON + timedelta(hours=1)) == gone
    assert gone_before(recorded(events, StreamId("organisation-1")), NOON - timedelta(days=5)) == []


class Keeping(DeciderMachine):
    decider = RETENTION
    views = (RETENTION_RULES, RETENTION_RUNS)

    @rule(
        command=st.one_of(
            st.builds(ChangeRule, tenant=st.just(TENANT), kept=st.sampled_from(Kept), days=st.integers(0, 4000)),
            st.builds(
                NoteCarriedOut,
                tenant=st.just(TENANT),
                run=st.uuids(),
                went=st.tuples(st.builds(Went, st.sampled_from(Kept), st.integers(0, 3))),
            ),
        ),
        by=st.sampled_from([ADMINISTRATOR, COORDINATOR]),
    )
    def anything(self, command: RetentionCommand, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def each_rule_is_within_its_bounds_and_shown(self) -> None:
        shown = {key[0]: row.days for key, row in self.rows(RETENTION_RULES).items()}
        assert all(RULES[kept].low <= self.state.days(kept) <= RULES[kept].high for kept in Kept)
        assert shown == {kept.value: days for kept, days in self.state.chosen.items()}
        assert len(self.rows(RETENTION_RUNS)) == sum(isinstance(each, RulesCarriedOut) for each in self.log)


TestKeeping = Keeping.TestCase
