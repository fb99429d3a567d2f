"""Webhooks in words: the facts as sentences, and what the rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.webhooks import events as w
from domain.webhooks import refusals as r
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.WebhookRests: Wording(
        422,
        Text("Deze webhook staat uit", "This webhook is off"),
        Text("Zet de webhook eerst weer aan.", "Turn the webhook on again first."),
    ),
    r.WebhookIsRemoved: Wording(
        422,
        Text("Deze webhook is verwijderd", "This webhook was removed"),
        Text("Voeg een nieuwe webhook toe.", "Add a new webhook."),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case w.WebhookAdded(host=host):
            return _("voegde een webhook naar %(host)s toe.") % {"host": host}
        case w.WebhookChanged(host=host):
            return _("veranderde de webhook naar %(host)s.") % {"host": host}
        case w.WebhookSecretRenewed():
            return _("vernieuwde het geheim van een webhook.")
        case w.WebhookStopped(why=w.Why.CHOSEN):
            return _("zette een webhook uit.")
        case w.WebhookStopped(why=w.Why.FAILING):
            return _("zette een webhook uit: drie dagen lang kwam er niets aan.")
        case w.WebhookStopped(why=w.Why.GONE):
            return _("zette een webhook uit: de ontvanger zei dat het adres niet meer bestaat.")
        case w.WebhookResumed():
            return _("zette een webhook weer aan.")
        case w.WebhookSentAgain():
            return _("liet berichten aan een webhook opnieuw versturen.")
        case w.WebhookTested():
            return _("stuurde een proefbericht naar een webhook.")
        case w.WebhookRemoved():
            return _("verwijderde een webhook.")
        case _other:
            return None
