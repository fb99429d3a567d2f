"""Who read which version of the statement: a short stream of its own for each reader of a plan."""

from collections.abc import Sequence
from uuid import uuid5

import msgspec

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PersonId, PlanId, StreamId, stream
from domain.kernel.rights import Right
from domain.support.commands import ReadStatement
from domain.support.events import ReadingEvent, StatementRead
from domain.support.refusals import ReadForYourself

CATEGORY = "reading"


class Reading(msgspec.Struct, frozen=True):
    """The versions that one person read."""

    versions: frozenset[int] = frozenset()


def evolve(state: Reading, event: ReadingEvent) -> Reading:
    """What was read after one more event."""
    return Reading(state.versions | {event.version})


def decide(command: ReadStatement, state: Reading, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal. That the version exists is seen to by who asks."""
    asked.by.needs(Right.READ_PLAN)
    if command.person != asked.by.person:
        raise ReadForYourself(person=command.person)
    if command.version in state.versions:
        return ()
    return (StatementRead(plan=command.plan, version=command.version, person=command.person, on=asked.on),)


def stream_of(plan: PlanId, person: PersonId) -> StreamId:
    """The stream of what one person read in one plan."""
    return stream(CATEGORY, uuid5(plan, str(person)))


READING: Decider[ReadStatement, Reading] = Decider(
    category=CATEGORY,
    commands=ReadStatement,
    initial=Reading(),
    stream_of=lambda command: stream_of(command.plan, command.person),
    evolve=evolve,
    decide=decide,
)
