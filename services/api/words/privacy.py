"""Being erased in words: the facts as sentences, and what the rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.privacy import events as p
from domain.privacy import refusals as r
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.AskForYourself: Wording(
        403,
        Text("Dit vraag je voor jezelf", "You ask this for yourself"),
        Text("Alleen iemand zelf vraagt om gewist te worden.", "Only a person themself asks to be erased."),
    ),
    r.ErasureByAnother: Wording(
        403,
        Text("Een andere beheerder beslist hierover", "Another administrator decides about this"),
        Text(
            "Niemand beslist over het wissen van zichzelf. Vraag het een andere beheerder, of maak er eerst een.",
            "Nobody decides about erasing oneself. Ask another administrator, or appoint one first.",
        ),
    ),
    r.ErasureNotAsked: Wording(
        409,
        Text("Hier is niet om gevraagd", "Nobody asked for this"),
        Text("Misschien is het verzoek al ingetrokken.", "Perhaps the request was withdrawn."),
    ),
    r.ErasureUnderWay: Wording(
        409,
        Text("Dit kan niet meer terug", "There is no way back from this"),
        Text("De opdracht om te wissen is al gegeven.", "The order to erase was given."),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case p.ErasureAsked():
            return _("vroeg om gewist te worden.")
        case p.ErasureWithdrawn():
            return _("wil toch niet gewist worden.")
        case p.ErasureDeclined(person=person):
            return _("wees het verzoek van %(name)s om gewist te worden af.") % {"name": names.of(person)}
        case p.ErasureOrdered(person=person):
            return _("gaf opdracht om %(name)s te wissen.") % {"name": names.of(person)}
        case p.PersonErased():
            return _("wiste de naam, het adres en de eigen woorden van iemand.")
        case _:
            return None
