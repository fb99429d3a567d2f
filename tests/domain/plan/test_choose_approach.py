"""The software proposes, people decide: the choice is recorded with the proposal, and with why it differs."""

import pytest

from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.plan.approach import Size
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import LeftOut, Milestone, PlanAdopted, StepStarted
from domain.plan.refusals import (
    ApproachIsChosen,
    ApproachNeedsStep,
    ChoiceNeedsReason,
    LargeNeedsLeader,
    LargeNeedsMilestones,
    StepIsLeftOut,
    StepNeedsReason,
    StepUnknown,
)
from tests.domain.plan.history import INTEGRAL, LEFT, PATH, SMALL, SPRING, STARTED, SUMMER, WHY, choose, chosen
from tests.domain.specification import ANNA, COORDINATOR, EMPLOYEE, MANAGEMENT, PLAN, TEAM_LEAD, TODAY, given


def test_a_small_plan_is_set_up_and_begun_in_one_command() -> None:
    begun = StepStarted(plan=PLAN, step=4, on=TODAY)
    given(DECIDER, STARTED).when(choose(start=4), by=COORDINATOR).then(chosen(), begun)


def test_a_large_plan_has_a_leader_and_a_time_path() -> None:
    large = {"answers": INTEGRAL, "size": Size.LARGE, "steps": (1, 2, 3, 4, 5, 6), "left_out": ()}
    plan = given(DECIDER, STARTED)
    plan.when(choose(**large, milestones=PATH), by=MANAGEMENT).then_refused(LargeNeedsLeader, field="leader")
    plan.when(choose(**large, leader=ANNA), by=MANAGEMENT).then_refused(LargeNeedsMilestones)
    plan.when(choose(**large, leader=ANNA, milestones=PATH), by=MANAGEMENT).then(
        chosen(**large, leader=ANNA, milestones=PATH)
    )


def test_the_time_path_is_kept_in_the_order_of_its_dates() -> None:
    late, early = Milestone("Klaar", SUMMER), Milestone("Begin", SPRING)
    given(DECIDER, STARTED).when(choose(milestones=(late, early)), by=COORDINATOR).then(
        chosen(milestones=(early, late))
    )


def test_invariant_4_a_step_left_out_needs_a_reason() -> None:
    plan = given(DECIDER, STARTED)
    plan.when(choose(left_out=()), by=COORDINATOR).then_refused(StepNeedsReason, step=1, field="left_out.1")
    blank = (*LEFT[:2], LeftOut(6, "  "))
    plan.when(choose(left_out=blank), by=COORDINATOR).then_refused(StepNeedsReason, step=6)


def test_where_people_choose_otherwise_they_say_why() -> None:
    plan = given(DECIDER, STARTED)
    for other in ({"size": Size.LARGE, "leader": ANNA, "milestones": PATH}, {"leader": ANNA}, {"steps": (1, 3, 4, 5)}):
        plan.when(choose(**other), by=COORDINATOR).then_refused(ChoiceNeedsReason, field="reason")
    more = {"steps": (1, 3, 4, 5), "reason": "We willen eerst horen wat er speelt"}
    plan.when(choose(**more), by=COORDINATOR).then(chosen(**more, left_out=LEFT[1:]))


def test_a_step_left_out_beyond_the_proposal_has_its_own_reason_and_no_other() -> None:
    fewer = (*LEFT[:2], LeftOut(5, "Dat doen we in het werkoverleg"), LEFT[2])
    given(DECIDER, STARTED).when(choose(steps=(3, 4), left_out=fewer), by=COORDINATOR).then(
        chosen(steps=(3, 4), left_out=fewer)
    )


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"steps": ()}, ApproachNeedsStep),
        ({"steps": (3, 7)}, StepUnknown),
        ({"start": 1}, StepIsLeftOut),
        ({"start": 9}, StepUnknown),
        ({"reason": "x" * 5000}, InvalidValue),
        ({"milestones": (Milestone(" ", SPRING),)}, InvalidValue),
        ({"milestones": (Milestone("Ver weg", SPRING.replace(year=1900)),)}, InvalidValue),
        ({"left_out": (LeftOut(1, "x" * 5000), *LEFT[1:])}, InvalidValue),
    ],
)
def test_a_choice_that_cannot_be_is_refused(changes: dict[str, object], rule: type[Exception]) -> None:
    given(DECIDER, STARTED).when(choose(**changes), by=COORDINATOR).then_refused(rule)  # type: ignore[arg-type]


def test_a_choice_is_made_anew_until_work_began_or_the_plan_was_adopted() -> None:
    other = choose(left_out=(LeftOut(1, "Anders"), *LEFT[1:]))
    given(DECIDER, *SMALL).when(other, by=COORDINATOR).then(chosen(left_out=(LeftOut(1, "Anders"), *LEFT[1:])))
    for since in (StepStarted(plan=PLAN, step=4, on=TODAY), PlanAdopted(plan=PLAN, open_rows=(), reason="", on=TODAY)):
        given(DECIDER, *SMALL, since).when(other, by=COORDINATOR).then_refused(ApproachIsChosen)
        given(DECIDER, *SMALL, since).when(choose(), by=COORDINATOR).then_nothing()


def test_only_who_steers_the_plan_chooses() -> None:
    for other in (EMPLOYEE, TEAM_LEAD):
        given(DECIDER, STARTED).when(choose(), by=other).then_refused(NotAllowed, right="steer_plan")


def test_the_reason_of_a_step_that_is_taken_is_dropped() -> None:
    needless = (*LEFT, LeftOut(4, WHY))
    given(DECIDER, STARTED).when(choose(left_out=needless), by=COORDINATOR).then(chosen())
