"""Results in words: facts as sentences, verdicts and cautions as people say them, and what the rules say."""

from collections.abc import Mapping
from decimal import Decimal

from babel.numbers import format_decimal

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.results import events as e
from domain.results import refusals as r
from domain.results.events import Verdict
from domain.results.readings import Caution
from infra.language import gettext as _
from infra.language import language
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

VERDICTS: Mapping[Verdict, Text] = {
    Verdict.BETTER: Text("Beter", "Better"),
    Verdict.SAME: Text("Hetzelfde", "The same"),
    Verdict.WORSE: Text("Slechter", "Worse"),
    Verdict.CANNOT_SAY: Text("Niet te zeggen", "Cannot say"),
}
CAUTIONS: Mapping[Caution, Text] = {
    Caution.NO_BASELINE: Text(
        "Er is geen nulmeting. Je kunt nog niet zien of er iets veranderd is.",
        "There is no baseline. You cannot yet see whether anything changed.",
    ),
    Caution.NO_FOLLOW_UP: Text(
        "De vervolgmeting is er nog niet.",
        "There is no follow-up yet.",
    ),
    Caution.OTHER_QUESTION: Text(
        "De vraag is niet dezelfde. Zet de cijfers niet zomaar naast elkaar.",
        "The question is not the same. Do not simply compare the figures.",
    ),
    Caution.OTHER_GROUP: Text(
        "De groep is niet dezelfde. Het verschil kan door de groep komen.",
        "The group is not the same. The difference may come from the group.",
    ),
    Caution.OTHER_RESPONSE: Text(
        "Er deed een heel ander deel van de groep mee. Wees voorzichtig met het verschil.",
        "A very different part of the group took part. Be careful with the difference.",
    ),
    Caution.OTHER_NUMBER: Text(
        "Er deden veel meer of veel minder mensen mee. Wees voorzichtig met het verschil.",
        "Many more or many fewer people took part. Be careful with the difference.",
    ),
    Caution.NOT_LATER: Text(
        "De vervolgmeting is niet later dan de nulmeting. Kijk de datums na.",
        "The follow-up is not later than the baseline. Check the dates.",
    ),
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.VerdictNeedsEvidence: Wording(
        422,
        Text("Schrijf op waar je dit aan ziet", "Write down what shows this"),
        Text(
            "Een oordeel heeft bewijs nodig, ook als er nog niets over te zeggen is.",
            "A verdict needs evidence, also when nothing can be said yet.",
        ),
    ),
    r.VerdictNeedsBothReadings: Wording(
        409,
        Text("Hiervoor zijn twee metingen nodig", "This needs two measurements"),
        Text(
            "Vul eerst de nulmeting en de vervolgmeting in, of kies “niet te zeggen”.",
            "Fill in the baseline and the follow-up first, or choose “cannot say”.",
        ),
    ),
    r.TooFewRespondents: Wording(
        422,
        Text("Te weinig mensen voor een cijfer", "Too few people for a figure"),
        Text(
            "Een cijfer over minder dan {floor} mensen leggen we niet vast. Bespreek het in het werkoverleg.",
            "A figure about fewer than {floor} people is not kept. Talk about it in the team meeting.",
        ),
    ),
    r.MoreAnswersThanInvited: Wording(
        422,
        Text("Dit kan niet kloppen", "This cannot be right"),
        Text("Er zijn meer antwoorden dan mensen die gevraagd zijn.", "There are more answers than people asked."),
    ),
    r.MeasurementUnknown: NOT_FOUND,
    r.MeasurementOfOtherCycle: Wording(
        409,
        Text("Deze meting hoort bij ronde {cycle}", "This measurement belongs to cycle {cycle}"),
        Text("Maak voor deze ronde een nieuwe meting.", "Make a new measurement for this cycle."),
    ),
    r.ResultChangedMeanwhile: Wording(
        409,
        Text("Iemand anders was je voor", "Somebody else was first"),
        Text(
            "Dit resultaat is veranderd nadat jij het opende. Kijk wat er nu staat en sla daarna opnieuw op.",
            "This result changed after you opened it. Look at what it says now, then save again.",
        ),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.SignalJudged(verdict=verdict):
            return _("gaf een oordeel over een signaal: %(verdict)s.") % {"verdict": verdict_word(verdict)}
        case e.MeasurementRecorded(title=title):
            return _("legde de meting “%(title)s” vast.") % {"title": title}
        case e.MeasurementRemoved():
            return _("haalde een meting weg.")
        case e.PerceptionJudged(verdict=verdict):
            return _("gaf een oordeel over de beleving: %(verdict)s.") % {"verdict": verdict_word(verdict)}
        case _:
            return None


def verdict_word(verdict: Verdict) -> str:
    """The verdict in the language of the moment, in the middle of a sentence."""
    match verdict:
        case Verdict.BETTER:
            return _("beter")
        case Verdict.SAME:
            return _("hetzelfde")
        case Verdict.WORSE:
            return _("slechter")
        case _:
            return _("niet te zeggen")


def figure(value: Decimal, signed: bool = False) -> str:
    """A figure as the language of the moment writes it: `2,6`; `signed` always shows which way it went."""
    text = format_decimal(value, format="#,##0.##", locale=language())
    return f"+{text}" if signed and value > 0 else text.replace("-", "−")
