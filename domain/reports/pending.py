"""The ends of a report: what stands open, and which decisions the moment asks for."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from domain.agreements.keeping import Kept
from domain.agreements.stances import Standing
from domain.contact.state import Defect
from domain.kickoff.views import CHECKLISTS
from domain.measures.state import Stage
from domain.measures.views import MeasureRow
from domain.plan.state import Progress
from domain.plan.views import PlanRow
from domain.reports.content import MOST, Cover, Point, Points
from domain.reports.counting import agreements_of, individual_of, measurements_of, measures_of
from domain.reports.events import About, Scope
from domain.reports.people import OVER, is_late, kept
from domain.reports.stand import Stand
from domain.results.events import Verdict
from domain.review.hrm_cycle import HrmCycle
from domain.review.moments import Watched, Why, review_due
from domain.review.views import DECISIONS, HRM_CYCLES, REVIEWS
from domain.works_council.views import DOSSIERS

WELL_KEPT = frozenset({Kept.KEPT, Kept.KEPT_LATE, Kept.NOT_YET_DUE})
ORGANISATION = About(Scope.ORGANISATION)
NOW = "moment_now"
WITHOUT = frozenset({Defect.NOBODY, Defect.LEFT, Defect.NO_HOURS})
Find = Callable[[Stand, About, Sequence[PlanRow]], Iterable[Point]]


def open_points(stand: Stand, about: About, plans: Sequence[PlanRow]) -> tuple[Points, ...]:
    """What is not finished, kind by kind in the order of the method. Signals are counted elsewhere, not listed."""
    return _gathered(OPEN, stand, about, plans)


def asks(stand: Stand, about: About, plans: Sequence[PlanRow], covers: Sequence[Cover]) -> tuple[Points, ...]:
    """What those who review have to decide on, and why."""
    without = [Point(cover.unit or "", why=cover.defects[0]) for cover in covers if WITHOUT & set(cover.defects)]
    return (*_gathered(ASKED, stand, about, plans), *_points("contact", without))


def _gathered(kinds: dict[str, Find], stand: Stand, about: About, plans: Sequence[PlanRow]) -> tuple[Points, ...]:
    return tuple(each for kind, find in kinds.items() for each in _points(kind, find(stand, about, plans)))


def _points(kind: str, found: Iterable[Point]) -> tuple[Points, ...]:
    points = sorted(found, key=lambda point: (point.on is None, point.on or date.min))
    return (Points(kind, len(points), tuple(points[:MOST])),) if points else ()


def _rows(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    for plan in _whole(stand, about, plans):
        rows = sorted(stand.of(CHECKLISTS, [plan]), key=lambda row: row.position)
        yield from (Point(r.own_text or "", plan.title, r.row, r.due_on) for r in rows if not r.checked)


def _left_out(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    for plan in _whole(stand, about, plans):
        for step in plan.steps:
            if step.progress is Progress.LEFT_OUT:
                yield Point(step.reason, plan.title, str(step.step))


def _measures(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    titles = _titles(plans)
    rows = (row for row in _all_measures(stand, about, plans) if row.state not in OVER)
    return (Point(row.title, titles[row.plan], on=row.due_on, why=row.state) for row in rows)


def _dossiers(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    titles = _titles(plans)
    rows = [row for row in stand.of(DOSSIERS, _whole(stand, about, plans)) if not row.settled]
    return (Point(row.subject, titles[row.plan]) for row in rows)


def _agreements(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    titles = _titles(plans)
    for row in agreements_of(stand, about, plans):
        if row.state is Standing.PROPOSED:
            yield Point(row.title, titles[row.plan], on=row.due_on, why=Standing.PROPOSED.value)
        elif row.binding and kept(row, stand) is Kept.NOT_YET_DUE and row.lapsed_on is None:
            yield Point(row.title, titles[row.plan], on=row.binding_due_on, why=Kept.NOT_YET_DUE.value)


def _perception(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    rows = ((plan, row) for plan, row in measurements_of(stand, about, plans) if row.verdict != Verdict.BETTER)
    return (Point(row.title, plan.title, why=row.verdict or "") for plan, row in rows)


def _decisions(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    titles = _titles(plans)
    decided = stand.of(DECISIONS, _whole(stand, about, plans))
    rows = [row for row in decided if row.owner and row.followed_up_on is None]
    return (Point(row.about, titles[row.plan], on=row.due_on) for row in rows)


def _reviews(stand: Stand, _about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    cycle = hrm_cycle(stand)
    for plan in plans:
        reviews = stand.of(REVIEWS, [plan])
        held = [row.held_on for row in reviews if row.held_on and not row.cancelled_because]
        last = max(held, default=None)
        watched = list(_watched(stand, plan))
        if plan.closed_on is None:
            due = review_due(cycle.moments, cycle.maximum_age, plan.started_on, last, watched, stand.on)
            for each in due:
                why = NOW if each.why is Why.MOMENT and each.since == stand.on else each.why.value
                yield Point(each.what, plan.title, on=each.since, why=why)


def hrm_cycle(stand: Stand) -> HrmCycle:
    """The organisation's moments; the usual ones until it set its own."""
    row = next(iter(stand.rows(HRM_CYCLES)), None)
    return HrmCycle(row.moments, row.maximum_age) if row else HrmCycle()


def _watched(stand: Stand, plan: PlanRow) -> Iterable[Watched]:
    for row in _all_measures(stand, ORGANISATION, [plan]):
        if row.state == Stage.DONE and row.done_on:
            yield Watched(row.done_on, True, row.title)
        elif is_late(row, stand) and row.due_on:
            yield Watched(row.due_on + timedelta(days=1), False, row.title)


def _late_measures(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    titles = _titles(plans)
    rows = (row for row in _all_measures(stand, about, plans) if is_late(row, stand))
    return (Point(row.title, titles[row.plan], on=row.due_on) for row in rows)


def _unkept(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    titles = _titles(plans)
    rows = (row for row in agreements_of(stand, about, plans) if row.binding and kept(row, stand) not in WELL_KEPT)
    return (Point(row.title, titles[row.plan], on=row.binding_due_on, why=kept(row, stand).value) for row in rows)


def _turns(stand: Stand, about: About, plans: Sequence[PlanRow]) -> Iterable[Point]:
    for plan in _whole(stand, about, plans):
        taken = [step for step in plan.steps if step.progress is not Progress.LEFT_OUT]
        if plan.closed_on is None and taken and all(step.progress is Progress.DONE for step in taken):
            yield Point(plan.title, plan.title, str(plan.cycle))


def _all_measures(stand: Stand, about: About, plans: Sequence[PlanRow]) -> list[MeasureRow]:
    """In the order in which they began."""
    found = (*measures_of(stand, about, plans), *individual_of(stand, about, plans))
    return sorted(found, key=lambda row: row.seq)


def _whole(stand: Stand, about: About, plans: Sequence[PlanRow]) -> list[PlanRow]:
    """The plans that are all within what the report is about: of a unit, those for it and for those below it alone."""
    return [plan for plan in plans if stand.is_in(about, plan, None)]


def _titles(plans: Sequence[PlanRow]) -> dict[object, str]:
    return {plan.plan: plan.title for plan in plans}


OPEN: dict[str, Find] = {
    "row": _rows,
    "step": _left_out,
    "measure": _measures,
    "dossier": _dossiers,
    "agreement": _agreements,
    "perception": _perception,
    "decision": _decisions,
}
ASKED: dict[str, Find] = {"review": _reviews, "turn": _turns, "late_measure": _late_measures, "unkept": _unkept}
