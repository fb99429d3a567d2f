"""The words of what stands open, in the reader's language, and where each thing is."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID

from domain.method import TEMPLATES
from domain.plan.views import PlanRow
from domain.signals.views import SIGNALS, SignalRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.auth import Caller
from services.api.names import unit_names

FIRST_WORDS = 60
PLACES = {
    "row": "aftrap#rij-{id}",
    "message": "draagvlak#bericht-{id}",
    "step": "aanpak",
    "signal": "signalen/{id}",
    "research": "maatregelen/onderzoek#onderzoek-{id}",
    "measure": "maatregelen/{id}",
    "dossier": "or/{id}",
    "agreement": "afspraken/{id}",
    "perception": "resultaten#r-{id}",
    "decision": "evaluatie#besluit-{id}",
}
BY_ID = frozenset({"message", "signal", "research", "measure", "dossier", "agreement", "perception", "decision"})


class Point(Protocol):
    """A point as any slice keeps it."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


def href_of(plan: PlanRow, point: Point) -> str:
    """Where the thing itself is, or the place for its kind when an older release kept no id of it."""
    found = PLACES.get(point.kind, "evaluatie")
    if point.kind in BY_ID and _uuid(point.id) is None:
        found = found.split("#")[0].removesuffix("/{id}")
    return f"/plannen/{plan.plan}/{found.format(id=point.id)}"


async def worded(
    services: Services, caller: Caller, plan: PlanRow, points: Iterable[Point], *, quoting: bool = False
) -> dict[str, str]:
    """The words of points by their keys, in the language of the moment.

    A signal is told by its theme, unit, day and number; `quoting`: with its first words, for who only looks. What has
    been kept in words (a title, or by an older release in the language of who held the review) is the last resort.
    """
    all_points = list(points)
    ids = [found for point in all_points if point.kind == "signal" and (found := _uuid(point.id))]
    rows = await services.views.find(caller.tenant, SIGNALS, {"signal in": ids, "plan": plan.plan}) if ids else ()
    units = await unit_names(services, caller, {row.unit for row in rows if row.unit})
    signals = {str(row.signal): _signal(plan, row, units, quoting) for row in rows}
    return {f"{point.kind}:{point.id}": _words(plan, point, signals) for point in all_points}


def _words(plan: PlanRow, point: Point, signals: Mapping[str, str]) -> str:
    template = TEMPLATES[plan.template]
    match point.kind:
        case "signal":
            return signals.get(point.id) or point.text or _("een signaal van dit plan")
        case "row":
            row = template.row(point.id)
            own = point.text.removeprefix(f"{point.id} ")
            return f"{point.id} {row.text.to(language()) if row else own}"
        case "step":
            titles = {str(step.number): step.title.to(language()) for step in template.steps}
            return f"{point.id} {titles[point.id]}" if point.id in titles else point.text
        case _:
            return point.text


def _signal(plan: PlanRow, row: SignalRow, units: Mapping[UUID, str], quoting: bool) -> str:
    theme = TEMPLATES[plan.template].theme(row.theme)
    facts = {
        "theme": theme.title.to(language()) if theme else row.theme,
        "unit": units.get(row.unit, "") if row.unit else _("hele organisatie"),
        "date": long_date(row.noticed_on),
        "number": row.seq,
    }
    told = _("%(theme)s · %(unit)s · %(date)s · nr. %(number)s") % facts
    words = " ".join((row.text or "").split()) if quoting else ""
    if not words:
        return told
    return f"{told}: “{words if len(words) <= FIRST_WORDS else words[: FIRST_WORDS - 1].rstrip() + '…'}”"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
