"""Whatever is asked of a plan, in whatever order, it stays true: started once, steps left out only for a reason."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.plan import commands as c
from domain.plan.approach import Answers, Size
from domain.plan.decider import PLAN as DECIDER
from domain.plan.events import Aim, LeftOut, Milestone, OpenPoint, PlanStarted, ProactiveGoal
from domain.plan.state import Progress
from domain.plan.views import CYCLES, PLANS
from tests.domain.machine import DeciderMachine
from tests.domain.plan.history import INTEGRAL, LOCAL, SPRING, SUMMER, choose
from tests.domain.specification import ANNA, BAS, COORDINATOR, DAY_CARE, NIGHT, PLAN

actors = st.just(COORDINATOR) | st.builds(Actor, st.just(ANNA), st.frozensets(st.sampled_from(Role), max_size=1))
titles = st.sampled_from(["Rust", " Rust ", "Energie", "", " ", "x" * 201])
reasons = st.sampled_from(["", "Omdat", " Anders "])
people = st.none() | st.sampled_from([ANNA, BAS])
at = {"plan": st.just(PLAN)}
step = st.integers(0, 7)
paths = st.lists(
    st.builds(Milestone, st.sampled_from(["", "Begin", "Eind"]), st.sampled_from([SPRING, SUMMER]), st.booleans()),
    max_size=2,
).map(tuple)
goals = st.lists(st.builds(ProactiveGoal, st.sampled_from(["", "Vooruit"]), st.sampled_from(Aim)), max_size=2)
notes = st.none() | st.just(Personal(ANNA, "Klaar"))
asked = (
    st.builds(
        c.ChooseApproach,
        **at,
        answers=st.just(LOCAL) | st.just(INTEGRAL) | st.from_type(Answers),
        size=st.sampled_from(Size),
        steps=st.sets(st.integers(1, 6), min_size=1).map(tuple) | st.just((0,)),
        left_out=st.just(tuple(LeftOut(n, "Niet nodig") for n in range(1, 7))) | st.just(()),
        leader=people,
        milestones=paths,
        reason=reasons,
        start=st.none() | step,
    )
    | st.builds(
        c.UpgradeApproach,
        **at,
        leader=st.just(ANNA),
        milestones=paths,
        reason=reasons,
        steps=st.sets(st.integers(1, 6)).map(tuple),
    )
    | st.builds(c.StartStep, **at, step=step)
    | st.builds(c.CompleteStep, **at, step=step, note=notes)
    | st.builds(c.ReopenStep, **at, step=step)
    | st.builds(c.LeaveOutStep, **at, step=step, reason=reasons)
    | st.builds(c.TakeInStep, **at, step=step)
    | st.builds(c.AdoptPlan, **at, open_rows=st.sampled_from([(), ("1", "1c")]), reason=reasons)
    | st.builds(c.OpenNextCycle, **at, carried=st.sampled_from([(), (OpenPoint("measure", "1", "Overleg"),)]))
    | st.builds(c.ClosePlan, **at, reason=reasons)
    | st.builds(c.ReopenPlan, **at, reason=reasons)
    | st.builds(c.RenamePlan, **at, title=titles)
    | st.builds(c.NameLeader, **at, leader=people)
    | st.builds(c.SetMilestones, **at, milestones=paths)
    | st.builds(c.SetGoals, **at, goals=goals.map(tuple))
    | st.builds(c.LetUnitJoin, **at, unit=st.sampled_from([NIGHT, DAY_CARE]), reason=reasons)
    | st.builds(c.LetUnitLeave, **at, unit=st.sampled_from([NIGHT, DAY_CARE]), reason=reasons)
)


class Plans(DeciderMachine):
    decider = DECIDER

    @initialize(begun=st.booleans(), units=st.sampled_from([(), (NIGHT,)]))
    def begin(self, begun: bool, units: tuple[object, ...]) -> None:
        if begun:
            self.ask(c.StartPlan(plan=PLAN, title="Rust", units=units), COORDINATOR)  # type: ignore[arg-type]

    @rule(title=titles, units=st.sampled_from([(), (NIGHT,)]), by=actors)
    def start(self, title: str, units: tuple[object, ...], by: Actor) -> None:
        self.ask(c.StartPlan(plan=PLAN, title=title, units=units), by)  # type: ignore[arg-type]

    @rule(command=asked, by=actors)
    def change(self, command: c.PlanCommand, by: Actor) -> None:
        self.ask(command, by)

    @rule(steps=st.sets(st.integers(3, 5)))
    def settle(self, steps: set[int]) -> None:
        """A choice that holds, work on it, and the plan adopted: what random commands seldom bring about."""
        self.ask(choose(), COORDINATOR)
        for number in sorted(steps):
            self.ask(c.CompleteStep(plan=PLAN, step=number), COORDINATOR)
        self.ask(c.AdoptPlan(plan=PLAN, open_rows=("1c",), reason="Volgt"), COORDINATOR)

    @rule()
    def turn(self) -> None:
        self.ask(c.OpenNextCycle(plan=PLAN, carried=(OpenPoint("measure", "2", "Rooster"),)), COORDINATOR)

    @invariant()
    def a_plan_is_started_at_most_once(self) -> None:
        assert sum(isinstance(event, PlanStarted) for event in self.log) <= 1

    @invariant()
    def no_step_is_left_out_without_a_reason_and_all_six_stay_visible(self) -> None:
        assert set(self.state.steps) == {1, 2, 3, 4, 5, 6}
        assert all(each.reason for each in self.state.steps.values() if each.progress is Progress.LEFT_OUT)

    @invariant()
    def a_large_approach_has_a_leader_and_a_time_path(self) -> None:
        if self.state.size is Size.LARGE:
            assert self.state.leader
            assert self.state.milestones

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        rows = list(self.rows(PLANS).values())
        assert len(rows) == bool(self.log)
        for row in rows:
            state = self.state
            assert (row.title, row.units, row.template, row.size) == (
                state.title,
                state.units,
                state.template,
                state.size,
            )
            assert (row.leader, row.milestones, row.goals) == (state.leader, state.milestones, state.goals)
            assert (row.cycle, row.carried, row.version) == (state.cycle, state.carried, len(self.log))
            assert (row.adopted_on is not None, row.closed_on is not None) == (state.adopted, state.closed is not None)
            shown = {each.step: (each.progress, each.since, each.reason) for each in row.steps}
            assert shown == {n: (each.progress, each.since, each.reason) for n, each in state.steps.items()}

    @invariant()
    def there_is_one_open_cycle(self) -> None:
        cycles = self.rows(CYCLES).values()
        assert [row.cycle for row in cycles if row.closed_on is None] == ([self.state.cycle] if self.log else [])


TestPlans = Plans.TestCase
