"""A plan is adopted with open rows of the kick-off only for a reason, which stays visible."""

from domain.plan.commands import AdoptPlan
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import PlanAdopted
from domain.plan.refusals import ApproachNotChosen, OpenRowsNeedReason
from domain.plan.views import PLANS
from tests.domain.plan.history import SMALL, STARTED
from tests.domain.specification import COORDINATOR, PLAN, TODAY, given, recorded, rows_of

OPEN = ("1c", "3")
WHY = "De OR vergadert volgende week"
ADOPTED = PlanAdopted(plan=PLAN, open_rows=OPEN, reason=WHY, on=TODAY)


def test_a_plan_without_open_rows_is_adopted_as_it_is() -> None:
    adopted = PlanAdopted(plan=PLAN, open_rows=(), reason="", on=TODAY)
    given(DECIDER, *SMALL).when(AdoptPlan(plan=PLAN), by=COORDINATOR).then(adopted)


def test_invariant_4_open_rows_of_the_checklist_need_a_reason() -> None:
    bare = AdoptPlan(plan=PLAN, open_rows=OPEN, reason=" ")
    given(DECIDER, *SMALL).when(bare, by=COORDINATOR).then_refused(OpenRowsNeedReason, rows=["1c", "3"])
    given(DECIDER, *SMALL).when(AdoptPlan(plan=PLAN, open_rows=OPEN, reason=WHY), by=COORDINATOR).then(ADOPTED)


def test_the_reason_stays_visible_with_the_rows() -> None:
    (row,) = rows_of(PLANS, recorded((*SMALL, ADOPTED), "plan-1")).values()  # type: ignore[arg-type]
    assert (row.adopted_on, row.open_rows, row.adopted_reason) == (TODAY, OPEN, WHY)


def test_an_approach_comes_before_adopting() -> None:
    given(DECIDER, STARTED).when(AdoptPlan(plan=PLAN), by=COORDINATOR).then_refused(ApproachNotChosen)
