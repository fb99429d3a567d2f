"""Keeping in words: the facts as sentences; what each kind is, and why it has its bounds."""

from collections.abc import Mapping

import msgspec

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.retention import events as r
from domain.retention.rules import Kept
from infra.language import gettext as _
from infra.language import language, ngettext
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {}


class Told(msgspec.Struct, frozen=True):
    """What a kind is called, what happens when its time is over, and why not sooner or later."""

    title: Text
    what: Text
    why: Text


KINDS: Mapping[Kept, Told] = {
    Kept.READINGS: Told(
        Text("Wie las wat", "Who read what"),
        Text(
            "Dat iemand een gevoelig stuk las, verdwijnt daarna.",
            "That somebody read something sensitive goes after that.",
        ),
        Text(
            "Minstens 90 dagen: misbruik komt zelden sneller uit.",
            "At least 90 days: misuse is seldom found sooner.",
        ),
    ),
    Kept.MAILS: Told(
        Text("Verstuurde mails en herinneringen", "Sent mails and reminders"),
        Text(
            "Wanneer een mail ging en of hij aankwam, verdwijnt daarna. De tekst bewaren we nooit.",
            "When a mail went and whether it arrived goes after that. The text is never kept.",
        ),
        Text(
            "Minstens 30 dagen: zo lang komt de vraag of een mail aankwam.",
            "At least 30 days: for so long people ask whether a mail arrived.",
        ),
    ),
    Kept.LEAVERS: Told(
        Text("Naam en eigen woorden van wie wegging", "Name and own words of who left"),
        Text(
            "Daarna worden ze gewist. Wat er is afgesproken blijft, zonder naam erbij.",
            "After that they are erased. What was agreed stays, without the name.",
        ),
        Text(
            "Twee jaar is gebruikelijk (volgens de AP). Hooguit vijf: dan verjaren vorderingen (BW 3:307).",
            "Two years is usual (Dutch data protection authority). Five at most: claims lapse then (Dutch BW 3:307).",
        ),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case r.RuleChanged(kept=kept, days=days):
            words = {"kind": KINDS[kept].title.to(language()), "days": days_in_words(days)}
            return _("veranderde hoe lang dit bewaard blijft: %(kind)s, %(days)s.") % words
        case r.RulesCarriedOut(went=went):
            said = ", ".join(f"{KINDS[each.kept].title.to(language())}: {each.count}" for each in went)
            return _("haalde weg wat over zijn tijd was: %(went)s.") % {"went": said}
        case _:
            return None


def days_in_words(days: int) -> str:
    """So many days, or years where they are whole."""
    if days % 365:
        return ngettext("%(count)s dag", "%(count)s dagen", days) % {"count": days}
    return ngettext("%(count)s jaar", "%(count)s jaar", days // 365) % {"count": days // 365}
