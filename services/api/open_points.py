"""What stands open in a plan, and its words.

Of a point is kept which thing it is; `text` holds the thing's own title, and nothing where the method words it (a row
or step of the template) or a person did (a signal). Words are made when it is shown, in the reader's language.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.kernel.refusals import NotFound
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.views import MEASURES
from domain.method import TEMPLATES
from domain.plan.state import Progress
from domain.plan.views import PlanRow
from domain.results.events import Verdict
from domain.review.events import OpenPoint
from domain.review.views import DECISIONS, ReviewRow
from domain.signals.views import SIGNALS, SignalRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.assessing import Results, results_of
from services.api.auth import Caller
from services.api.names import unit_names
from services.api.reviewing import FINISHED, WELL_KEPT

FIRST_WORDS = 60


class Point(Protocol):
    """A point as any slice keeps it."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


async def open_points(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[OpenPoint]:
    """What is not finished in the plan's current cycle, in the order of the method, in no language."""
    rows, results, measures, decisions = await asyncio.gather(
        _rows(services, caller, plan),
        results_of(services, caller, plan, None, today),
        services.views.find(caller.tenant, MEASURES, {"plan": plan.plan}, order=("seq",)),
        services.views.find(caller.tenant, DECISIONS, {"plan": plan.plan}, order=("seq",)),
    )
    return [
        *rows,
        *(OpenPoint("step", str(row.step), "") for row in plan.steps if row.progress is Progress.LEFT_OUT),
        *_signals(results),
        *(OpenPoint("measure", str(row.measure), row.title) for row in measures if row.state not in FINISHED),
        *_agreements(results),
        *_perception(results),
        *(
            OpenPoint("decision", str(row.decision), row.about)
            for row in decisions
            if row.owner and row.followed_up_on is None
        ),
    ]


async def _rows(services: Services, caller: Caller, plan: PlanRow) -> list[OpenPoint]:
    if await services.views.get(caller.tenant, KICKOFFS, (plan.plan,)) is None:
        return []
    where = {"plan": plan.plan, "checked": False}
    rows = await services.views.find(caller.tenant, CHECKLISTS, where, order=("position",))
    return [OpenPoint("row", row.row, row.own_text or "") for row in rows]


def _signals(results: Results) -> Iterator[OpenPoint]:
    for each in results.signals:
        if each.verdict is None or each.verdict.verdict != Verdict.BETTER:
            yield OpenPoint("signal", str(each.signal.signal), "")


def _agreements(results: Results) -> Iterator[OpenPoint]:
    for each in results.agreements:
        if each.kept not in WELL_KEPT:
            yield OpenPoint("agreement", str(each.agreement.agreement), each.agreement.title)


def _perception(results: Results) -> Iterator[OpenPoint]:
    for each in results.measurements:
        if each.measurement.verdict != Verdict.BETTER:
            yield OpenPoint("perception", str(each.measurement.measurement), each.measurement.title)


def chosen(review: ReviewRow, keys: Sequence[str]) -> tuple[OpenPoint, ...]:
    """The open points of a review that these keys (`kind:id`) name. Raises NotFound for one that did not stand open."""
    known = {point.key: point for point in review.open_points}
    if not known.keys() >= set(keys):
        raise NotFound
    return tuple(point for key, point in known.items() if key in keys)


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
