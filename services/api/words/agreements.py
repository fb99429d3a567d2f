"""Agreements in words: their facts as sentences, and what their rules say when they say no."""

from collections.abc import Mapping

from domain.agreements import events as e
from domain.agreements import refusals as r
from domain.agreements.content import Party, PartyKind
from domain.agreements.keeping import Kept
from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

OWN_TERMS = {
    "party": {
        "works_council": Text("De OR", "The works council"),
        "management": Text("Het management", "Management"),
        "": Text("Deze partij", "This party"),
    },
    "stance": {
        "agreed": Text("akkoord", "agreed"),
        "objected": Text("bezwaar", "objection"),
        "withdrawn": Text("akkoord ingetrokken", "agreement withdrawn"),
        "": Text("het overgenomen standpunt klopt niet", "what was copied is not right"),
    },
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.AgreementUnknown: NOT_FOUND,
    r.AgreementExists: Wording(
        409,
        Text("Deze afspraak bestaat al", "This agreement exists already"),
        Text("Open de afspraak en stel daar een wijziging voor.", "Open the agreement and propose a change there."),
    ),
    r.AgreementHasEnded: Wording(
        409,
        Text("Deze afspraak is beëindigd", "This agreement has ended"),
        Text("Maak een nieuwe afspraak als die weer nodig is.", "Make a new agreement when it is needed again."),
    ),
    r.AgreementNeedsTwoParties: Wording(
        422,
        Text("Kies twee of meer partijen", "Choose two or more parties"),
        Text(
            "Een afspraak is tussen twee of meer partijen. Noem elke partij en elke persoon één keer.",
            "An agreement is between two or more parties. Name each party and each person once.",
        ),
    ),
    r.PartyUnknown: Wording(
        422,
        Text("Dit is geen partij bij deze afspraak", "This is no party of this agreement"),
        Text("Kies een partij die in de afspraak staat.", "Choose a party that the agreement names."),
    ),
    r.VersionChanged: Wording(
        409,
        Text("De tekst is veranderd", "The text has changed"),
        Text(
            "Er ligt nu versie {version}. Lees wat er anders is. Daarna kun je kiezen voor deze versie.",
            "Version {version} is on the table now. Read what is different. Then you can choose for this version.",
        ),
    ),
    r.NotYoursToSay: Wording(
        403,
        Text("Dit standpunt geeft de partij zelf", "The party itself gives this position"),
        Text(
            "Laat iemand antwoorden die voor deze partij spreekt, of neem het over uit een stuk met een datum.",
            "Let somebody answer who speaks for this party, or copy the position from a document with a date.",
        ),
    ),
    r.OwnVoiceStands: Wording(
        409,
        Text("De partij zei dit zelf al", "The party spoke for itself already"),
        Text(
            "{party} zei op {on} zelf: {stance}. Een stuk van een ander gaat daar niet boven. "
            "Is dat standpunt veranderd? Vraag de partij om dat zelf hier te zeggen.",
            "{party} said on {on} for itself: {stance}. A document does not go above that. "
            "Did that position change? Ask the party to say so here itself.",
        ),
        OWN_TERMS,
    ),
    r.NothingTranscribed: Wording(
        409,
        Text("Er is niets namens jullie overgenomen", "Nothing was copied for you"),
        Text("Geef hier zelf je standpunt.", "Give your own position here."),
    ),
    r.TeamNeedsSource: Wording(
        422,
        Text("Noem het verslag van het werkoverleg", "Name the report of the team meeting"),
        Text(
            "Een team spreekt in het werkoverleg. Noem het verslag waarin het standpunt staat, en de datum.",
            "A team speaks in its team meeting. Name the report that holds the position, and its date.",
        ),
    ),
    r.OneVoiceOneParty: Wording(
        403,
        Text("Je spreekt al voor een andere partij", "You speak for another party already"),
        Text(
            "Niemand spreekt in één afspraak voor twee partijen. Vraag een collega.",
            "Nobody speaks for two parties in one agreement. Ask a colleague.",
        ),
    ),
    r.ProposerDoesNotCopyConsent: Wording(
        403,
        Text("Jij hebt deze versie voorgesteld", "You proposed this version"),
        Text(
            "Wie een versie voorstelt, legt niet zelf vast dat een ander akkoord is. Vraag een collega.",
            "Who proposes a version does not record that somebody else agrees to it. Ask a colleague.",
        ),
    ),
    r.ReasonNeeded: Wording(
        422,
        Text("Schrijf er iets bij", "Write something with it"),
        Text("Vul dit veld in: zonder uitleg kan dit niet.", "Fill in this field: this needs an explanation."),
    ),
    r.NothingToWithdraw: Wording(
        409,
        Text("Er is geen akkoord om in te trekken", "There is no agreement to take back"),
        Text("Je kunt wel bezwaar maken.", "You can object instead."),
    ),
    r.NotAgreedYet: Wording(
        409,
        Text("Nog niet iedereen is akkoord", "Not everybody has agreed yet"),
        Text(
            "Je meldt pas dat een afspraak is nagekomen als alle partijen akkoord zijn.",
            "You report that an agreement was kept once all parties have agreed.",
        ),
    ),
    r.FulfilmentInFuture: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Meld het op de dag zelf of daarna.", "Report it on the day itself or later."),
    ),
    r.NoSuchReport: Wording(
        409,
        Text("Er is een nieuwere melding", "There is a newer report"),
        Text("Lees de laatste melding en antwoord daarop.", "Read the last report and answer that one."),
    ),
    r.OwnReport: Wording(
        403,
        Text("Dit is je eigen melding", "This is your own report"),
        Text("Een andere partij zegt of de melding klopt.", "Another party says whether the report is right."),
    ),
    r.VerdictNotYours: Wording(
        403,
        Text("Jij bent hierbij betrokken", "You are involved in this"),
        Text(
            "Wie de nakoming meldde of erover antwoordde, past de uitkomst niet aan. Vraag een collega.",
            "Who reported the fulfilment or answered it does not change the outcome. Ask a colleague.",
        ),
    ),
}


def party_words(party: Party, names: Names) -> str:
    """What a party is called."""
    match party.kind:
        case PartyKind.MANAGEMENT:
            return _("management")
        case PartyKind.WORKS_COUNCIL:
            return _("de OR")
        case PartyKind.CONTACT_PERSON:
            words = _("%(name)s (aanspreekpunt van %(unit)s)")
            return words % {"name": names.of(party.person), "unit": names.unit(party.unit)}
        case PartyKind.TEAM:
            return names.unit(party.unit)
        case PartyKind.PERSON:
            return names.of(party.person)


def kept_words(kept: Kept) -> str:
    """The verdict in a word or two."""
    return {
        Kept.KEPT: _("nagekomen"),
        Kept.KEPT_LATE: _("te laat nagekomen"),
        Kept.PARTLY: _("deels nagekomen"),
        Kept.NOT_KEPT: _("niet nagekomen"),
        Kept.NOT_YET_DUE: _("nog niet aan de orde"),
        Kept.DISPUTED: _("betwist"),
    }[kept]


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.AgreementProposed(content=content, digest=digest):
            words = _("stelde de afspraak “%(title)s” voor (versie 1, %(digest)s).")
            return words % {"title": content.title, "digest": digest[:8]}
        case e.AgreementRevised(content=content, version=version, digest=digest):
            words = _("stelde versie %(version)s van “%(title)s” voor (%(digest)s).")
            return words % {"title": content.title, "version": version, "digest": digest[:8]}
        case e.AgreementEnded():
            return _("beëindigde een afspraak.")
        case e.PartyAgreed() | e.PartyObjected() | e.PartyWithdrew() | e.TranscriptionDisputed():
            return _position(event, names)
        case _:
            return _fulfilment(event, names)


def _position(event: e.PartyAgreed | e.PartyObjected | e.PartyWithdrew | e.TranscriptionDisputed, names: Names) -> str:
    party = party_words(event.party, names)
    at = {"party": party, "version": event.version, "digest": event.digest[:8]}
    match event:
        case e.PartyAgreed():
            words = _("was namens %(party)s akkoord met versie %(version)s (%(digest)s)")
        case e.PartyObjected():
            words = _("maakte namens %(party)s bezwaar tegen versie %(version)s (%(digest)s)")
        case e.PartyWithdrew():
            words = _("trok namens %(party)s het akkoord met versie %(version)s in (%(digest)s)")
        case e.TranscriptionDisputed():
            words = _(
                "zei namens %(party)s dat het overgenomen standpunt over versie %(version)s niet klopt (%(digest)s)"
            )
    if event.source is None:
        return words % at + "."
    source = _("overgenomen uit %(document)s van %(date)s")
    said = source % {"document": event.source.document, "date": long_date(event.source.dated)}
    return f"{words % at}, {said}."


def _fulfilment(event: Event, names: Names) -> str | None:
    match event:
        case e.FulfilmentReported(party=party, fulfilled_on=day, whole=whole):
            done = _("meldde namens %(party)s dat een afspraak op %(date)s is nagekomen.")
            half = _("meldde namens %(party)s dat een afspraak op %(date)s deels is nagekomen.")
            return (done if whole else half) % {"party": party_words(party, names), "date": long_date(day)}
        case e.FulfilmentConfirmed(party=party):
            return _("bevestigde namens %(party)s de nakoming.") % {"party": party_words(party, names)}
        case e.FulfilmentDisputed(party=party):
            return _("betwistte namens %(party)s de nakoming.") % {"party": party_words(party, names)}
        case e.VerdictOverruled(computed=computed, verdict=verdict):
            words = _("zette “%(verdict)s” naast de berekende uitkomst “%(computed)s”.")
            return words % {"verdict": kept_words(verdict), "computed": kept_words(computed)}
        case _:
            return None
