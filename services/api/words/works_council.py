"""The consent dossier in words: its facts as sentences, and what its rules say when they say no (WOR 27)."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.works_council import events as w
from domain.works_council import refusals as r
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.measures import OTHER_CONTENT
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.DossierExists: Wording(409, Text("Dit dossier is er al", "This dossier exists already"), OTHER_CONTENT),
    r.ConditionUnknown: NOT_FOUND,
    r.OwnAnswerStands: Wording(
        409,
        Text("De OR of PVT antwoordde zelf al", "The body answered itself already"),
        Text(
            "De OR of PVT zei zelf, met een antwoord van {said_on}: {outcome}. Een stuk van een ander gaat daar niet "
            "boven. Is dat antwoord veranderd? Vraag de OR of PVT om dat zelf hier te zeggen.",
            "The body said for itself, in an answer of {said_on}: {outcome}. A document does not go above that. "
            "Did that answer change? Ask the body to say so here itself.",
        ),
        {
            "outcome": {
                "consent": Text("instemming", "consent"),
                "conditions": Text("instemming onder voorwaarden", "consent with conditions"),
                "refusal": Text("geen instemming", "no consent"),
                "": Text("het overgenomen antwoord klopt niet", "the answer that was copied is not right"),
            }
        },
    ),
    r.NothingTranscribed: Wording(
        409,
        Text("Er is niets namens jullie overgenomen", "Nothing was copied for you"),
        Text("Geef hier zelf jullie antwoord.", "Give your own answer here."),
    ),
    r.AnswererNeverDecides: Wording(
        403,
        Text("Wie antwoordt, besluit niet", "Who answers does not decide"),
        Text(
            "Bij één verzoek geeft niemand zowel het antwoord als het besluit. Vraag een collega.",
            "Under one request nobody gives both the answer and the decision. Ask a colleague.",
        ),
    ),
    r.ConditionIsTheBodys: Wording(
        403,
        Text("De OR of PVT zei dat dit is nagekomen", "The body said that this is met"),
        Text("Alleen de OR of PVT zet deze voorwaarde weer open.", "Only the body opens this condition again."),
    ),
    r.RequestNeedsConsentingBody: Wording(
        409,
        Text("Hier is geen instemming te vragen", "There is nobody to ask for consent here"),
        Text(
            "Alleen een OR of PVT kan instemmen. Leg een personeelsvergadering vast als informele steun.",
            "Only a works council (OR) or PVT can consent. Record a staff meeting as informal support.",
        ),
    ),
    r.NothingRequested: Wording(
        409,
        Text("Er ligt geen verzoek", "There is no request"),
        Text("Vraag eerst schriftelijk om instemming.", "Ask for consent in writing first."),
    ),
    r.RequestStands: Wording(
        409,
        Text("Het verzoek staat vast", "The request stands"),
        Text(
            "Over dit verzoek is al besloten. Open een nieuw dossier voor een nieuw verzoek.",
            "A decision was taken under this request. Open a new dossier for a new request.",
        ),
    ),
    r.AnswerNeedsMeeting: Wording(
        409,
        Text("Er is nog niet overlegd", "There was no consultation meeting yet"),
        Text(
            "Leg eerst de overlegvergadering vast. Een antwoord telt pas na minstens één keer overleg (WOR 27 lid 2).",
            "Record the consultation meeting first. An answer counts after one meeting at least (WOR 27(2)).",
        ),
    ),
    r.AnswerForOtherVersion: Wording(
        409,
        Text("Het verzoek is intussen veranderd", "The request changed meanwhile"),
        Text(
            "Nu ligt versie {current} voor. Lees die eerst; een antwoord geldt alleen voor de tekst die gevraagd is.",
            "Version {current} lies there now. Read it first; an answer counts only for the exact text asked.",
        ),
    ),
    r.AnswerNeedsHolder: Wording(
        403,
        Text("Dit doet de OR of PVT zelf", "The body itself does this"),
        Text(
            "Laat iemand van de OR of PVT dit vastleggen, of noem het stuk waaruit je het overneemt, met de datum.",
            "Let a member of the body record this, or name the document that you copy it from, with its date.",
        ),
    ),
    r.AskerNeverAnswers: Wording(
        403,
        Text("Wie vraagt, antwoordt niet", "Who asks does not answer"),
        Text(
            "Jij hebt dit verzoek gedaan. Laat iemand anders het antwoord geven of overnemen.",
            "You made this request. Let somebody else give or copy the answer.",
        ),
    ),
    r.AnswerNeedsConditions: Wording(
        422,
        Text("Kijk de voorwaarden na", "Check the conditions"),
        Text(
            "Noem de voorwaarden bij “instemming onder voorwaarden”, en alleen daarbij.",
            "Name conditions with “consent with conditions”, and only there.",
        ),
    ),
    r.AnswerStands: Wording(
        409,
        Text("Het antwoord staat vast", "The answer stands"),
        Text("Over dit verzoek is al besloten.", "A decision was taken under this request."),
    ),
    r.DecisionNeedsManagement: Wording(
        403,
        Text("Dit deelt de bestuurder zelf mee", "Management itself tells this"),
        Text(
            "Laat iemand van het management dit vastleggen, of noem de brief waaruit je het overneemt, met de datum.",
            "Let management record this, or name the letter that you copy it from, with its date.",
        ),
    ),
    r.DecisionTaken: Wording(
        409,
        Text("Er is al een besluit", "There is a decision already"),
        Text("Een dossier heeft één besluit.", "A dossier has one decision."),
    ),
    r.NothingToInvoke: Wording(
        409,
        Text("Er is niets om nietig te verklaren", "There is nothing to declare void"),
        Text(
            "Dit kan alleen bij een besluit zonder instemming of vervangende toestemming.",
            "This is for a decision without consent or court permission only.",
        ),
    ),
    r.ConsentWasGiven: Wording(
        409,
        Text("Er is al instemming", "There is consent already"),
        Text("Vervangende toestemming is dan niet nodig.", "Court permission is not needed then."),
    ),
    r.PermissionNotRequested: Wording(
        409,
        Text("De rechter is nog niets gevraagd", "The court was not asked yet"),
        Text("Leg eerst het verzoek aan de kantonrechter vast.", "Record the request to the court first."),
    ),
    r.PermissionIsPending: Wording(
        409,
        Text("De rechter is al gevraagd", "The court was asked already"),
        Text("Voor deze versie van het verzoek is er één procedure.", "There is one procedure for this version."),
    ),
    r.SourceAfterToday: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Leg het vast als het gebeurd is.", "Record it once it has happened."),
    ),
}


def tell(event: Event, names: Names) -> str | None:  # noqa: ARG001 - every slice tells in one form
    """What happened, as a sentence that follows on who did it."""
    match event:
        case w.DossierOpened(subject=subject):
            return _("opende het instemmingsdossier “%(subject)s”.") % {"subject": subject}
        case w.ConsentRequested(version=version, on=on):
            words = _("vroeg instemming met versie %(version)s, in een brief van %(date)s.")
            return words % {"version": version, "date": long_date(on)}
        case w.RequestWithdrawn(version=version, reason=reason):
            words = _("trok versie %(version)s van het verzoek in: “%(reason)s”.")
            return words % {"version": version, "reason": reason}
        case w.ConsultationMeetingHeld(on=on):
            return _("legde de overlegvergadering van %(date)s vast.") % {"date": long_date(on)}
        case w.Answered():
            return _answer(event)
        case w.AnswerDisputed(version=version):
            return _("zei dat het overgenomen antwoord op versie %(version)s niet klopt.") % {"version": version}
        case w.ConditionFulfilled(condition=condition, own=own):
            words = _("bevestigde dat voorwaarde %(number)s is nagekomen.")
            return (words if own else _("meldde dat voorwaarde %(number)s is nagekomen.")) % {"number": condition}
        case w.ConditionReopened(condition=condition):
            return _("zette voorwaarde %(number)s weer open.") % {"number": condition}
        case _:
            return _decision(event)


def _answer(event: w.Answered) -> str:
    match event.outcome:
        case w.Outcome.CONSENT:
            words = _("stemde in met versie %(version)s, op %(date)s.")
        case w.Outcome.CONDITIONS:
            words = _("stemde onder voorwaarden in met versie %(version)s, op %(date)s.")
        case w.Outcome.REFUSAL:
            words = _("stemde niet in met versie %(version)s, op %(date)s.")
    told = words % {"version": event.version, "date": long_date(event.on)}
    if event.own or event.source is None:
        return told
    copied = _("nam een antwoord van de OR of PVT over uit “%(document)s”: %(told)s")
    return copied % {"document": event.source.document, "told": told}


def _decision(event: Event) -> str | None:
    match event:
        case w.DecisionNotified(covered=True, on=on):
            return _("deelde het besluit mee op %(date)s, met instemming of toestemming.") % {"date": long_date(on)}
        case w.DecisionNotified(on=on):
            return _("deelde het besluit mee op %(date)s, zonder instemming.") % {"date": long_date(on)}
        case w.DecisionDiscovered(on=on):
            return _("merkte op %(date)s dat een besluit zonder bericht wordt uitgevoerd.") % {"date": long_date(on)}
        case w.NullityInvoked(on=on, in_time=True):
            return _("riep op %(date)s schriftelijk de nietigheid in.") % {"date": long_date(on)}
        case w.NullityInvoked(on=on):
            return _("riep op %(date)s de nietigheid in, na de laatste dag.") % {"date": long_date(on)}
        case w.PermissionRequested(on=on, court=court):
            words = _("vroeg %(court)s op %(date)s om vervangende toestemming.")
            return words % {"court": court, "date": long_date(on)}
        case w.PermissionRuled(granted=True, on=on):
            return _("legde vast dat de rechter op %(date)s toestemming gaf.") % {"date": long_date(on)}
        case w.PermissionRuled(on=on):
            return _("legde vast dat de rechter op %(date)s geen toestemming gaf.") % {"date": long_date(on)}
        case _:
            return None
