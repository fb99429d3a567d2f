"""One example of every event of webhooks."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import WebhookId
from domain.webhooks.events import (
    WebhookAdded,
    WebhookChanged,
    WebhookRemoved,
    WebhookResumed,
    WebhookSecretRenewed,
    WebhookSentAgain,
    WebhookStopped,
    WebhookTested,
    Why,
)

HOOK, WISH = WebhookId(UUID(int=71)), UUID(int=72)
EVENTS: tuple[Event, ...] = (
    WebhookAdded(webhook=HOOK, host="example.com", address="c2VhbGVk", parts=("agreements",)),
    WebhookChanged(webhook=HOOK, host="example.org", address="c2VhbGVk", parts=()),
    WebhookSecretRenewed(webhook=HOOK, number=2),
    WebhookStopped(webhook=HOOK, why=Why.FAILING),
    WebhookResumed(webhook=HOOK),
    WebhookSentAgain(webhook=HOOK, request=WISH, first=1, last=20, only_failed=True),
    WebhookTested(webhook=HOOK, request=WISH),
    WebhookRemoved(webhook=HOOK),
)
