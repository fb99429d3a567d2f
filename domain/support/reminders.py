"""What has a date in the support of a plan: what will be told, by a member, on a day."""

from collections.abc import Sequence
from uuid import UUID

from domain.kernel.ids import PlanId
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Role
from domain.reminders.dated import Dated, What, person, role, same
from domain.reminders.source import Source
from domain.support.decider import SUPPORT, Support
from domain.support.events import MessageChanged, MessageDropped, MessagePlanned, MessageTold


def dated(thing: UUID, state: Support) -> Sequence[Dated]:
    """Messages that are still to be told: to who tells them; where that is nobody here, to the coordinator."""
    return [
        Dated(
            kind=NoticeKind.CHECKLIST,
            what=What.MESSAGE,
            thing=thing,
            item=str(key),
            title=same(each.message.what),
            due_on=each.message.on,
            whom=(person(each.message.by) if each.message.by else role(Role.COORDINATOR),),
            link=f"draagvlak#bericht-{key}",
            plan=PlanId(thing),
        )
        for key, each in state.items.items()
        if each.told is None and not each.dropped
    ]


SOURCE = Source(SUPPORT, (MessagePlanned, MessageChanged, MessageDropped, MessageTold), dated)
