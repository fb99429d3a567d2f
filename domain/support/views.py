"""What pages ask of support: the statement's versions, what is told to whom, and who read which version."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId
from domain.kernel.views import Key, View
from domain.support.events import (
    Message,
    MessageChanged,
    MessageDropped,
    MessagePlanned,
    MessageTold,
    StatementPublished,
    StatementRead,
    Words,
)


class StatementRow(Struct, frozen=True):
    """One version of management's statement, who published it and when."""

    plan: PlanId
    version: int
    seq: int
    words: Words
    on: date
    by: PersonId | None


class MessageRow(Struct, frozen=True):
    """Something to tell: planned for `planned_on`, told or dropped. `told_by` is who recorded that it was told."""

    item: UUID
    plan: PlanId
    seq: int
    planned_on: date
    message: Message
    open: bool = True
    told_on: date | None = None
    told_by: PersonId | None = None
    informed: str = ""
    dropped_reason: str = ""


class ReadingRow(Struct, frozen=True):
    """That somebody read a version of the statement."""

    plan: PlanId
    version: int
    person: PersonId
    on: date


def _statement(row: StatementRow | None, recorded: Recorded, _key: Key) -> StatementRow | None:
    match recorded.event:
        case StatementPublished(plan=plan, version=version, words=words, on=on):
            return StatementRow(plan, version, recorded.seq, words, on, recorded.actor)
        case _:
            return row


def _message_keys(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case MessagePlanned(item=item) | MessageChanged(item=item) | MessageDropped(item=item) | MessageTold(item=item):
            return ((item,),)
        case _:
            return ()


def _message(row: MessageRow | None, recorded: Recorded, _key: Key) -> MessageRow | None:
    match recorded.event:
        case MessagePlanned(item=item, plan=plan, message=message):
            return MessageRow(item, plan, recorded.seq, message.on, message)
        case MessageChanged(message=message) if row:
            return replace(row, message=message, planned_on=message.on)
        case MessageDropped(reason=reason) if row:
            return replace(row, open=False, dropped_reason=reason)
        case MessageTold(on=on, informed=informed) if row:
            return replace(row, open=False, told_on=on, told_by=recorded.actor, informed=informed)
        case _:
            return row


def _reading(row: ReadingRow | None, recorded: Recorded, _key: Key) -> ReadingRow | None:
    match recorded.event:
        case StatementRead(plan=plan, version=version, person=person, on=on):
            return ReadingRow(plan, version, person, on)
        case _:
            return row


STATEMENTS = View(
    name="statement",
    version=1,
    row=StatementRow,
    key=("plan", "version"),
    events=frozenset({StatementPublished}),
    keys_of=lambda r: ((r.event.plan, r.event.version),) if isinstance(r.event, StatementPublished) else (),
    evolve=_statement,
    once=True,
)
MESSAGES = View(
    name="message",
    version=1,
    row=MessageRow,
    key=("item",),
    events=frozenset({MessagePlanned, MessageChanged, MessageDropped, MessageTold}),
    keys_of=_message_keys,
    evolve=_message,
    indexes=(("plan", "seq"), ("open", "planned_on")),
)
READINGS = View(
    name="statement_reading",
    version=1,
    row=ReadingRow,
    key=("plan", "version", "person"),
    events=frozenset({StatementRead}),
    keys_of=lambda r: ((r.event.plan, r.event.version, r.event.person),) if isinstance(r.event, StatementRead) else (),
    evolve=_reading,
    once=True,
    indexes=(("person",),),
)
