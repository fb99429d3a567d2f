"""What people change about a plan as it goes: title, leader, time path, goals, units."""

import pytest

from domain.kernel.ids import UnitId
from domain.kernel.refusals import InvalidValue
from domain.plan.approach import Size
from domain.plan.commands import LetUnitJoin, LetUnitLeave, NameLeader, RenamePlan, SetGoals, SetMilestones
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import (
    Aim,
    GoalsSet,
    LeaderNamed,
    Milestone,
    MilestonesSet,
    PlanRenamed,
    PlanStarted,
    ProactiveGoal,
    UnitJoined,
    UnitLeft,
)
from domain.plan.refusals import LargeNeedsLeader, LargeNeedsMilestones, PlanCoversAll, PlanNeedsUnit
from tests.domain.plan.history import INTEGRAL, PATH, SMALL, SPRING, STARTED, chosen
from tests.domain.specification import ANNA, BAS, COORDINATOR, DAY_CARE, NIGHT, PLAN, TODAY, given

LARGE = (
    STARTED,
    chosen(answers=INTEGRAL, size=Size.LARGE, steps=(1, 2, 3, 4, 5, 6), left_out=(), leader=ANNA, milestones=PATH),
)
JOINED = UnitJoined(plan=PLAN, unit=DAY_CARE, reason="Het speelt daar ook", on=TODAY)


def test_a_plan_gets_another_title() -> None:
    renamed = PlanRenamed(plan=PLAN, title="Energie in 2027")
    given(DECIDER, STARTED).when(RenamePlan(plan=PLAN, title=" Energie in 2027 "), by=COORDINATOR).then(renamed)


@pytest.mark.parametrize("title", [" ", "x" * 201])
def test_a_title_fits(title: str) -> None:
    given(DECIDER, STARTED).when(RenamePlan(plan=PLAN, title=title), by=COORDINATOR).then_refused(InvalidValue)


def test_a_leader_is_named_and_a_large_approach_keeps_one() -> None:
    named = LeaderNamed(plan=PLAN, leader=BAS)
    given(DECIDER, *LARGE).when(NameLeader(plan=PLAN, leader=BAS), by=COORDINATOR).then(named)
    given(DECIDER, *LARGE).when(NameLeader(plan=PLAN, leader=None), by=COORDINATOR).then_refused(LargeNeedsLeader)
    given(DECIDER, *SMALL, named).when(NameLeader(plan=PLAN, leader=None), by=COORDINATOR).then(
        LeaderNamed(plan=PLAN, leader=None)
    )


def test_the_time_path_changes_and_a_milestone_is_reached() -> None:
    reached = (Milestone("Alle teams gesproken", SPRING, reached=True),)
    given(DECIDER, *LARGE).when(SetMilestones(plan=PLAN, milestones=reached), by=COORDINATOR).then(
        MilestonesSet(plan=PLAN, milestones=reached)
    )
    given(DECIDER, *LARGE).when(SetMilestones(plan=PLAN, milestones=()), by=COORDINATOR).then_refused(
        LargeNeedsMilestones
    )


def test_a_plan_names_goals_beyond_todays_problems() -> None:
    goals = (ProactiveGoal("Iedereen haalt gezond zijn pensioen", Aim.EMPLOYABILITY),)
    given(DECIDER, STARTED).when(SetGoals(plan=PLAN, goals=goals), by=COORDINATOR).then(
        GoalsSet(plan=PLAN, goals=goals)
    )
    empty = (ProactiveGoal(" ", Aim.ENERGY),)
    given(DECIDER, STARTED).when(SetGoals(plan=PLAN, goals=empty), by=COORDINATOR).then_refused(
        InvalidValue, field="goals.0.text"
    )


def test_units_join_and_leave_for_a_reason_and_one_stays() -> None:
    join = LetUnitJoin(plan=PLAN, unit=DAY_CARE, reason="Het speelt daar ook")
    given(DECIDER, STARTED).when(join, by=COORDINATOR).then(JOINED)
    given(DECIDER, STARTED).when(LetUnitJoin(plan=PLAN, unit=DAY_CARE, reason=""), by=COORDINATOR).then_refused(
        InvalidValue, field="reason"
    )
    leave = LetUnitLeave(plan=PLAN, unit=NIGHT, reason="Opgeheven")
    given(DECIDER, STARTED, JOINED).when(leave, by=COORDINATOR).then(
        UnitLeft(plan=PLAN, unit=NIGHT, reason="Opgeheven", on=TODAY)
    )
    given(DECIDER, STARTED).when(leave, by=COORDINATOR).then_refused(PlanNeedsUnit, unit=NIGHT)


@pytest.mark.parametrize("unit", [NIGHT, DAY_CARE])
def test_a_plan_of_the_whole_organisation_has_all_units_already(unit: UnitId) -> None:
    whole = PlanStarted(plan=PLAN, title="Rust", template=1, units=(), started_on=TODAY)
    given(DECIDER, whole).when(LetUnitJoin(plan=PLAN, unit=unit, reason="x"), by=COORDINATOR).then_refused(
        PlanCoversAll
    )
