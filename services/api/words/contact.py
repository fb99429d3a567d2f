"""Contact persons in words: the facts as sentences, what the rules say when they say no, what is amiss."""

from collections.abc import Mapping

from domain.contact import events as c
from domain.contact import refusals as r
from domain.contact.state import Defect
from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.MandatesOverlap: Wording(
        409,
        Text("Er is dan al een aanspreekpunt", "There is a contact person then already"),
        Text(
            "Een onderdeel heeft één aanspreekpunt tegelijk. Draag het over, of kies andere dagen.",
            "A unit has one contact person at a time. Hand it over, or choose other days.",
        ),
    ),
    r.MandateOver: Wording(
        409,
        Text("Dit mandaat is voorbij", "This mandate is over"),
        Text("Wijs een nieuw aanspreekpunt aan.", "Appoint a new contact person."),
    ),
    r.DeputyIsHolder: Wording(
        422,
        Text("Kies iemand anders als vervanger", "Choose somebody else as deputy"),
        Text("Niemand vervangt zichzelf.", "Nobody is their own deputy."),
    ),
    r.DatesTurned: Wording(
        422,
        Text("Deze dag past niet", "This day does not fit"),
        Text(
            "Kies een dag tussen het begin en het einde van het mandaat.",
            "Choose a day between the beginning and the end of the mandate.",
        ),
    ),
    r.HandOverToHolder: Wording(
        422,
        Text("Kies iemand anders", "Choose somebody else"),
        Text("Deze persoon is al het aanspreekpunt.", "This person is the contact person already."),
    ),
    r.NotYourWeighing: Wording(
        403,
        Text("Dit mag je niet", "You may not do this"),
        Text(
            "Alleen een aanspreekpunt van dit plan, of wie het plan stuurt, legt vast hoe belangen zijn gewogen.",
            "Only a contact person of this plan, or who steers it, records how interests were weighed.",
        ),
    ),
    r.WeighingStands: Wording(
        409,
        Text("Deze afweging staat vast", "This weighing stands"),
        Text("Verbeter hem met een reden, of leg een nieuwe vast.", "Correct it with a reason, or record a new one."),
    ),
}
DEFECTS: Mapping[Defect, Text] = {
    Defect.NOBODY: Text("{unit} heeft geen aanspreekpunt", "{unit} has no contact person"),
    Defect.LEFT: Text(
        "{unit}: {name} doet niet meer mee in de organisatie", "{unit}: {name} has left the organisation"
    ),
    Defect.NO_HOURS: Text("{unit}: {name} heeft geen uren (meer)", "{unit}: {name} has no hours (any more)"),
    Defect.HOURS_END_SOON: Text(
        "{unit}: de uren van {name} lopen af op {hours}", "{unit}: the hours of {name} end on {hours}"
    ),
    Defect.ENDS_SOON: Text(
        "{unit}: het mandaat van {name} eindigt op {last}, zonder opvolger",
        "{unit}: the mandate of {name} ends on {last}, without a successor",
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case c.ContactAppointed(unit=unit, card=card):
            words = _("maakte %(name)s aanspreekpunt (%(role)s) van %(unit)s.")
            return words % {"name": names.of(card.person), "role": card.role_name, "unit": names.unit(unit)}
        case c.MandateChanged(unit=unit, card=card):
            words = _("paste de mandaatkaart van %(name)s aan (%(unit)s).")
            return words % {"name": names.of(card.person), "unit": names.unit(unit)}
        case c.ContactHandedOver(unit=unit, card=card, on=on):
            words = _("droeg het aanspreekpunt van %(unit)s over aan %(name)s, vanaf %(date)s.")
            return words % {"name": names.of(card.person), "unit": names.unit(unit), "date": long_date(on)}
        case c.MandateEnded(unit=unit, on=on, reason=reason):
            words = _("beëindigde het mandaat in %(unit)s op %(date)s: “%(reason)s”.")
            return words % {"unit": names.unit(unit), "date": long_date(on), "reason": reason}
        case c.InterestsWeighed(question=question, choice=choice):
            words = _("woog belangen af. “%(question)s” De keuze: “%(choice)s”.")
            return words % {"question": question, "choice": choice}
        case c.WeighingCorrected(question=question, correction=why):
            words = _("verbeterde de afweging “%(question)s”, omdat: “%(why)s”.")
            return words % {"question": question, "why": why}
        case _:
            return None
