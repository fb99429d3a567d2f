"""A webhook's decisions: where it is, of what it is told, whether it rests, what is told once more."""

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import TYPES, Event
from domain.kernel.ids import StreamId, WebhookId, stream
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right
from domain.webhooks.events import (
    WebhookAdded,
    WebhookChanged,
    WebhookEvent,
    WebhookRemoved,
    WebhookResumed,
    WebhookSecretRenewed,
    WebhookSentAgain,
    WebhookStopped,
    WebhookTested,
    Why,
)
from domain.webhooks.refusals import WebhookIsRemoved, WebhookRests

CATEGORY, PART = "webhook", "webhooks"
MOST_AT_ONCE = 10_000


class WebhookCommand(Command, frozen=True, kw_only=True):
    """A command about one webhook."""

    webhook: WebhookId


class AddWebhook(WebhookCommand, frozen=True, kw_only=True):
    """Tell this address of events of these parts. That the address is one is seen to by who seals it."""

    host: str
    address: str
    parts: frozenset[str]


class ChangeWebhook(WebhookCommand, frozen=True, kw_only=True):
    """Tell this address from now on, of these parts."""

    host: str
    address: str
    parts: frozenset[str]


class RenewSecret(WebhookCommand, frozen=True, kw_only=True):
    """Sign with the secret after number `after` from now on."""

    after: int


class StopWebhook(WebhookCommand, frozen=True, kw_only=True):
    """Let it rest."""


class ResumeWebhook(WebhookCommand, frozen=True, kw_only=True):
    """Tell it again."""


class SendAgain(WebhookCommand, frozen=True, kw_only=True):
    """Tell it once more what happened at the places `first` to `last` of the log; `request` is this wish."""

    request: UUID
    first: int
    last: int
    only_failed: bool = False


class TestWebhook(WebhookCommand, frozen=True, kw_only=True):
    """Send a message to see whether it works; `request` is this wish."""

    __test__ = False
    request: UUID


class RemoveWebhook(WebhookCommand, frozen=True, kw_only=True):
    """Tell it nothing any more, for good."""


class Webhook(msgspec.Struct, frozen=True):
    """A webhook as it stands; `secret` is the number of the one that signs, `heard` the last wish to send something."""

    exists: bool = False
    removed: bool = False
    rests: bool = False
    host: str = ""
    address: str = ""
    parts: tuple[str, ...] = ()
    secret: int = 1
    heard: UUID | None = None


def evolve(state: Webhook, happened: WebhookEvent) -> Webhook:
    """The webhook after one more event."""
    match happened:
        case WebhookAdded(host=host, address=address, parts=parts):
            return Webhook(exists=True, host=host, address=address, parts=parts)
        case WebhookChanged(host=host, address=address, parts=parts):
            return msgspec.structs.replace(state, host=host, address=address, parts=parts)
        case WebhookSecretRenewed(number=number):
            return msgspec.structs.replace(state, secret=number)
        case WebhookStopped():
            return msgspec.structs.replace(state, rests=True)
        case WebhookResumed():
            return msgspec.structs.replace(state, rests=False)
        case WebhookRemoved():
            return msgspec.structs.replace(state, removed=True)
        case WebhookSentAgain(request=request) | WebhookTested(request=request):
            return msgspec.structs.replace(state, heard=request)
        case _:
            assert_never(happened)


def decide(command: WebhookCommand, state: Webhook, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.MANAGE_WEBHOOKS)
    if isinstance(command, AddWebhook):
        return _add(command, state)
    if not state.exists:
        raise NotFound(webhook=command.webhook)
    if state.removed:
        if isinstance(command, RemoveWebhook):
            return ()
        raise WebhookIsRemoved(webhook=command.webhook)
    match command:
        case ChangeWebhook():
            return _change(command, state)
        case RenewSecret(after=after):
            renewed = WebhookSecretRenewed(webhook=command.webhook, number=after + 1)
            return (renewed,) if after == state.secret else ()
        case StopWebhook():
            return () if state.rests else (WebhookStopped(webhook=command.webhook, why=Why.CHOSEN),)
        case ResumeWebhook():
            return (WebhookResumed(webhook=command.webhook),) if state.rests else ()
        case SendAgain():
            return _send_again(command, state)
        case TestWebhook(request=request):
            _awake(command, state)
            return () if state.heard == request else (WebhookTested(webhook=command.webhook, request=request),)
        case RemoveWebhook():
            return (WebhookRemoved(webhook=command.webhook),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def give_up(webhook: WebhookId, state: Webhook, why: Why) -> Sequence[Event]:
    """The machine's own: it kept failing, or said that it is gone, so it rests from here on."""
    if not state.exists or state.removed or state.rests:
        return ()
    return (WebhookStopped(webhook=webhook, why=why),)


def _add(command: AddWebhook, state: Webhook) -> Sequence[Event]:
    parts = _known(command.parts)
    if state.exists:
        if (state.address, state.parts) == (command.address, parts) and not state.removed:
            return ()
        raise WebhookIsRemoved(webhook=command.webhook) if state.removed else NotFound(webhook=command.webhook)
    return (WebhookAdded(webhook=command.webhook, host=command.host, address=command.address, parts=parts),)


def _change(command: ChangeWebhook, state: Webhook) -> Sequence[Event]:
    parts = _known(command.parts)
    if (state.address, state.parts) == (command.address, parts):
        return ()
    return (WebhookChanged(webhook=command.webhook, host=command.host, address=command.address, parts=parts),)


def _send_again(command: SendAgain, state: Webhook) -> Sequence[Event]:
    _awake(command, state)
    if not 0 < command.first <= command.last:
        raise InvalidValue(field="first", reason="out_of_range", low=1, high=command.last)
    if command.last - command.first >= MOST_AT_ONCE:
        raise InvalidValue(field="first", reason="out_of_range", low=command.last - MOST_AT_ONCE + 1, high=command.last)
    if state.heard == command.request:
        return ()
    again = WebhookSentAgain(
        webhook=command.webhook,
        request=command.request,
        first=command.first,
        last=command.last,
        only_failed=command.only_failed,
    )
    return (again,)


def _awake(command: WebhookCommand, state: Webhook) -> None:
    if state.rests:
        raise WebhookRests(webhook=command.webhook)


def _known(parts: frozenset[str]) -> tuple[str, ...]:
    if not parts <= parts_to_choose():
        raise InvalidValue(field="parts", reason="unknown")
    return tuple(sorted(parts))


def parts_to_choose() -> frozenset[str]:
    """The parts of the method that a webhook can be told of; webhooks themselves are none of them."""
    return frozenset(name.partition(".")[0] for name in TYPES) - {PART}


def stream_of(webhook: WebhookId) -> StreamId:
    """The stream of a webhook."""
    return stream(CATEGORY, webhook)


WEBHOOK: Decider[WebhookCommand, Webhook] = Decider(
    category=CATEGORY,
    commands=WebhookCommand,
    initial=Webhook(),
    stream_of=lambda command: stream_of(command.webhook),
    evolve=evolve,
    decide=decide,
)
