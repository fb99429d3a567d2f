"""Histories of a plan that the tests begin from."""

from datetime import date
from typing import Any

from domain.method import CURRENT
from domain.plan.approach import Ambition, Answers, Complexity, Pace, Reach, Size, proposal
from domain.plan.commands import ChooseApproach
from domain.plan.events import ApproachChosen, LeftOut, Milestone, PlanStarted
from tests.domain.specification import NIGHT, PLAN, TODAY

STARTED = PlanStarted(plan=PLAN, title="Rust in 2027", template=CURRENT.version, units=(NIGHT,), started_on=TODAY)
SPRING, SUMMER = date(2027, 4, 1), date(2027, 7, 1)
LOCAL = Answers(Reach.ONE_TEAM, Complexity.ONE_CAUSE, Ambition.SOLVE_ONE, Pace.AT_ONCE)
INTEGRAL = Answers(Reach.ORGANISATION, Complexity.MANY_CAUSES, Ambition.LASTING, Pace.STEADY)
WHY = "De oorzaak is bekend"
LEFT = (LeftOut(1, WHY), LeftOut(2, WHY), LeftOut(6, WHY))
PATH = (Milestone("Alle teams gesproken", SPRING),)


def choose(**changes: Any) -> ChooseApproach:
    known: dict[str, Any] = {"answers": LOCAL, "size": Size.SMALL, "steps": (3, 4, 5), "left_out": LEFT}
    return ChooseApproach(plan=PLAN, **{**known, **changes})


def chosen(**changes: Any) -> ApproachChosen:
    known: dict[str, Any] = {
        "answers": LOCAL,
        "size": Size.SMALL,
        "steps": (3, 4, 5),
        "left_out": LEFT,
        "leader": None,
        "milestones": (),
        "reason": "",
        "on": TODAY,
    }
    known |= changes
    return ApproachChosen(plan=PLAN, proposed=proposal(known["answers"]), **known)


SMALL = (STARTED, chosen())
