"""The rules about webhooks that can say no."""

from domain.kernel.refusals import Refusal


class WebhookRests(Refusal):
    """Nothing is sent while it rests (`webhook`)."""


class WebhookIsRemoved(Refusal):
    """It was removed for good (`webhook`)."""
