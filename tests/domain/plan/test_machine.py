"""Whatever is asked of a plan, in whatever order, it is started once."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import UnitId
from domain.kernel.rights import Actor, Role
from domain.plan.decider import PLAN as DECIDER
from domain.plan.decider import StartPlan
from domain.plan.views import PLANS
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, NIGHT, PLAN

actors = st.builds(Actor, st.just(ANNA), st.frozensets(st.sampled_from(Role), max_size=1))
titles = st.sampled_from(["Rust", " Rust ", "Energie", "", " ", "x" * 201])


class Plans(DeciderMachine):
    decider = DECIDER

    @rule(title=titles, units=st.sampled_from([(), (NIGHT,)]), by=actors)
    def start(self, title: str, units: tuple[UnitId, ...], by: Actor) -> None:
        self.ask(StartPlan(plan=PLAN, title=title, units=units), by)

    @invariant()
    def a_plan_is_started_at_most_once(self) -> None:
        assert len(self.log) <= 1

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        shown = [(row.title, row.units, row.template) for row in self.rows(PLANS).values()]
        assert shown == ([(self.state.title, self.state.units, self.state.template)] if self.log else [])


TestPlans = Plans.TestCase
