"""That somebody corrected their own name (AVG art. 16): a short stream for each. The name stands in no event."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, stream
from domain.organisation.events import MemberRenamed
from domain.organisation.refusals import NameIsOnesOwn

CATEGORY = "member_name"


class ChangeOwnName(Command, frozen=True, kw_only=True):
    """Note that the person has another name; the directory holds it. `change` tells one change from another."""

    person: PersonId
    change: UUID


class Renamings(msgspec.Struct, frozen=True):
    """The changes that were noted."""

    noted: frozenset[UUID] = frozenset()


def evolve(state: Renamings, event: MemberRenamed) -> Renamings:
    """The changes after one more event."""
    return Renamings(state.noted | {event.change})


def decide(command: ChangeOwnName, state: Renamings, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal."""
    if asked.by.person != command.person:
        raise NameIsOnesOwn(person=command.person)
    return () if command.change in state.noted else (MemberRenamed(person=command.person, change=command.change),)


MEMBER_NAME: Decider[ChangeOwnName, Renamings] = Decider(
    category=CATEGORY,
    commands=ChangeOwnName,
    initial=Renamings(),
    stream_of=lambda command: stream(CATEGORY, command.person),
    evolve=evolve,
    decide=decide,
)
