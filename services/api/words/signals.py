"""Signals in words: their facts as sentences, and what their rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.signals import events as s
from domain.signals import refusals as r
from domain.signals.kinds import SignalKind, Source
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

KINDS: Mapping[str, Text] = {
    SignalKind.TOO_HIGH: Text("werkdruk te hoog", "work pressure too high"),
    SignalKind.TOO_LOW: Text("werkdruk te laag", "work pressure too low"),
    SignalKind.ENERGY_SOURCE: Text("geeft energie", "gives energy"),
    SignalKind.ENERGY_DRAIN: Text("kost energie", "drains energy"),
}
SOURCES: Mapping[str, Text] = {
    Source.TEAM_MEETING: Text("werkoverleg", "team meeting"),
    Source.SICK_LEAVE: Text("ziekteverzuim", "sick leave"),
    Source.SURVEY: Text("onderzoek of peiling", "survey"),
    Source.TALK: Text("gesprek", "talk"),
    Source.OBSERVATION: Text("wat je zelf ziet", "observation"),
    Source.PLANNING_DATA: Text("roostergegevens", "planning data"),
    Source.OTHER: Text("iets anders", "something else"),
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.SignalUnknown: NOT_FOUND,
    r.SignalExists: Wording(
        409,
        Text("Dit signaal is al gemeld", "This signal was reported before"),
        Text("Open het signaal in de lijst om het te verbeteren.", "Open the signal in the list to put it right."),
    ),
    r.SignalIsWithdrawn: Wording(
        409,
        Text("Dit signaal is ingetrokken", "This signal was withdrawn"),
        Text(
            "Een ingetrokken signaal verandert niet meer. Meld het opnieuw als het weer speelt.",
            "A withdrawn signal does not change any more. Report it again if it is back.",
        ),
    ),
    r.NotYourSignal: Wording(
        403,
        Text("Dit is niet jouw signaal", "This is not your signal"),
        Text("Alleen wie het meldde, kan de tekst verbeteren.", "Only who reported it can put the text right."),
    ),
    r.ReporterIsKnown: Wording(
        409,
        Text("De melder is bekend", "The reporter is known"),
        Text("Spreek de melder gewoon aan.", "Just talk to the reporter."),
    ),
    r.LinkChangedMeanwhile: Wording(
        409,
        Text("Iemand anders was je voor", "Somebody else was first"),
        Text(
            "De link is net vernieuwd. Kijk welke link er nu staat.",
            "The link was renewed a moment ago. Look which link is shown now.",
        ),
    ),
    r.ReportingIsClosed: Wording(
        404,
        Text("Deze link werkt niet (meer)", "This link does not work (any more)"),
        Text("Vraag de werkdrukregisseur om de nieuwe link.", "Ask the work-pressure coordinator for the new link."),
    ),
    r.TooManyReports: Wording(
        429,
        Text("Vandaag kan er niets meer bij", "Nothing more can be taken today"),
        Text(
            "Er zijn vandaag erg veel meldingen. Wat je schreef, is niet bewaard: stuur het morgen.",
            "There are very many reports today. What you wrote was not kept: send it tomorrow.",
        ),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case s.SignalReported(reported_by=None):
            return _("gaf een signaal door dat zonder naam is gemeld.")
        case s.SignalReported(unit=unit):
            return _("meldde een signaal over %(unit)s.") % {"unit": names.unit(unit)}
        case s.SignalCorrected():
            return _("verbeterde een eigen signaal.")
        case s.SignalWeighed(weight=weight):
            return _("gaf een signaal het gewicht %(weight)s van 5.") % {"weight": weight}
        case s.SignalWithdrawn():
            return _("trok een signaal in.")
        case s.ReporterWrittenTo():
            return _("schreef aan iemand die zonder naam iets meldde.")
        case s.ReporterWrote():
            return _("gaf een bericht door van iemand die zonder naam iets meldde.")
        case s.LinkOpened(number=number):
            return _("opende link %(number)s om zonder naam te melden.") % {"number": number}
        case s.LinkClosed():
            return _("sloot de link om zonder naam te melden.")
        case _:
            return None
