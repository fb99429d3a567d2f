"""The figures about the organisation, a unit or a plan, from what is known: the same facts give the same figures."""

from collections.abc import Sequence

from domain.agreements.keeping import Kept
from domain.analytics.content import Board, Line, Place, UnitLine
from domain.analytics.known import Known
from domain.analytics.people import agreement_cells, individual_lines, signal_cells, theme_cells
from domain.analytics.plans import dated_lines, plan_lines, shared_lines, standing, step_times
from domain.analytics.told import Cells, Told, everything, plain
from domain.kernel.anonymity import FLOOR
from domain.plan.views import PLANS, PlanRow
from domain.reports.counting import contact
from domain.reports.events import About, Scope
from domain.reports.stand import Stand
from domain.signals.kinds import SignalKind

LEFT = {"nobody", "left"}


def board(known: Known, about: About) -> Board:
    """What may be told of it."""
    stand = known.stand
    plans = sorted(_plans(stand, about), key=lambda plan: plan.seq)
    told = Told(known.presences, _together(stand, about), known.quarters)
    reported = signal_cells(known)
    signals = _lines(told, reported, about, [kind.value for kind in SignalKind])
    agreements = _lines(told, agreement_cells(known), about, [verdict.value for verdict in Kept])
    individual = individual_lines(known, told, about)
    kept_back = {"signals": signals, "agreements": agreements, "individual": individual}
    going_on = [plan for plan in plans if plan.closed_on is None]
    covers = contact(stand, about, going_on)
    places = _places(stand, told, about)
    open_, overdue = standing(known, about, going_on)
    return Board(
        about=about,
        title=_title(stand, about),
        on=known.on,
        position=stand.position,
        floor=FLOOR,
        withheld=tuple(name for name, found in kept_back.items() if found is None),
        quarters=tuple(quarter.key for quarter in known.quarters),
        columns=told.columns,
        plans=plan_lines(known, plans, detailed=about.plan is not None),
        units=places,
        steps=step_times(known, plans),
        dated=dated_lines(known, about, plans),
        open=open_,
        overdue=overdue,
        measures=(*shared_lines(known, about, going_on), *(individual or ())),
        agreements=agreements,
        signals=signals,
        themes=_themes(told, theme_cells(known), about),
        signals_by_unit=() if about.unit else _by_unit(told, reported, about, stand),
        covered=sum(LEFT.isdisjoint(cover.defects) for cover in covers),
        units_taking_part=len(covers),
    )


def _plans(stand: Stand, about: About) -> list[PlanRow]:
    """The plan; or all plans, also those that are closed, of the organisation or that reach the unit."""
    rows = stand.rows(PLANS)
    if about.plan is not None:
        return [plan for plan in rows if plan.plan == about.plan]
    return [plan for plan in rows if about.unit is None or about.unit in stand.units_of(plan)]


def _together(stand: Stand, about: About) -> list[PlanRow]:
    """The plans whose figures about people stand beside each other: those that go on; a closed plan is on its own."""
    closed = [plan for plan in _plans(stand, about) if about.plan is not None and plan.closed_on]
    return closed or stand.plans(About(Scope.ORGANISATION))


def _title(stand: Stand, about: About) -> str:
    if about.plan is not None:
        return next((plan.title for plan in _plans(stand, about)), "")
    return (stand.name_of(about.unit) or "") if about.unit else ""


def _lines(told: Told, cells: Cells, about: About, names: Sequence[str]) -> tuple[Line, ...] | None:
    sums = told.sums(cells, about.plan, about.unit)
    if sums is None:
        return None
    return tuple(Line(name, plain(sums, len(told.columns), name)) for name in names)


def _themes(told: Told, cells: Cells, about: About) -> tuple[Line, ...] | None:
    sums = told.sums(cells, about.plan, about.unit)
    if sums is None:
        return None
    lines = (Line(name, plain(sums, len(told.columns), name)) for name in {what for _, what in sums})
    return tuple(sorted(lines, key=lambda line: (-sum(line.numbers), line.name)))


def _by_unit(told: Told, cells: Cells, about: About, stand: Stand) -> tuple[UnitLine, ...]:
    columns = len(told.columns)
    lines = [
        UnitLine(unit, stand.name_of(unit) or "" if unit else "", everything(sums, columns))
        for unit, sums in told.units(cells, about.plan)
    ]
    return tuple(sorted(lines, key=lambda line: (line.unit is None, line.name.casefold(), str(line.unit))))


def _places(stand: Stand, told: Told, about: About) -> tuple[Place, ...]:
    plans = stand.plans(about)
    reached = {unit for plan in plans for unit in stand.units_of(plan)}
    wanted = reached if about.unit is None else reached & {about.unit}
    found = [Place(unit, stand.name_of(unit) or "", unit in told.release.parts) for unit in wanted]
    return tuple(sorted(found, key=lambda place: (place.name.casefold(), str(place.unit))))
