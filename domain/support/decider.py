"""The decisions about the statement of management and about what is told to whom."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import PlanId, StreamId, stream
from domain.kernel.refusals import InvalidValue, NotFound, VersionIsStale
from domain.kernel.rights import Right
from domain.kernel.texts import fitting, needed
from domain.support.commands import (
    ChangeMessage,
    DropMessage,
    PlanMessage,
    PublishStatement,
    SupportCommand,
    TellMessage,
)
from domain.support.events import (
    Message,
    MessageChanged,
    MessageDropped,
    MessagePlanned,
    MessageTold,
    StatementPublished,
    SupportEvent,
    Words,
)
from domain.support.refusals import (
    MessageIsDropped,
    MessageWasTold,
    NotYourMessage,
    StatementNeedsManagement,
    ToldInFuture,
)

CATEGORY = "support"


class Item(Struct, frozen=True):
    """Something to tell; `told` once it was, `dropped` with the reason once it will not be."""

    message: Message
    told: MessageTold | None = None
    dropped: str = ""


class Support(Struct, frozen=True):
    """What decisions need to know."""

    version: int = 0
    words: Words | None = None
    items: MappingProxyType[UUID, Item] = MappingProxyType({})

    def having(self, identity: UUID, item: Item) -> "Support":
        """The same, with this item in its place."""
        return replace(self, items=MappingProxyType({**self.items, identity: item}))


def evolve(state: Support, event: SupportEvent) -> Support:
    """The support after one more event."""
    match event:
        case StatementPublished(version=version, words=words):
            return replace(state, version=version, words=words)
        case MessagePlanned(item=item, message=message) | MessageChanged(item=item, message=message):
            return state.having(item, Item(message))
        case MessageDropped(item=item, reason=reason):
            return state.having(item, replace(state.items[item], dropped=reason))
        case MessageTold(item=item):
            return state.having(item, replace(state.items[item], told=event))
        case _:
            assert_never(event)


def decide(command: SupportCommand, state: Support, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    match command:
        case PublishStatement():
            return _publish(command, state, asked)
        case TellMessage():
            return _tell(command, state, asked)
    asked.by.needs(Right.KEEP_COMMUNICATION)
    match command:
        case PlanMessage():
            return _plan(command, state)
        case ChangeMessage():
            return _change(command, state)
        case DropMessage():
            return _drop(command, state)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _publish(command: PublishStatement, state: Support, asked: Asked) -> Sequence[Event]:
    if not asked.by.may(Right.PUBLISH_STATEMENT):
        raise StatementNeedsManagement(plan=command.plan)
    asked_words = command.words
    words = Words(*(needed(part, getattr(asked_words, part)) for part in ("goals", "results", "people", "means")))
    if words == state.words:
        return ()
    if command.seen is not None and command.seen != state.version:
        raise VersionIsStale(expected=command.seen, current=state.version)
    return (StatementPublished(plan=command.plan, version=state.version + 1, words=words, on=asked.on),)


def _plan(command: PlanMessage, state: Support) -> Sequence[Event]:
    message = _complete(command.message)
    if command.item in state.items:
        if state.items[command.item].message == message:
            return ()
        return _change(ChangeMessage(plan=command.plan, item=command.item, message=message), state)
    return (MessagePlanned(plan=command.plan, item=command.item, message=message),)


def _change(command: ChangeMessage, state: Support) -> Sequence[Event]:
    message = _complete(command.message)
    item = _item(command.item, state)
    if item.message == message:
        return ()
    if item.told:
        raise MessageWasTold(item=command.item)
    if item.dropped:
        raise MessageIsDropped(item=command.item)
    return (MessageChanged(plan=command.plan, item=command.item, message=message),)


def _drop(command: DropMessage, state: Support) -> Sequence[Event]:
    item, reason = _item(command.item, state), needed("reason", command.reason)
    if item.told:
        raise MessageWasTold(item=command.item)
    if item.dropped == reason:
        return ()
    return (MessageDropped(plan=command.plan, item=command.item, reason=reason),)


def _tell(command: TellMessage, state: Support, asked: Asked) -> Sequence[Event]:
    item = _item(command.item, state)
    if not (asked.by.may(Right.KEEP_COMMUNICATION) or asked.by.person == item.message.by):
        raise NotYourMessage(item=command.item)
    if command.on > asked.on:
        raise ToldInFuture(field="on")
    if item.dropped:
        raise MessageIsDropped(item=command.item)
    informed = fitting("informed", command.informed) or item.message.to_whom
    told = MessageTold(plan=command.plan, item=command.item, on=command.on, informed=informed)
    if item.told is None:
        return (told,)
    if item.told == told:
        return ()
    raise MessageWasTold(item=command.item)


def _item(identity: UUID, state: Support) -> Item:
    if identity not in state.items:
        raise NotFound(item=identity)
    return state.items[identity]


def _complete(message: Message) -> Message:
    if not 2000 <= message.on.year <= 2100:
        raise InvalidValue(field="on", reason="out_of_range", low=2000, high=2100)
    if message.by is None:
        needed("by", message.by_words)
    return Message(
        what=needed("what", message.what),
        to_whom=needed("to_whom", message.to_whom),
        on=message.on,
        by=message.by,
        by_words="" if message.by else message.by_words.strip(),
    )


def stream_of(plan: PlanId) -> StreamId:
    """The stream of a plan's support."""
    return stream(CATEGORY, plan)


SUPPORT: Decider[SupportCommand, Support] = Decider(
    category=CATEGORY,
    commands=SupportCommand,
    initial=Support(),
    stream_of=lambda command: stream_of(command.plan),
    evolve=evolve,
    decide=decide,
)
