"""Who stands in for whom, from a day until a day."""

from datetime import date, timedelta

import hypothesis.strategies as st
from hypothesis.stateful import rule

from domain.kernel.ids import PersonId
from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor
from domain.organisation.absence import (
    ABSENCE,
    ABSENCES,
    Absence,
    AbsenceRow,
    EndStandIn,
    NameStandIn,
    StandInEnded,
    StandInNamed,
    stream_of,
)
from domain.organisation.refusals import AbsenceTooLong, AbsenceTurned, StandInIsYourself
from tests.domain.machine import DeciderMachine
from tests.domain.specification import (
    ADMINISTRATOR,
    CEM,
    DEWI,
    EMPLOYEE,
    EVA,
    TEAM_LEAD,
    TODAY,
    given,
    recorded,
    rows_of,
)

MONDAY, FRIDAY = TODAY + timedelta(days=7), TODAY + timedelta(days=11)
EVA_STANDS_IN = StandInNamed(person=DEWI, stand_in=EVA, first_day=MONDAY, last_day=FRIDAY)
BACK = StandInEnded(person=DEWI, on=TODAY)


def name(stand_in: PersonId = EVA, first: date = MONDAY, last: date = FRIDAY) -> NameStandIn:
    return NameStandIn(person=DEWI, stand_in=stand_in, first_day=first, last_day=last)


def test_a_member_says_who_stands_in() -> None:
    given(ABSENCE).when(name(), by=EMPLOYEE).then(EVA_STANDS_IN)


def test_an_administrator_says_it_for_somebody_who_fell_ill_and_a_colleague_does_not() -> None:
    given(ABSENCE).when(name(), by=ADMINISTRATOR).then(EVA_STANDS_IN)
    given(ABSENCE).when(name(), by=TEAM_LEAD).then_refused(NotAllowed)
    given(ABSENCE, EVA_STANDS_IN).when(EndStandIn(person=DEWI), by=TEAM_LEAD).then_refused(NotAllowed)


def test_somebody_else_takes_over() -> None:
    given(ABSENCE, EVA_STANDS_IN).when(name(CEM), by=EMPLOYEE).then(
        StandInNamed(person=DEWI, stand_in=CEM, first_day=MONDAY, last_day=FRIDAY)
    )


def test_days_that_cannot_be_are_refused() -> None:
    asked = given(ABSENCE)
    asked.when(name(DEWI), by=EMPLOYEE).then_refused(StandInIsYourself, field="stand_in")
    asked.when(name(last=MONDAY - timedelta(days=1)), by=EMPLOYEE).then_refused(AbsenceTurned, field="last_day")
    past = TODAY - timedelta(days=1)
    asked.when(name(first=past, last=past), by=EMPLOYEE).then_refused(AbsenceTurned)
    asked.when(name(last=MONDAY + timedelta(days=367)), by=EMPLOYEE).then_refused(AbsenceTooLong)


def test_who_is_back_early_says_so_and_what_is_over_needs_no_end() -> None:
    given(ABSENCE, EVA_STANDS_IN).when(EndStandIn(person=DEWI), by=EMPLOYEE).then(BACK)
    given(ABSENCE, EVA_STANDS_IN).when(
        EndStandIn(person=DEWI), by=EMPLOYEE, on=FRIDAY + timedelta(days=1)
    ).then_nothing()


def test_it_begins_and_ends_by_itself() -> None:
    absence = Absence(EVA_STANDS_IN)
    days = [absence.stand_in_on(MONDAY + timedelta(days=each)) for each in (-1, 0, 4, 5)]
    assert days == [None, EVA, EVA, None]


def test_the_view_shows_it_until_it_is_ended() -> None:
    log = recorded([EVA_STANDS_IN, BACK], stream_of(DEWI))
    assert rows_of(ABSENCES, log[:1]) == {(DEWI,): AbsenceRow(DEWI, EVA, MONDAY, FRIDAY, 1)}
    assert rows_of(ABSENCES, log) == {}


class Absences(DeciderMachine):
    decider = ABSENCE

    @rule(
        stand_in=st.sampled_from([CEM, DEWI, EVA]),
        first=st.integers(-9, 9),
        last=st.integers(-9, 400),
        by=st.sampled_from([EMPLOYEE, ADMINISTRATOR, TEAM_LEAD]),
    )
    def name(self, stand_in: PersonId, first: int, last: int, by: Actor) -> None:
        self.ask(name(stand_in, TODAY + timedelta(days=first), TODAY + timedelta(days=last)), by)

    @rule(by=st.sampled_from([EMPLOYEE, ADMINISTRATOR, TEAM_LEAD]))
    def end(self, by: Actor) -> None:
        self.ask(EndStandIn(person=DEWI), by)


TestAbsences = Absences.TestCase
