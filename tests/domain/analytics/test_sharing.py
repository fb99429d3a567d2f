"""Whether an organisation shares, and what it hands in of a quarter that is over."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.analytics.contribution import contribution
from domain.analytics.known import known_from
from domain.analytics.sharing import SHARING, SHARINGS, ChooseSharing, Sharing, SharingStarted, SharingStopped
from domain.kernel.quarters import Quarter, quarter_of
from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor
from domain.measures.description import Level
from domain.measures.events import MeasureDone
from domain.plan.events import StepCompleted, StepStarted
from tests.domain.agreements.history import COUNCIL_PARTY, MANAGEMENT_PARTY, ONE, agreed, proposed
from tests.domain.machine import DeciderMachine
from tests.domain.reports.history import AMSTERDAM, BEGAN, ROWS, SPRING, Log, measure, organised
from tests.domain.specification import (
    ADMINISTRATOR,
    BAS,
    CEM,
    COORDINATOR,
    EMPLOYEE,
    MANAGEMENT,
    PLAN,
    TENANT,
    TODAY,
    WORKS_COUNCIL,
    given,
    rows_of,
)

STARTED, STOPPED = SharingStarted(tenant=TENANT, on=TODAY), SharingStopped(tenant=TENANT, on=TODAY)


def choose(share: bool) -> ChooseSharing:
    return ChooseSharing(tenant=TENANT, share=share)


def handed(log: Log, quarter: Quarter) -> Mapping[str, tuple[int, int]]:
    known = known_from(log.facts, quarter.next.first, AMSTERDAM)
    return {each.kind.value: (each.part, each.whole) for each in contribution(known, quarter)}


def test_nobody_shares_unless_an_administrator_chose_to() -> None:
    assert Sharing() == Sharing(shares=False)
    given(SHARING).when(choose(True), by=ADMINISTRATOR).then(STARTED)
    given(SHARING).when(choose(False), by=ADMINISTRATOR).then()


def test_a_choice_is_taken_back_at_any_time_and_made_again() -> None:
    given(SHARING, STARTED).when(choose(False), by=ADMINISTRATOR).then(STOPPED)
    given(SHARING, STARTED, STOPPED).when(choose(True), by=ADMINISTRATOR).then(STARTED)
    given(SHARING, STARTED).when(choose(True), by=ADMINISTRATOR).then()


@pytest.mark.parametrize("actor", [COORDINATOR, MANAGEMENT, WORKS_COUNCIL, EMPLOYEE])
def test_nobody_else_chooses(actor: Actor) -> None:
    given(SHARING).when(choose(True), by=actor).then_refused(NotAllowed, right="manage_organisation")


def test_what_is_handed_in_happened_in_that_quarter() -> None:
    log = organised().on(BEGAN, *ROWS, StepStarted(plan=PLAN, step=1, on=BEGAN))
    log.on(BEGAN + timedelta(days=9), StepCompleted(plan=PLAN, step=1, on=BEGAN + timedelta(days=9), note=None))
    log.on(SPRING, *measure(1, due=SPRING + timedelta(days=30)), *measure(2, Level.COLLECTIVE))
    for number in (1, 2):
        done = measure(number)[0].measure  # type: ignore[attr-defined]
        log.on(SPRING, MeasureDone(plan=PLAN, measure=done, on=SPRING, result="Rust"))
    assert handed(log, Quarter(2026, 1)) == {"on_time": (1, 2), "step_days": (9, 1)}
    assert handed(log, Quarter(2026, 2)) == {"on_time": (1, 1), "at_the_source": (1, 2)}


def test_agreements_are_handed_in_where_the_organisation_may_see_them_of_that_quarter_alone() -> None:
    def made(**sizes: int) -> Log:
        return organised(**sizes).on(SPRING, proposed(), agreed(MANAGEMENT_PARTY, BAS), agreed(COUNCIL_PARTY, CEM))

    quarter = quarter_of(ONE.due_on)
    assert handed(made(), quarter)["kept"] == (0, 1)
    assert "kept" not in handed(made(night=2, day_care=2), quarter)


def test_an_organisation_without_anything_hands_in_nothing() -> None:
    assert handed(organised(), Quarter(2026, 3)) == {}


def test_the_row_tells_since_when() -> None:
    (row,) = rows_of(SHARINGS, SharingMachine.of(STARTED, STOPPED)).values()
    assert (row.shares, row.since) == (False, TODAY)
    assert date(2026, 1, 1) < row.since


class SharingMachine(DeciderMachine):
    """Whoever asks whatever: the row says what the state says."""

    decider = SHARING
    views = (SHARINGS,)

    @staticmethod
    def of(*events: object) -> list[object]:
        machine = SharingMachine()
        machine.log = list(events)  # type: ignore[arg-type]
        return list(machine.recorded())

    @rule(share=st.booleans(), by=st.sampled_from([ADMINISTRATOR, COORDINATOR, EMPLOYEE]))
    def choose(self, share: bool, by: Actor) -> None:
        self.ask(choose(share), by)

    @invariant()
    def shown(self) -> None:
        rows = list(self.rows(SHARINGS).values())
        assert [row.shares for row in rows] == ([self.state.shares] if self.log else [])


TestSharing = SharingMachine.TestCase
