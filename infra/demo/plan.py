"""The demo's plan takes shape: a small approach for one team, and goals beyond today's problems."""

from datetime import date, timedelta

from msgspec.structs import replace

from domain.plan import commands as p
from domain.plan.approach import Ambition, Answers, Complexity, Pace, Reach, Size
from domain.plan.events import Aim, LeftOut, Milestone, ProactiveGoal
from infra.demo.people import COORDINATOR, PLAN, Story


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=65)
    met = Milestone("Alle collega's gesproken", today - timedelta(days=28))
    new = Milestone("Nieuw rooster ingevoerd", today + timedelta(days=40))
    yield (
        COORDINATOR,
        p.ChooseApproach(
            plan=PLAN,
            answers=Answers(Reach.ONE_TEAM, Complexity.SOME_CAUSES, Ambition.SOLVE_ONE, Pace.STEADY),
            size=Size.SMALL,
            steps=(1, 2, 3, 4, 5),
            left_out=(LeftOut(6, "Vastleggen doen we als blijkt dat het rooster werkt."),),
            milestones=(met, new),
            start=1,
        ),
    )
    goal = ProactiveGoal("Iedereen kan dit werk met plezier tot het pensioen doen.", Aim.EMPLOYABILITY)
    yield COORDINATOR, p.SetGoals(plan=PLAN, goals=(goal,))
    yield today - timedelta(days=27)
    yield COORDINATOR, p.SetMilestones(plan=PLAN, milestones=(replace(met, reached=True), new))
    yield COORDINATOR, p.CompleteStep(plan=PLAN, step=1)
    yield COORDINATOR, p.StartStep(plan=PLAN, step=2)
    yield today - timedelta(days=12)
    yield COORDINATOR, p.CompleteStep(plan=PLAN, step=2)
    yield COORDINATOR, p.StartStep(plan=PLAN, step=3)
