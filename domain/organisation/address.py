"""That a member whom mail did not reach got another address: a short stream of its own for each of them."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, stream
from domain.kernel.rights import Right
from domain.organisation.events import MemberAddressChanged

CATEGORY = "member_address"


class ChangeMemberAddress(Command, frozen=True, kw_only=True):
    """Note that a member got another address. The directory says whether it may be changed, and holds the address."""

    person: PersonId
    change: UUID


class Changes(msgspec.Struct, frozen=True):
    """The changes that were noted."""

    noted: frozenset[UUID] = frozenset()


def evolve(state: Changes, event: MemberAddressChanged) -> Changes:
    """The changes after one more event."""
    return Changes(state.noted | {event.change})


def decide(command: ChangeMemberAddress, state: Changes, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal. That it is a member is seen to by who asks."""
    asked.by.needs(Right.MANAGE_ORGANISATION)
    if command.change in state.noted:
        return ()
    return (MemberAddressChanged(person=command.person, change=command.change),)


MEMBER_ADDRESS: Decider[ChangeMemberAddress, Changes] = Decider(
    category=CATEGORY,
    commands=ChangeMemberAddress,
    initial=Changes(),
    stream_of=lambda command: stream(CATEGORY, command.person),
    evolve=evolve,
    decide=decide,
)
