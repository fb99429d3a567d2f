"""A report in words: its facts as a document in the language of the moment."""

from collections.abc import Sequence

from domain.reports.content import Points as Found
from domain.reports.content import Report
from domain.reports.events import Scope
from infra.language import gettext as _
from infra.language import in_language, long_date, ngettext, short_date
from infra.reports import parts, words
from infra.reports.document import Document, Item, Part, Points


def worded(report: Report, language: str) -> Document:
    """The document in `language`; the same facts give the same words."""
    with in_language(language):
        return Document(
            language=language,
            title=_("Rapport: %(moment)s") % {"moment": words.moment(report.moment)}
            if report.moment
            else _("Tussentijds rapport"),
            about=about_words(report),
            organisation=report.organisation,
            lead=_lead(report),
            stand=stand_words(report),
            parts=[
                *_asked(report),
                parts.progress(report),
                parts.measures(report.measures, report.withheld),
                parts.agreements(report),
                parts.signals(report),
                parts.perception(report),
                parts.contact(report),
                _open(report),
            ],
        )


def about_words(report: Report) -> str:
    """What the report is about."""
    match report.about.scope:
        case Scope.ORGANISATION:
            return _("Hele organisatie")
        case _:
            return report.title


def stand_words(report: Report) -> str:
    """Which state it shows, for the foot of the page."""
    facts = {"date": long_date(report.on), "seq": report.position}
    if report.moment:
        return _("Stand aan het begin van %(date)s · plaats %(seq)s in het logboek van de organisatie") % facts
    return _("Stand op %(date)s · plaats %(seq)s in het logboek van de organisatie") % facts


def _lead(report: Report) -> str:
    asked, open_ = (sum(each.total for each in found) for found in (report.asks, report.open_points))
    first = ngettext("Er is %(count)s besluit nodig", "Er zijn %(count)s besluiten nodig", asked) % {"count": asked}
    rest = ngettext("%(count)s punt staat open", "%(count)s punten staan open", open_) % {"count": open_}
    told = f"{first}, {rest}." if asked else _("Er is geen besluit nodig, %(rest)s.") % {"rest": rest}
    if report.since is None:
        return told + " " + _("Er is nog geen eerder rapport om mee te vergelijken.")
    return told + " " + _("Vergeleken met het rapport van %(date)s.") % {"date": long_date(report.since.on)}


def _asked(report: Report) -> Sequence[Part]:
    text = "" if report.asks else _("Er ligt nu niets ter beslissing.")
    points = [_points(each, words.asked_kinds()[each.kind], report) for each in report.asks]
    return [Part("besluiten", _("Gevraagde besluiten"), text + _unnamed(report), points=points)]


def _open(report: Report) -> Part:
    text = "" if report.open_points else _("Er staat niets open.")
    points = [_points(each, words.open_kinds()[each.kind], report) for each in report.open_points]
    return Part("open", _("Open punten"), text + _unnamed(report), points=points)


def _unnamed(report: Report) -> str:
    if "names" not in report.withheld:
        return ""
    if report.about.scope is Scope.PLAN:
        return " " + _("Afspraken en individuele maatregelen staan hier niet bij naam: het gaat om te weinig mensen.")
    return " " + _("Van plannen met te weinig mensen staan afspraken en individuele maatregelen hier niet bij naam.")


def _points(found: Found, title: str, report: Report) -> Points:
    items = []
    for point in found.points:
        told = words.TOLD.get(found.kind)
        noted = words.NOTED.get(found.kind)
        plan = point.plan if report.about.scope is not Scope.PLAN and point.plan != point.text else ""
        dated = short_date(point.on) if point.on and found.kind in words.DATED else ""
        note = " · ".join(each for each in (noted(point) if noted else "", dated, plan) if each)
        items.append(Item(told(point) if told else point.text, note))
    left = found.total - len(found.points)
    if left:
        items.append(Item(ngettext("en nog %(count)s ander", "en nog %(count)s andere", left) % {"count": left}))
    return Points(f"{title} ({found.total})", items)
