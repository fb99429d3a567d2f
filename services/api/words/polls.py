"""Polls in words: what the rules say, and the facts as sentences."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.polls import events as e
from domain.polls import refusals as r
from domain.polls.floors import FloorsRaised
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

KINDS: Mapping[e.PollKind, Text] = {
    e.PollKind.BASELINE: Text("nulmeting", "baseline"),
    e.PollKind.FOLLOW_UP: Text("vervolgmeting", "follow-up"),
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.PollUnknown: NOT_FOUND,
    r.FloorIsNeverLowered: Wording(
        422,
        Text("Deze grens gaat alleen omhoog", "This threshold only goes up"),
        Text(
            "De anonimiteitsgrens staat op {floor}. Niemand kan hem verlagen, ook een beheerder niet.",
            "The anonymity threshold is {floor}. Nobody can lower it, an administrator neither.",
        ),
    ),
    r.PollHasBegun: Wording(
        409,
        Text("Deze peiling is al open of voorbij", "This pulse is open already, or over"),
        Text(
            "Wat mensen gevraagd is, verandert niet meer. Plan een nieuwe peiling.",
            "What people were asked does not change any more. Plan a new pulse.",
        ),
    ),
    r.PollIsDropped: Wording(
        409,
        Text("Deze peiling gaat niet door", "This pulse was called off"),
        Text("Plan een nieuwe peiling.", "Plan a new pulse."),
    ),
    r.PollDaysInOrder: Wording(
        422,
        Text("Deze dagen kloppen niet met elkaar", "These days do not fit together"),
        Text(
            "Open vandaag of later, laat de peiling minstens een dag en hooguit {high} dagen open, en kies voor de"
            " herinnering een dag daartussen.",
            "Open today or later, leave the pulse open for a day at least and {high} days at most, and choose a day in"
            " between for the reminder.",
        ),
    ),
    r.PollTooSmall: Wording(
        422,
        Text("Deze groep is te klein voor een peiling", "This group is too small for a pulse"),
        Text(
            "Je vraagt {people} mensen; een uitkomst tonen we pas vanaf {floor} antwoorden. Bespreek het in het"
            " werkoverleg, of vraag meer onderdelen.",
            "You ask {people} people; an outcome is shown from {floor} answers on. Talk about it in the team meeting,"
            " or ask more units.",
        ),
    ),
    r.PollIsClosed: Wording(
        409,
        Text("Deze peiling is niet open", "This pulse is not open"),
        Text(
            "Je kunt nu niet antwoorden. Kijk in je mail van wanneer tot wanneer het kan.",
            "You cannot answer now. Look in your mail from when to when you can.",
        ),
    ),
    r.LinkIsUsed: Wording(
        409,
        Text("Met deze link is al geantwoord", "This link was used already"),
        Text(
            "Elke link werkt één keer. Jouw antwoord is geteld; veranderen kan niet, want we bewaren het nergens los.",
            "Each link works once. Your answer was counted; it cannot be changed: it is kept nowhere by itself.",
        ),
    ),
    r.AnswerIsEmpty: Wording(
        422,
        Text("Je hebt nog niets ingevuld", "You have not answered anything yet"),
        Text("Beantwoord minstens één vraag.", "Answer one question at least."),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.PollPlanned(title=title, opens_on=opens, closes_on=closes):
            words = _("plande de peiling “%(title)s”, open van %(opens)s tot en met %(closes)s.")
            return words % {"title": title, "opens": long_date(opens), "closes": long_date(closes)}
        case e.PollDropped():
            return _("liet een peiling niet doorgaan.")
        case e.PollOpened(groups=groups):
            words = _("opende een peiling en nodigde %(people)s mensen uit.")
            return words % {"people": sum(group.people for group in groups)}
        case e.PollNotOpened():
            return _("opende een peiling niet: er waren te weinig mensen om een uitkomst te kunnen tonen.")
        case e.PollReminded():
            return _("herinnerde wie nog niet geantwoord had aan een peiling.")
        case e.PollAnswersLost():
            return _("verloor door een storing de antwoorden op een peiling die nog niet geteld waren.")
        case e.PollClosed():
            return _("sloot een peiling.")
        case FloorsRaised(floors=floors):
            words = _("zette de anonimiteitsgrens op %(whole)s antwoorden, en op %(split)s per onderdeel.")
            return words % {"whole": floors.whole, "split": floors.split}
        case _other:
            return None
