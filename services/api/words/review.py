"""Step 6 in words: facts as sentences, choices and reasons as people say them, and what the rules say."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.review import events as e
from domain.review import refusals as r
from domain.review.events import Choice
from domain.review.moments import Due, MomentKind, Why, name_in
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

CHOICES: Mapping[Choice, Text] = {
    Choice.CONTINUE: Text("Doorgaan", "Continue"),
    Choice.ADJUST: Text("Bijsturen", "Adjust"),
    Choice.STOP: Text("Stoppen", "Stop"),
    Choice.NEW_CYCLE: Text("Nieuwe ronde", "New cycle"),
}
KINDS: Mapping[MomentKind, Text] = {
    MomentKind.PULSE: Text("Peiling", "Pulse"),
    MomentKind.EVALUATION: Text("Evaluatie", "Evaluation"),
    MomentKind.TALK: Text("Gesprek", "Talk"),
}
OPEN_POINTS: Mapping[str, Text] = {
    "row": Text("Checklist", "Checklist"),
    "signal": Text("Signalen", "Signals"),
    "perception": Text("Beleving", "Perception"),
    "research": Text("Onderzoek", "Research"),
    "measure": Text("Maatregelen", "Measures"),
    "dossier": Text("Instemming OR", "Works council"),
    "agreement": Text("Afspraken", "Agreements"),
    "message": Text("Berichten", "Messages"),
    "step": Text("Overgeslagen stappen", "Steps left out"),
    "decision": Text("Besluiten", "Decisions"),
}
THINGS: Mapping[str, Text] = {
    "review": Text("een evaluatie", "a review"),
    "agreement": Text("een afspraak", "an agreement"),
    "measure": Text("een maatregel", "a measure"),
    "signal": Text("een signaal", "a signal"),
    "issue": Text("een kwestie", "an issue"),
    "row": Text("een rij van de checklist", "a row of the checklist"),
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.MomentCannotBe: Wording(
        422,
        Text("Dit moment kan zo niet", "This moment cannot be"),
        Text(
            "Geef het moment een naam en een dag die elk jaar bestaat.",
            "Give the moment a name and a day that every year has.",
        ),
    ),
    r.ReviewUnknown: NOT_FOUND,
    r.ReviewInFuture: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Leg de evaluatie vast als die geweest is.", "Record the review once it has taken place."),
    ),
    r.ReviewNotHeld: Wording(
        409,
        Text("Leg eerst de bijeenkomst vast", "Record the meeting first"),
        Text("Besluiten horen bij een evaluatie die gehouden is.", "Decisions belong to a review that has been held."),
    ),
    r.ReviewIsOver: Wording(
        409,
        Text("Deze evaluatie is afgerond", "This review has ended"),
        Text("Wat besloten is, blijft staan. Plan een nieuwe evaluatie.", "What was decided stays. Plan a new review."),
    ),
    r.ReviewWasHeld: Wording(
        409,
        Text("Deze evaluatie is al gehouden", "This review has been held"),
        Text("Je kunt hem niet meer verzetten of afzeggen.", "You can no longer move or cancel it."),
    ),
    r.DecisionUnknown: NOT_FOUND,
    r.PointUnknown: NOT_FOUND,
    r.ReasonMissing: Wording(
        422,
        Text("Schrijf op waarom", "Write down why"),
        Text("Elk besluit heeft een reden.", "Every decision has a reason."),
    ),
    r.FollowUpNeedsOwner: Wording(
        422,
        Text("Wie pakt dit op, en wanneer?", "Who follows this up, and when?"),
        Text(
            "Kies iemand en een datum, dan komt het op de lijst van die persoon.",
            "Choose somebody and a date, so that it is on that person's list.",
        ),
    ),
    r.OnlyANewCycleCarries: Wording(
        422,
        Text("Open punten gaan alleen mee naar een nieuwe ronde", "Open points only go along into a new cycle"),
        Text("Kies “nieuwe ronde”, of haal de vinkjes weg.", "Choose “new cycle”, or take the ticks away."),
    ),
    r.NotYourDecision: Wording(
        403,
        Text("Dit besluit is niet van jou", "This decision is not yours"),
        Text(
            "Alleen wie het oppakt, of wie het plan leidt, meldt dat het klaar is.",
            "Only who follows it up, or who leads the plan, says that it is done.",
        ),
    ),
    r.InterviewUnknown: NOT_FOUND,
    r.InterviewNeedsConsent: Wording(
        422,
        Text("Er is nog geen toestemming", "There is no consent yet"),
        Text(
            "Schrijf op waar de geïnterviewde mee akkoord ging. Zonder toestemming bewaren we het interview niet.",
            "Write down what the person agreed to. Without consent we do not keep the interview.",
        ),
    ),
    r.ConsentInFuture: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Vul de dag in waarop de toestemming gegeven is.", "Fill in the day on which consent was given."),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.HrmCycleSet(moments=moments):
            return _("stelde de HRM-cyclus in: %(count)s momenten.") % {"count": len(moments)}
        case e.ReviewPlanned(name=name, on=on):
            return _("plande de evaluatie “%(name)s” op %(date)s.") % {"name": name, "date": long_date(on)}
        case e.ReviewCancelled(reason=reason):
            return _("zegde een evaluatie af: “%(reason)s”.") % {"reason": reason}
        case e.ReviewHeld(on=on, present=present):
            words = _("legde vast dat de evaluatie op %(date)s is gehouden, met %(people)s.")
            return words % {"date": long_date(on), "people": names.all(present)}
        case e.DecisionFollowedUp():
            return _("meldde dat een besluit is uitgevoerd.")
        case e.InterviewRecorded():
            return _("bewaarde een interview voor de impressie.")
        case e.InterviewWithdrawn():
            return _("trok de toestemming voor een interview in.")
        case _:
            return _decided(event)


def _decided(event: Event) -> str | None:
    match event:
        case e.DecisionTaken(about=about, choice=choice):
            return _("legde een besluit vast over “%(about)s”: %(choice)s.") % {
                "about": about,
                "choice": choice_word(choice),
            }
        case e.ReviewClosed(choice=choice, reason=reason):
            words = _("rondde de evaluatie af met “%(choice)s”: “%(reason)s”.")
            return words % {"choice": choice_word(choice), "reason": reason}
        case _:
            return None


def choice_word(choice: Choice) -> str:
    """The choice in the language of the moment, in the middle of a sentence."""
    match choice:
        case Choice.CONTINUE:
            return _("doorgaan")
        case Choice.ADJUST:
            return _("bijsturen")
        case Choice.STOP:
            return _("stoppen")
        case _:
            return _("nieuwe ronde")


def due_words(due: Due) -> str:
    """Why a review is due and since when, as one sentence."""
    facts = {"date": long_date(due.since), "what": name_in(language(), due.moment, due.what)}
    match due.why:
        case Why.TOO_OLD:
            return _("De laatste evaluatie is te lang geleden: sinds %(date)s is een nieuwe nodig.") % facts
        case Why.MOMENT:
            return _("Het moment “%(what)s” (%(date)s) is geweest, zonder evaluatie.") % facts
        case Why.MEASURE_FINISHED:
            return _("De maatregel “%(what)s” is klaar sinds %(date)s. Kijk wat hij heeft gedaan.") % facts
        case _:
            return _("De maatregel “%(what)s” had op %(date)s klaar moeten zijn.") % facts
