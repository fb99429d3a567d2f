"""What the plan takes from its kick-off: the rows that are open, and what was said there already."""

import msgspec

from domain.kernel.ids import PersonId, PlanId
from domain.kickoff.answers import Communication, Leadership, Member, Milestone, Planning
from domain.kickoff.decider import KICKOFF, stream_of
from domain.kickoff.views import CHECKLISTS
from infra.bootstrap import Services
from services.api.auth import Caller


class Said(msgspec.Struct, frozen=True):
    """What the kick-off answered that the approach and the communication can begin from."""

    leader: PersonId | None = None
    milestones: tuple[Milestone, ...] = ()
    communications: tuple[Communication, ...] = ()


async def open_rows(services: Services, caller: Caller, plan: PlanId) -> tuple[str, ...]:
    """The numbers of the rows without a tick, from the log itself, at this moment."""
    state = await services.handler.state(caller.tenant, KICKOFF, stream_of(plan))
    return tuple(number for number, row in state.rows.items() if not row.checked)


async def said_at_kickoff(services: Services, caller: Caller, plan: PlanId) -> Said:
    """Who was named to lead (row 1e), and the time path and communication (row 3)."""
    said = Said()
    for row in await services.views.find(caller.tenant, CHECKLISTS, {"plan": plan}):
        match row.answer:
            case Leadership(who=Member(person=person)):
                said = msgspec.structs.replace(said, leader=person)
            case Planning(milestones=milestones, communications=communications):
                said = msgspec.structs.replace(said, milestones=milestones, communications=communications)
            case _:
                continue
    return said
