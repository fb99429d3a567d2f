"""Figures of polls in words: what the rules say, what is not shown and why, and the facts as sentences."""

from collections.abc import Mapping
from enum import StrEnum

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.publication import events as e
from domain.publication import refusals as r
from domain.publication.floors import Floors
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.FiguresTellOfFew: Wording(
        409,
        Text("Deze cijfers verraden te veel", "These figures give too much away"),
        Text(
            "Samen met wat al te zien is, zou je eruit kunnen halen wat enkele mensen antwoordden. We tonen ze niet.",
            "With what is shown already, one could work out what a few people answered. They are not shown.",
        ),
    ),
    r.ReleasedBefore: Wording(
        409,
        Text("De cijfers van deze peiling zijn er al", "The figures of this pulse are out already"),
        Text("Ze komen één keer uit en veranderen niet.", "They come out once and do not change."),
    ),
    r.MoversUnknown: Wording(
        409,
        Text("Een eerdere peiling ontbreekt", "An earlier pulse is missing"),
        Text(
            "We weten niet wie er sinds een eerdere peiling kwam en ging. Zonder dat tonen we geen cijfers.",
            "It is not known who came and went since an earlier pulse. Without that no figures are shown.",
        ),
    ),
}


class Hidden(StrEnum):
    """Why a group has no figure of its own, as far as that may be told: it never says which of the reasons it was."""

    NOTHING = "nothing"
    NEVER = "never"
    GROUP = "group"
    ANSWERS = "answers"


def why_hidden(hidden: Hidden, floors: Floors) -> str:
    """What stands where a figure would. The reasons are named together: which one it was would tell something."""
    match hidden:
        case Hidden.NOTHING:
            words = _(
                "Van deze vraag tonen we niets. Er zijn te weinig antwoorden (minder dan %(whole)s), of ze lijken zo op"
                " elkaar, of op de vorige keer, dat je zou weten wat iemand zei."
            )
        case Hidden.NEVER:
            words = _(
                "Hier zijn minder dan %(split)s mensen gevraagd. Van zo'n groep tonen we nooit een cijfer. Bespreek"
                " deze vraag in het werkoverleg."
            )
        case Hidden.GROUP:
            words = _(
                "Niet apart te zien: te weinig antwoorden, te veel hetzelfde antwoord, of een andere groep zou anders"
                " af te leiden zijn. Deze mensen tellen wel mee in het geheel."
            )
        case Hidden.ANSWERS:
            words = _("Alleen beide kanten van de grens zijn te zien: per antwoord zouden het te weinig mensen zijn.")
    return words % {"whole": floors.whole, "split": floors.split}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.ReleaseBegun():
            return _("gaf de cijfers van een peiling vrij.")
        case e.FiguresReleased(told=told) if not told.shown:
            return _("hield alle cijfers van een vraag achter, omdat ze over te weinig mensen gaan.")
        case e.FiguresReleased(told=told):
            return _("toonde van een vraag de cijfers van %(groups)s groepen.") % {"groups": len(told.shown)}
        case _other:
            return None
