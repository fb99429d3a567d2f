"""Measures, talks and research in words: their facts as sentences, and what their rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.measures import events as m
from domain.measures import refusals as r
from domain.method import Text
from infra.language import gettext as _
from infra.language import long_date, ngettext
from services.api.words.names import Names
from services.api.words.wording import Wording

OTHER_CONTENT = Text(
    "Onder deze sleutel staat al iets anders. Laad de pagina opnieuw en probeer het nog eens.",
    "Something else stands under this key. Reload the page and try again.",
)
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.MeasureExists: Wording(409, Text("Deze maatregel is er al", "This measure exists already"), OTHER_CONTENT),
    r.MeasureNeedsActiveRole: Wording(
        422,
        Text("Wat doen medewerkers zelf?", "What do employees do themselves?"),
        Text(
            "Schrijf op welke actieve rol medewerkers in deze maatregel hebben.",
            "Write down which active role employees have in this measure.",
        ),
    ),
    r.MeasureNeedsOwner: Wording(
        422,
        Text("Wie trekt deze maatregel?", "Who owns this measure?"),
        Text("Kies wie de maatregel trekt. Zonder trekker plan je niets.", "Choose who owns the measure."),
    ),
    r.MeasureDatesTurned: Wording(
        422,
        Text("De datums staan andersom", "The dates are the wrong way round"),
        Text("Klaar is op of na de dag van de start.", "Ready is on or after the day of the start."),
    ),
    r.MeasureNotPlanned: Wording(
        409,
        Text("Deze maatregel is nog niet gepland", "This measure is not planned yet"),
        Text("Kies eerst een trekker en datums.", "Choose an owner and dates first."),
    ),
    r.MeasureNotStarted: Wording(
        409,
        Text("Deze maatregel is nog niet gestart", "This measure has not started yet"),
        Text("Leg eerst vast wanneer jullie zijn begonnen.", "Record first when you began."),
    ),
    r.MeasureStartedAlready: Wording(
        409,
        Text("Deze maatregel is al gestart", "This measure has started already"),
        Text("Je kunt nu voortgang melden.", "You can report progress now."),
    ),
    r.MeasureClosed: Wording(
        409,
        Text("Deze maatregel is afgesloten", "This measure is closed"),
        Text("Heropen hem eerst, met een reden.", "Reopen it first, with a reason."),
    ),
    r.MeasureNotDone: Wording(
        409,
        Text("Deze maatregel is nog niet klaar", "This measure is not done yet"),
        Text(
            "Alleen wat gedaan is, kan een goed voorbeeld zijn.",
            "Only what was done can be a best practice.",
        ),
    ),
    r.NotYourMeasure: Wording(
        403,
        Text("Dit is niet jouw maatregel", "This is not your measure"),
        Text(
            "Alleen de trekker meldt voortgang en rondt af. Wie maatregelen plant, kan de trekker veranderen.",
            "Only the owner reports progress and finishes. Who plans measures can change the owner.",
        ),
    ),
    r.DayToCome: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Leg het vast als het gebeurd is.", "Record it once it has happened."),
    ),
    r.ConsultationExists: Wording(409, Text("Dit overleg staat er al", "This consultation exists"), OTHER_CONTENT),
    r.ConsultationNeedsSignal: Wording(
        422,
        Text("Over welk signaal ging het?", "Which signal was it about?"),
        Text("Kies minstens één signaal.", "Choose one signal at least."),
    ),
    r.ConsultationNeedsPeople: Wording(
        422,
        Text("Met wie was het overleg?", "With whom was the consultation?"),
        Text(
            "Kies een onderdeel of mensen, of schrijf op hoeveel mensen erbij waren.",
            "Choose a unit or people, or write down how many people were there.",
        ),
    ),
    r.ResearchExists: Wording(409, Text("Dit onderzoek staat er al", "This research exists already"), OTHER_CONTENT),
    r.ResearchEnded: Wording(
        409,
        Text("Dit onderzoek is afgesloten", "This research is closed"),
        Text("Besluit zo nodig over een nieuw onderzoek.", "Decide on new research where it is needed."),
    ),
    r.PracticeExists: Wording(409, Text("Dit voorbeeld staat er al", "This practice exists already"), OTHER_CONTENT),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case m.MeasureProposed(description=text):
            return _("stelde de maatregel “%(title)s” voor.") % {"title": text.title}
        case m.MeasureDescribed(description=text):
            return _("herschreef de maatregel “%(title)s”.") % {"title": text.title}
        case m.MeasurePlanned(owner=owner, due_on=due_on):
            words = _("plande de maatregel, met %(owner)s als trekker, klaar op %(date)s.")
            return words % {"owner": names.of(owner), "date": long_date(due_on)}
        case m.MeasureOwnerChanged(owner=owner):
            return _("maakte %(owner)s trekker van de maatregel.") % {"owner": names.of(owner)}
        case m.MeasureDatesChanged(starts_on=starts_on, due_on=due_on):
            words = _("verzette de maatregel: van %(start)s tot %(due)s.")
            return words % {"start": long_date(starts_on), "due": long_date(due_on)}
        case m.PracticeWritten(text=text):
            return _("schreef het goede voorbeeld “%(title)s”.") % {"title": text.title}
        case m.PracticeRemoved():
            return _("haalde een goed voorbeeld weg.")
        case _:
            return _work(event) or _talk(event)


def _work(event: Event) -> str | None:
    match event:
        case m.MeasureStarted(on=on):
            return _("startte de maatregel op %(date)s.") % {"date": long_date(on)}
        case m.MeasureProgressReported(percent=None):
            return _("meldde voortgang van de maatregel.")
        case m.MeasureProgressReported(percent=percent):
            return _("meldde voortgang van de maatregel: %(percent)s procent.") % {"percent": percent}
        case m.MeasureDone(on=on):
            return _("rondde de maatregel af op %(date)s.") % {"date": long_date(on)}
        case m.MeasureDropped(reason=reason):
            return _("liet de maatregel vallen: “%(reason)s”.") % {"reason": reason}
        case m.MeasureReopened(reason=reason):
            return _("heropende de maatregel: “%(reason)s”.") % {"reason": reason}
        case m.MeasureShelved(practice=practice):
            return _("zette “%(title)s” bij de goede voorbeelden.") % {"title": practice.title}
        case m.MeasureUnshelved():
            return _("haalde de maatregel weg bij de goede voorbeelden.")
        case _:
            return None


def _talk(event: Event) -> str | None:
    match event:
        case m.ConsultationRecorded(signals=signals, on=on):
            words = ngettext(
                "legde overleg over %(count)s signaal vast, gehouden op %(date)s.",
                "legde overleg over %(count)s signalen vast, gehouden op %(date)s.",
                len(signals),
            )
            return words % {"count": len(signals), "date": long_date(on)}
        case m.ConsultationStruck(reason=reason):
            return _("streepte een overleg door: “%(reason)s”.") % {"reason": reason}
        case m.ResearchDecided(question=question, by_whom=by_whom):
            words = _("besloot tot onderzoek “%(question)s”, door %(whom)s.")
            return words % {"question": question, "whom": by_whom}
        case m.ResearchRejected(question=question, because=because):
            words = _("zag af van onderzoek “%(question)s”: “%(because)s”.")
            return words % {"question": question, "because": because}
        case m.ResearchConcluded():
            return _("legde de uitkomst van het onderzoek vast.")
        case _:
            return None
