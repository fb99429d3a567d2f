"""What a phase of a consent dossier is called, what may happen next, and what the body is called."""

from domain.works_council.events import Outcome
from domain.works_council.law import Body, Ground
from domain.works_council.turn import Phase, Turn
from infra.language import gettext as _
from infra.language import long_date


def body_name(body: str) -> str:
    """The body, as the organisation calls it."""
    return {
        Body.WORKS_COUNCIL: _("ondernemingsraad (OR)"),
        Body.STAFF_REPRESENTATION: _("personeelsvertegenwoordiging (PVT)"),
        Body.STAFF_MEETING: _("personeelsvergadering"),
        Body.NONE: _("geen van deze"),
    }[Body(body)]


def body_short(body: str) -> str:
    """The body in one word."""
    return {Body.WORKS_COUNCIL: _("de OR"), Body.STAFF_REPRESENTATION: _("de PVT")}.get(Body(body), _("het personeel"))


def ground_name(ground: str) -> str:
    """The part of the law under which consent is asked."""
    return {
        Ground.WORKING_CONDITIONS: _("regeling over arbeidsomstandigheden, verzuim of re-integratie (WOR 27 lid 1 d)"),
        Ground.PERSONAL_DATA: _("omgaan met persoonsgegevens van het personeel (WOR 27 lid 1 k)"),
        Ground.MONITORING: _("personeel volgen of controleren (WOR 27 lid 1 l)"),
        Ground.OTHER: _("een andere regeling of afspraak"),
    }[Ground(ground)]


def outcome_name(outcome: str) -> str:
    """What the body answered."""
    return {
        Outcome.CONSENT: _("instemming"),
        Outcome.CONDITIONS: _("instemming onder voorwaarden"),
        Outcome.REFUSAL: _("geen instemming"),
    }[Outcome(outcome)]


def phase_name(turn: Turn) -> str:
    """Where the dossier is, in one line."""
    return {
        Phase.NO_BODY: _("Geen instemming mogelijk"),
        Phase.TO_REQUEST: _("Nog niet gevraagd"),
        Phase.TO_MEET: _("Gevraagd, nog niet overlegd"),
        Phase.TO_ANSWER: _("Wacht op antwoord"),
        Phase.TO_DECIDE: _("Instemming of toestemming is er"),
        Phase.REFUSED: _("Geen instemming"),
        Phase.AT_COURT: _("Ligt bij de kantonrechter"),
        Phase.NULLITY: _("Besluit zonder instemming: de maand loopt"),
        Phase.NULLITY_PASSED: _("Besluit zonder instemming: de maand is voorbij"),
        Phase.INVOKED: _("Nietigheid ingeroepen"),
        Phase.CONDITIONS_OPEN: _("Besloten, voorwaarden staan open"),
        Phase.CONDITIONS_TO_CONFIRM: _("Besloten, voorwaarden zijn gemeld als nagekomen"),
        Phase.DECIDED: _("Afgerond met instemming"),
        Phase.WITHDRAWN: _("Verzoek ingetrokken"),
    }[turn.phase]


def next_words(turn: Turn, body: str) -> str:
    """Who is at turn, what may happen next, and until when."""
    until = long_date(turn.until) if turn.until else ""
    return {
        Phase.NO_BODY: _("Er is geen OR of PVT die kan instemmen. Bespreek het met het personeel als informele steun."),
        Phase.TO_REQUEST: _("De bestuurder is aan zet: vraag schriftelijk om instemming, met redenen en gevolgen."),
        Phase.TO_MEET: _("Bestuurder en %(body)s zijn aan zet: houd minstens één overlegvergadering."),
        Phase.TO_ANSWER: _("Nu is aan zet: %(body)s. De wet noemt geen termijn; spreek er samen een af."),
        Phase.TO_DECIDE: _("De bestuurder is aan zet: neem het besluit en deel het schriftelijk mee."),
        Phase.REFUSED: _("De bestuurder is aan zet: pas het verzoek aan, trek het in of vraag de kantonrechter."),
        Phase.AT_COURT: _("De kantonrechter is aan zet."),
        Phase.NULLITY: _("Nu is aan zet: %(body)s. De nietigheid inroepen kan schriftelijk tot en met %(until)s."),
        Phase.NULLITY_PASSED: _("De nietigheid inroepen kon tot en met %(until)s. Dat is niet op tijd gebeurd."),
        Phase.INVOKED: _("De bestuurder is aan zet: voer het besluit niet uit, of vraag de rechter om een oordeel."),
        Phase.CONDITIONS_OPEN: _("De bestuurder is aan zet: kom de voorwaarden na en meld dat hier."),
        Phase.CONDITIONS_TO_CONFIRM: _("Nu is aan zet: %(body)s. Zeg of de voorwaarden zijn nagekomen."),
        Phase.DECIDED: _("Er is niets meer te doen in dit dossier."),
        Phase.WITHDRAWN: _("Er ligt geen verzoek. Opnieuw vragen kan."),
    }[turn.phase] % {"body": body_short(body), "until": until}
