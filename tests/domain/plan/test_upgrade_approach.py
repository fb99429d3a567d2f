"""A small approach becomes large half-way: new steps, a leader, milestones, and all that was done stays done."""

from domain.kernel.refusals import InvalidValue
from domain.plan.approach import Size
from domain.plan.commands import UpgradeApproach
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import ApproachUpgraded, StepCompleted
from domain.plan.refusals import ApproachIsLarge, ApproachNotChosen, LargeNeedsMilestones, StepUnknown
from domain.plan.views import PLANS
from tests.domain.plan.history import PATH, SMALL, STARTED, WHY
from tests.domain.specification import ANNA, BAS, COORDINATOR, PLAN, TODAY, given, recorded, rows_of

DONE = StepCompleted(plan=PLAN, step=4, on=TODAY, note=None)
LARGER = "Het speelt ook bij de andere teams"
UPGRADED = ApproachUpgraded(plan=PLAN, leader=ANNA, milestones=PATH, taken_in=(1, 2), reason=LARGER, on=TODAY)


def upgrade(**changes: object) -> UpgradeApproach:
    known = {"leader": ANNA, "milestones": PATH, "reason": LARGER, "steps": (1, 2)}
    return UpgradeApproach(plan=PLAN, **{**known, **changes})  # type: ignore[arg-type]


def test_it_keeps_its_history_and_takes_in_new_steps() -> None:
    given(DECIDER, *SMALL, DONE).when(upgrade(), by=COORDINATOR).then(UPGRADED)
    (row,) = rows_of(PLANS, recorded((*SMALL, DONE, UPGRADED), "plan-1")).values()  # type: ignore[arg-type]
    assert (row.size, row.leader, row.milestones) == (Size.LARGE.value, ANNA, PATH)
    assert [each.progress.value for each in row.steps] == ["open", "open", "open", "done", "open", "left_out"]
    assert (row.step(6).reason, row.chosen_on, row.upgraded_on) == (WHY, TODAY, TODAY)


def test_a_step_that_was_not_left_out_is_not_taken_in_twice() -> None:
    given(DECIDER, *SMALL).when(upgrade(steps=(1, 2, 4)), by=COORDINATOR).then(UPGRADED)


def test_it_needs_a_time_path_a_reason_and_known_steps() -> None:
    plan = given(DECIDER, *SMALL)
    plan.when(upgrade(milestones=()), by=COORDINATOR).then_refused(LargeNeedsMilestones)
    plan.when(upgrade(reason=" "), by=COORDINATOR).then_refused(InvalidValue, field="reason")
    plan.when(upgrade(steps=(8,)), by=COORDINATOR).then_refused(StepUnknown, step=8)


def test_only_a_small_approach_that_was_chosen_can_become_large() -> None:
    given(DECIDER, STARTED).when(upgrade(), by=COORDINATOR).then_refused(ApproachNotChosen)
    given(DECIDER, *SMALL, UPGRADED).when(upgrade(leader=BAS), by=COORDINATOR).then_refused(ApproachIsLarge)
