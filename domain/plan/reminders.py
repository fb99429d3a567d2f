"""What has a date in a plan: the milestones of its time path that are not reached."""

from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import UUID, uuid5

from domain.kernel.ids import PlanId
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.plan.decider import PLAN
from domain.plan.events import ApproachChosen, ApproachUpgraded, LeaderNamed, Milestone, MilestonesSet
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
            item=f"milestone:{uuid5(thing, words)}",
            title=same(each.text),
            due_on=each.on,
            whom=(whom,),
            link="aanpak#mijlpalen",
            plan=PlanId(thing),
        )
        for each, words in _told_apart(state.milestones)
        if not each.reached
    ]


def _told_apart(milestones: Sequence[Milestone]) -> Iterator[tuple[Milestone, str]]:
    """Each milestone with its words, and a number where earlier ones have the same."""
    before = Counter[str]()
    for each in milestones:
        yield each, f"{each.text}\0{before[each.text]}" if before[each.text] else each.text
        before[each.text] += 1


SOURCE = Source(PLAN, (ApproachChosen, ApproachUpgraded, LeaderNamed, MilestonesSet), dated)
