"""Looking along in words: the facts as sentences, and what the rules say when they say no."""

from collections.abc import Mapping

from domain.helpdesk import events as h
from domain.helpdesk import refusals as r
from domain.kernel.events import Event
from domain.kernel.personal import words
from domain.kernel.refusals import Refusal
from domain.method import Text
from infra.language import gettext as _
from infra.language import ngettext
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.AccessNotThere: Wording(
        404,
        Text("Dit verzoek is er niet", "There is no such request"),
        Text("Misschien klopt het adres niet.", "Perhaps the address is not right."),
    ),
    r.AccessAnswered: Wording(
        409,
        Text("Dit verzoek is al beantwoord", "This request was answered already"),
        Text("Kijk op de pagina Meekijken hoe het staat.", "See on the page Looking along how it stands."),
    ),
    r.AccessLapsed: Wording(
        409,
        Text("Dit verzoek is verlopen", "This request has lapsed"),
        Text(
            "Het bleef langer dan {days} dagen liggen. De helpdesk kan het opnieuw vragen.",
            "It waited for more than {days} days. The helpdesk can ask again.",
        ),
    ),
    r.AccessOver: Wording(
        403,
        Text("Het meekijken is afgelopen", "Looking along has ended"),
        Text(
            "De tijd is om, of de organisatie trok de toestemming in. Vraag het opnieuw als het nog nodig is.",
            "Its time is over, or the organisation took its consent back. Ask again if it is still needed.",
        ),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case h.AccessAsked(who=who, hours=hours):
            asker = {"who": words(who) or _("iemand van de helpdesk"), "hours": hours_in_words(hours)}
            return _("(helpdesk: %(who)s) vroeg om %(hours)s mee te mogen kijken.") % asker
        case h.AccessGranted(hours=hours):
            return _("liet de helpdesk %(hours)s meekijken.") % {"hours": hours_in_words(hours)}
        case h.AccessRefused():
            return _("liet de helpdesk niet meekijken.")
        case h.AccessWithdrawn():
            return _("liet de helpdesk niet langer meekijken.")
        case h.AccessGivenBack():
            return _("(helpdesk) hoefde niet meer mee te kijken.")
        case h.PageRead(page=page):
            return _("(helpdesk) bekeek de pagina %(page)s.") % {"page": page}
        case _:
            return None


def hours_in_words(hours: int) -> str:
    """So many hours, or days where they are whole."""
    if hours % 24:
        return ngettext("%(count)s uur", "%(count)s uur", hours) % {"count": hours}
    return ngettext("%(count)s dag", "%(count)s dagen", hours // 24) % {"count": hours // 24}
