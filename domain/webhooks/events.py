"""What happens to a webhook. Its secret is derived and stands nowhere; its address may hold one, so it is sealed."""

from enum import StrEnum
from uuid import UUID

from domain.kernel.events import Event, event
from domain.kernel.ids import WebhookId


class Why(StrEnum):
    """Why a webhook rests."""

    CHOSEN = "chosen"
    FAILING = "failing"
    GONE = "gone"


@event("webhooks.added")
class WebhookAdded(Event, frozen=True, kw_only=True):
    """From here on `address` is told of events of these parts of the method (the first word of a type; none: of all).

    `host` is where that is, to be read by people; `address` is the whole URL, sealed by the machine.
    """

    webhook: WebhookId
    host: str
    address: str
    parts: tuple[str, ...]


@event("webhooks.changed")
class WebhookChanged(Event, frozen=True, kw_only=True):
    """From here on it is another address, or other parts."""

    webhook: WebhookId
    host: str
    address: str
    parts: tuple[str, ...]


@event("webhooks.secret_renewed")
class WebhookSecretRenewed(Event, frozen=True, kw_only=True):
    """From here on messages are signed with secret number `number`; the one before it still signs too for a day."""

    webhook: WebhookId
    number: int


@event("webhooks.stopped")
class WebhookStopped(Event, frozen=True, kw_only=True):
    """Nothing is told any more until it is resumed: somebody chose so, it kept failing, or it said that it is gone."""

    webhook: WebhookId
    why: Why


@event("webhooks.resumed")
class WebhookResumed(Event, frozen=True, kw_only=True):
    """From here on it is told again; what happened meanwhile only when that is asked for."""

    webhook: WebhookId


@event("webhooks.sent_again")
class WebhookSentAgain(Event, frozen=True, kw_only=True):
    """What happened at the places `first` to `last` of the log is told once more; or only what never arrived of it."""

    webhook: WebhookId
    request: UUID
    first: int
    last: int
    only_failed: bool


@event("webhooks.tested")
class WebhookTested(Event, frozen=True, kw_only=True):
    """A message to see whether it works: this event itself is told, whatever the parts are."""

    webhook: WebhookId
    request: UUID


@event("webhooks.removed")
class WebhookRemoved(Event, frozen=True, kw_only=True):
    """Nothing is told any more, for good."""

    webhook: WebhookId


EVENTS: tuple[type[Event], ...] = (
    WebhookAdded,
    WebhookChanged,
    WebhookSecretRenewed,
    WebhookStopped,
    WebhookResumed,
    WebhookSentAgain,
    WebhookTested,
    WebhookRemoved,
)
WebhookEvent = (
    WebhookAdded
    | WebhookChanged
    | WebhookSecretRenewed
    | WebhookStopped
    | WebhookResumed
    | WebhookSentAgain
    | WebhookTested
    | WebhookRemoved
)
