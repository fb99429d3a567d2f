"""The wheel turns: the next cycle begins from the open points of the last; a plan ends for a reason and can go on."""

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.plan.commands import ClosePlan, OpenNextCycle, RenamePlan, ReopenPlan, UpgradeApproach
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import CycleOpened, Milestone, OpenPoint, PlanAdopted, PlanClosed, PlanReopened, StepCompleted
from domain.plan.refusals import PlanIsClosed
from domain.plan.views import CYCLES, PLANS
from tests.domain.plan.history import SMALL
from tests.domain.specification import BAS, COORDINATOR, EMPLOYEE, PLAN, TODAY, given, recorded, rows_of

POINT = OpenPoint("measure", "m-1", "Vast overlegmoment")
DONE = StepCompleted(plan=PLAN, step=4, on=TODAY, note=None)
ADOPTED = PlanAdopted(plan=PLAN, open_rows=(), reason="", on=TODAY)
SECOND = CycleOpened(plan=PLAN, cycle=2, carried=(POINT,), on=TODAY)
CLOSED = PlanClosed(plan=PLAN, reason="Alles loopt", on=TODAY)
REOPEN = ReopenPlan(plan=PLAN, reason="Er is meer te doen")


def test_the_next_cycle_begins_from_the_open_points() -> None:
    given(DECIDER, *SMALL, DONE).when(OpenNextCycle(plan=PLAN, carried=(POINT,)), by=COORDINATOR).then(SECOND)
    log = recorded((*SMALL, DONE, ADOPTED, SECOND), "plan-1")  # type: ignore[arg-type]
    (row,) = rows_of(PLANS, log).values()
    assert (row.cycle, row.carried, row.adopted_on, row.size) == (2, (POINT,), None, "small")
    assert [each.progress.value for each in row.steps] == ["left_out", "left_out", "open", "open", "open", "left_out"]
    cycles = rows_of(CYCLES, log)
    assert [(key[1], each.closed_on) for key, each in sorted(cycles.items())] == [(1, TODAY), (2, None)]


def test_a_cycle_is_not_opened_twice_over_but_after_work_the_next_is() -> None:
    again = OpenNextCycle(plan=PLAN, carried=(POINT,))
    given(DECIDER, *SMALL, SECOND).when(again, by=COORDINATOR).then_nothing()
    third = CycleOpened(plan=PLAN, cycle=3, carried=(POINT,), on=TODAY)
    given(DECIDER, *SMALL, SECOND, DONE).when(again, by=COORDINATOR).then(third)


def test_a_plan_ends_for_a_reason_and_changes_no_more_until_it_goes_on() -> None:
    plan = given(DECIDER, *SMALL)
    plan.when(ClosePlan(plan=PLAN, reason=" "), by=COORDINATOR).then_refused(InvalidValue, field="reason")
    plan.when(ClosePlan(plan=PLAN, reason="Alles loopt"), by=COORDINATOR).then(CLOSED)
    ended = given(DECIDER, *SMALL, CLOSED)
    ended.when(RenamePlan(plan=PLAN, title="Anders"), by=COORDINATOR).then_refused(PlanIsClosed, on=TODAY)
    ended.when(ClosePlan(plan=PLAN, reason="Iets anders"), by=COORDINATOR).then_refused(PlanIsClosed)
    again = PlanReopened(plan=PLAN, reason="Er is meer te doen", on=TODAY)
    ended.when(REOPEN, by=COORDINATOR).then(again)
    ended.when(ReopenPlan(plan=PLAN, reason=" "), by=COORDINATOR).then_refused(InvalidValue, field="reason")
    plan.when(REOPEN, by=COORDINATOR).then_nothing()
    given(DECIDER, *SMALL, CLOSED, again).when(OpenNextCycle(plan=PLAN, carried=(POINT,)), by=COORDINATOR).then(SECOND)


def test_a_closed_plan_does_not_go_on_by_the_way() -> None:
    ended = given(DECIDER, *SMALL, CLOSED)
    larger = UpgradeApproach(plan=PLAN, leader=BAS, milestones=(Milestone("Klaar", TODAY),), reason="Het groeit")
    for command in (OpenNextCycle(plan=PLAN, carried=(POINT,)), larger):
        ended.when(command, by=COORDINATOR).then_refused(PlanIsClosed, on=TODAY)


def test_only_who_steers_turns_the_wheel() -> None:
    for command in (OpenNextCycle(plan=PLAN), ClosePlan(plan=PLAN, reason="x"), REOPEN):
        given(DECIDER, *SMALL).when(command, by=EMPLOYEE).then_refused(NotAllowed)
