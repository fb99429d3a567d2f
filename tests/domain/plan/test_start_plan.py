"""A plan is started, and its kick-off lies on the table at once."""

import pytest

from domain.kernel.ids import UnitId
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kickoff.commands import OpenKickoff
from domain.method import CURRENT
from domain.organisation.events import MemberLeft
from domain.plan.commands import StartPlan
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import PlanStarted
from domain.plan.refusals import PlanExists
from domain.policies.kickoff_opens_with_plan import kickoff_opens_with_plan
from tests.domain.specification import BAS, COORDINATOR, EMPLOYEE, NIGHT, PLAN, TODAY, given

STARTED = PlanStarted(plan=PLAN, title="Rust in 2027", template=CURRENT.version, units=(NIGHT,), started_on=TODAY)


def start(title: str = "Rust in 2027", units: tuple[UnitId, ...] = (NIGHT,)) -> StartPlan:
    return StartPlan(plan=PLAN, title=title, units=units)


def test_a_coordinator_starts_a_plan_after_the_newest_method() -> None:
    given(DECIDER).when(start(" Rust in 2027 "), by=COORDINATOR).then(STARTED)


def test_a_plan_for_no_unit_is_for_the_whole_organisation() -> None:
    whole = PlanStarted(plan=PLAN, title="Rust", template=CURRENT.version, units=(), started_on=TODAY)
    given(DECIDER).when(start("Rust", ()), by=COORDINATOR).then(whole)


@pytest.mark.parametrize(("title", "reason"), [("  ", "empty"), ("x" * 201, "too_long")])
def test_a_plan_has_a_title_that_fits(title: str, reason: str) -> None:
    given(DECIDER).when(start(title), by=COORDINATOR).then_refused(InvalidValue, field="title", reason=reason)


def test_a_plan_is_started_once() -> None:
    given(DECIDER, STARTED).when(start("Iets anders"), by=COORDINATOR).then_refused(PlanExists, plan=PLAN)


def test_an_employee_does_not_start_a_plan() -> None:
    given(DECIDER).when(start(), by=EMPLOYEE).then_refused(NotAllowed, right="start_plan")


def test_a_started_plan_opens_its_kickoff_after_the_same_method() -> None:
    assert kickoff_opens_with_plan(STARTED) == (OpenKickoff(plan=PLAN, template=CURRENT.version),)
    assert kickoff_opens_with_plan(MemberLeft(person=BAS)) == ()
