"""Nothing forces 1 to 6: each step is begun, done, left out for a reason or taken in on its own."""

import pytest

from domain.kernel.personal import Personal
from domain.kernel.refusals import NotAllowed, NotFound
from domain.plan.commands import CompleteStep, LeaveOutStep, ReopenStep, StartStep, TakeInStep
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import StepCompleted, StepLeftOut, StepReopened, StepStarted, StepTakenIn
from domain.plan.refusals import ApproachNotChosen, StepIsDone, StepIsLeftOut, StepNeedsReason, StepUnknown
from domain.plan.views import PLANS
from tests.domain.plan.history import SMALL, STARTED, WHY
from tests.domain.specification import ANNA, COORDINATOR, EMPLOYEE, PLAN, TODAY, given, recorded, rows_of

NOTE = Personal(ANNA, "Sneller dan gedacht")
BUSY = StepStarted(plan=PLAN, step=4, on=TODAY)
DONE = StepCompleted(plan=PLAN, step=4, on=TODAY, note=NOTE)


def test_any_step_is_begun_whatever_the_others_are_at() -> None:
    given(DECIDER, *SMALL).when(StartStep(plan=PLAN, step=4), by=COORDINATOR).then(BUSY)


def test_a_step_is_done_with_a_note_begun_or_not() -> None:
    done = CompleteStep(plan=PLAN, step=4, note=NOTE)
    given(DECIDER, *SMALL, BUSY).when(done, by=COORDINATOR).then(DONE)
    given(DECIDER, *SMALL).when(done, by=COORDINATOR).then(DONE)


def test_a_step_that_is_done_is_opened_before_it_is_begun_or_left_out() -> None:
    plan = given(DECIDER, *SMALL, DONE)
    plan.when(StartStep(plan=PLAN, step=4), by=COORDINATOR).then_refused(StepIsDone, step=4)
    plan.when(LeaveOutStep(plan=PLAN, step=4, reason=WHY), by=COORDINATOR).then_refused(StepIsDone, step=4)
    plan.when(ReopenStep(plan=PLAN, step=4), by=COORDINATOR).then(StepReopened(plan=PLAN, step=4, on=TODAY))


def test_invariant_4_a_skipped_step_needs_a_reason() -> None:
    plan = given(DECIDER, *SMALL)
    plan.when(LeaveOutStep(plan=PLAN, step=5, reason=" "), by=COORDINATOR).then_refused(StepNeedsReason, step=5)
    left = StepLeftOut(plan=PLAN, step=5, reason=WHY, on=TODAY)
    plan.when(LeaveOutStep(plan=PLAN, step=5, reason=f" {WHY} "), by=COORDINATOR).then(left)


def test_a_step_left_out_stays_visible_with_its_reason_and_can_be_taken_in_again() -> None:
    (row,) = rows_of(PLANS, recorded(SMALL, "plan-1")).values()  # type: ignore[arg-type]
    assert [(each.step, each.progress.value, each.reason) for each in row.steps] == [
        (1, "left_out", WHY),
        (2, "left_out", WHY),
        (3, "open", ""),
        (4, "open", ""),
        (5, "open", ""),
        (6, "left_out", WHY),
    ]
    taken = StepTakenIn(plan=PLAN, step=2, on=TODAY)
    given(DECIDER, *SMALL).when(TakeInStep(plan=PLAN, step=2), by=COORDINATOR).then(taken)


@pytest.mark.parametrize("command", [StartStep, CompleteStep, ReopenStep])
def test_a_step_left_out_is_taken_in_before_it_is_worked_on(command: type[StartStep]) -> None:
    given(DECIDER, *SMALL).when(command(plan=PLAN, step=1), by=COORDINATOR).then_refused(StepIsLeftOut, step=1)


def test_what_is_so_already_brings_nothing() -> None:
    given(DECIDER, *SMALL).when(TakeInStep(plan=PLAN, step=4), by=COORDINATOR).then_nothing()
    given(DECIDER, *SMALL).when(ReopenStep(plan=PLAN, step=4), by=COORDINATOR).then_nothing()
    given(DECIDER, *SMALL, BUSY).when(StartStep(plan=PLAN, step=4), by=COORDINATOR).then_nothing()


def test_steps_wait_for_an_approach_and_for_who_may_steer() -> None:
    given(DECIDER, STARTED).when(StartStep(plan=PLAN, step=1), by=COORDINATOR).then_refused(ApproachNotChosen)
    given(DECIDER, *SMALL).when(StartStep(plan=PLAN, step=7), by=COORDINATOR).then_refused(StepUnknown, step=7)
    given(DECIDER, *SMALL).when(StartStep(plan=PLAN, step=4), by=EMPLOYEE).then_refused(NotAllowed)
    given(DECIDER).when(StartStep(plan=PLAN, step=4), by=COORDINATOR).then_refused(NotFound)
