"""The figures about the organisation, a unit or a plan, from what is known: the same facts give the same figures."""

from collections.abc import Sequence

from domain.agreements.keeping import Kept
from domain.analytics.content import Board, Line, Place, UnitLine
from domain.analytics.known import Known
from domain.analytics.plans import dated_lines, plan_lines, shared_lines, standing, step_times
from domain.analytics.rounds import round_lines, rounds
from domain.kernel.anonymity import FLOOR
from domain.plan.views import PLANS, PlanRow
from domain.reports.counting import contact
from domain.reports.events import About
from domain.reports.people import agreement_cells, cells_by, individual_cells, individual_line
from domain.reports.stand import Stand
from domain.reports.told import Cells, Told, everything, plain, told_whats
from domain.signals.kinds import SignalKind

LEFT = {"nobody", "left"}


def board(known: Known, about: About) -> Board:
    """What may be told of it."""
    stand = known.stand
    plans = sorted(_plans(stand, about), key=lambda plan: plan.seq)
    told, now = known.told(about.plan), len(known.quarters)
    reported = cells_by(known.signals, lambda each: each.kind)
    signals = _lines(told, reported, about, [kind.value for kind in SignalKind])
    agreed = agreement_cells(stand, known.period_of, now)
    agreements = _lines(told, agreed, about, [verdict.value for verdict in Kept])
    individual = told.sums(individual_cells(stand, now), about.plan, about.unit)
    single = [] if individual is None else [individual_line(individual, len(told.columns) - 1)]
    kept_back = {"signals": signals, "agreements": agreements, "individual": individual}
    going_on = [plan for plan in plans if plan.closed_on is None]
    covers = contact(stand, about, going_on)
    places = _places(stand, told, about)
    turns = round_lines(known, about, plans)
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
        rounds=rounds(turns),
        rounds_by_plan=turns,
        dated=dated_lines(known, about, plans),
        open=open_,
        overdue=overdue,
        measures=(*shared_lines(known, about, going_on), *single),
        agreements=agreements,
        signals=signals,
        themes=_themes(told, cells_by(known.signals, lambda each: each.theme), about),
        signals_by_unit=() if about.unit else _by_unit(told, reported, about, stand),
        covered=sum(LEFT.isdisjoint(cover.defects) for cover in covers),
        units_taking_part=len(covers),
    )


def _plans(stand: Stand, about: About) -> list[PlanRow]:
    """The plan; or all plans, also those that are closed, of the organisation or that reach the unit."""
    rows = stand.rows(PLANS)
    if about.plan is not None:
        return [plan for plan in rows if plan.plan == about.plan]
    below = stand.below(about.unit)
    return [plan for plan in rows if about.unit is None or not below.isdisjoint(stand.units_of(plan))]


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
    lines = (Line(str(name), plain(sums, len(told.columns), name)) for name in told_whats(sums))
    return tuple(sorted(lines, key=lambda line: (-sum(line.numbers), line.name)))


def _by_unit(told: Told, cells: Cells, about: About, stand: Stand) -> tuple[UnitLine, ...]:
    columns = len(told.columns)
    lines = [
        UnitLine(unit, stand.name_of(unit) or "" if unit else "", everything(sums, columns))
        for unit, sums in told.units(cells, about.plan)
    ]
    return tuple(sorted(lines, key=lambda line: (line.unit is None, line.name.casefold(), str(line.unit))))


def _places(stand: Stand, told: Told, about: About) -> tuple[Place, ...]:
    wanted = set(stand.taking_part()) & stand.below(about.unit)
    if about.plan is not None:
        wanted = {unit for plan in stand.plans(about) for unit in stand.units_of(plan)}
    found = [Place(unit, stand.name_of(unit) or "", unit in told.release.parts) for unit in wanted]
    return tuple(sorted(found, key=lambda place: (place.name.casefold(), str(place.unit))))
