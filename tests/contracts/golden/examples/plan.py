"""One example of every event of a plan."""

from domain.kernel.events import Event
from domain.kernel.personal import Personal
from domain.plan import events as p
from domain.plan.approach import Ambition, Answers, Complexity, Pace, Reach, Size, proposal
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT, WORDS

ANSWERS = Answers(Reach.ONE_TEAM, Complexity.ONE_CAUSE, Ambition.SOLVE_ONE, Pace.AT_ONCE)
PATH = (p.Milestone("Klaar", DAY), p.Milestone("Begonnen", DAY, reached=True))

EVENTS: tuple[Event, ...] = (
    p.PlanStarted(plan=PLAN, title="Plan 2027", template=1, units=(UNIT,), started_on=DAY),
    p.PlanRenamed(plan=PLAN, title=WORDS),
    p.ApproachChosen(
        plan=PLAN,
        answers=ANSWERS,
        proposed=proposal(ANSWERS),
        size=Size.LARGE,
        steps=(1, 2, 3, 4, 5),
        left_out=(p.LeftOut(6, "Komt in de volgende ronde"),),
        leader=ANNA,
        milestones=PATH,
        reason="Het speelt breder",
        on=DAY,
    ),
    p.ApproachUpgraded(plan=PLAN, leader=BAS, milestones=PATH, taken_in=(1, 2), reason="Groeit", on=DAY),
    p.LeaderNamed(plan=PLAN, leader=None),
    p.MilestonesSet(plan=PLAN, milestones=PATH),
    p.GoalsSet(plan=PLAN, goals=(p.ProactiveGoal("Gezond naar het pensioen", p.Aim.EMPLOYABILITY),)),
    p.UnitJoined(plan=PLAN, unit=UNIT, reason="Speelt daar ook", on=DAY),
    p.UnitLeft(plan=PLAN, unit=UNIT, reason="Opgeheven", on=DAY),
    p.StepStarted(plan=PLAN, step=4, on=DAY),
    p.StepCompleted(plan=PLAN, step=4, on=DAY, note=Personal(ANNA, WORDS)),
    p.StepReopened(plan=PLAN, step=4, on=DAY),
    p.StepLeftOut(plan=PLAN, step=2, reason="De oorzaak is bekend", on=DAY),
    p.StepTakenIn(plan=PLAN, step=2, on=DAY),
    p.PlanAdopted(plan=PLAN, open_rows=("1c", "e1"), reason="De OR vergadert later", on=DAY),
    p.CycleOpened(plan=PLAN, cycle=2, carried=(p.OpenPoint("measure", "m-1", "Overleg"),), on=DAY),
    p.PlanClosed(plan=PLAN, reason="Alles loopt", on=DAY),
    p.PlanReopened(plan=PLAN, reason="Er is meer te doen", on=DAY),
)
