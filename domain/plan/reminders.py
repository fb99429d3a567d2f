"""What has a date in a plan: the milestones of its time path that are not reached."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from domain.kernel.ids import PlanId
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.plan.decider import PLAN
from domain.plan.events import ApproachChosen, ApproachUpgraded, LeaderNamed, MilestonesSet
from domain.plan.state import Plan
from domain.reminders.dated import Dated, What, person, role, same
from domain.reminders.source import Source


def dated(thing: UUID, state: Plan) -> Sequence[Dated]:
    """Whoever leads the plan is reminded of its milestones; where nobody does, the coordinator."""
    whom = person(state.leader) if state.leader else role(Role.COORDINATOR)
    return [
        Dated(
            kind=NoticeKind.CHECKLIST,
            what=What.MILESTONE,
            thing=thing,
            item=f"milestone:{uuid5(thing, each.text)}",
            title=same(each.text),
            due_on=each.on,
            whom=(whom,),
            link="aanpak#mijlpalen",
            plan=PlanId(thing),
        )
        for each in state.milestones
        if not each.reached
    ]


SOURCE = Source(PLAN, (ApproachChosen, ApproachUpgraded, LeaderNamed, MilestonesSet), dated)
