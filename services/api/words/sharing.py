"""Sharing in words: the facts as sentences."""

from collections.abc import Mapping

from domain.analytics.sharing import SharingStarted, SharingStopped
from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case SharingStarted():
            return _("laat cijfers van de organisatie meetellen in gemiddelden over organisaties.")
        case SharingStopped():
            return _("laat cijfers van de organisatie niet meer meetellen in gemiddelden over organisaties.")
        case _other:
            return None
