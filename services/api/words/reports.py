"""Reports in words: facts as sentences, and what the rules say."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.reports import events as e
from domain.reports import refusals as r
from domain.reports.events import Scope
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.ReportUnknown: NOT_FOUND,
    r.ReportNotBuilt: Wording(
        409,
        Text("Dit rapport is er nog niet", "This report is not there yet"),
        Text("Het wordt nu gemaakt. Probeer het over een minuut nog eens.", "It is being made. Try again in a minute."),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.ReportAsked():
            return _("vroeg om een rapport over %(about)s.") % {"about": about_words(event, names)}
        case e.ReportBuilt(name=name, on=on, position=position) if name:
            words = _("maakte het rapport “%(name)s” van %(date)s over %(about)s, tot plaats %(seq)s in het logboek.")
            facts = {"name": name, "date": long_date(on), "seq": position}
            return words % {**facts, "about": about_words(event, names)}
        case e.ReportBuilt(position=position):
            words = _("maakte het gevraagde rapport over %(about)s, tot plaats %(seq)s in het logboek.")
            return words % {"about": about_words(event, names), "seq": position}
        case _:
            return None


def about_words(event: e.ReportAsked | e.ReportBuilt, names: Names) -> str:
    """What the report is about, in the middle of a sentence."""
    match event.scope:
        case Scope.PLAN:
            return _("het plan")
        case Scope.UNIT:
            return names.unit(event.unit)
        case Scope.ORGANISATION:
            return _("de hele organisatie")
