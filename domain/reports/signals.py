"""Signals and energy in a report, now and at the moment before: only figures that may be shown beside each other."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.kernel.ids import PlanId, UnitId
from domain.kernel.release import Release
from domain.plan.views import PLANS
from domain.reports.content import Counted, NamedCount, Signals
from domain.reports.events import About
from domain.reports.stand import Stand
from domain.results.views import SIGNAL_VERDICTS
from domain.signals.kinds import SignalKind
from domain.signals.views import SIGNALS, SignalRow


def signals(now: Stand, then: Stand | None, about: About) -> Signals | None:
    """What may be said; None where the signals are about too few people."""
    found = _counted_at(now, about)
    if found is None:
        return None
    before = _counted_at(then, about) if then else None
    return Signals(
        now=counted(found),
        then=None if before is None else counted(before),
        unjudged=_unjudged(now, found),
        themes=_themes(found),
        units=() if about.unit else _units(now, about, found),
    )


def counted(rows: Iterable[SignalRow]) -> Counted:
    """How many there are of each kind."""
    found = Counter(row.kind.value for row in rows)
    return Counted(**{kind.value: found[kind.value] for kind in SignalKind})


def _counted_at(stand: Stand, about: About) -> list[SignalRow] | None:
    if not _release(stand, about).tells(about.plan, about.unit):
        return None
    rows = [row for row in stand.of(SIGNALS, stand.plans(about)) if not row.withdrawn]
    return [row for row in rows if about.unit is None or row.unit == about.unit]


def _release(stand: Stand, about: About) -> Release[PlanId, UnitId]:
    """A plan that was closed is in no other report's figures, so it stands on its own."""
    closed = [plan for plan in stand.rows(PLANS) if plan.plan == about.plan and plan.closed_on]
    return stand.release_over(closed) if closed else stand.release()


def _themes(rows: Sequence[SignalRow]) -> tuple[NamedCount, ...]:
    by_theme: dict[str, list[SignalRow]] = {}
    for row in rows:
        by_theme.setdefault(row.theme, []).append(row)
    most = sorted(by_theme.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(NamedCount(theme, counted(mine)) for theme, mine in most)


def _units(stand: Stand, about: About, rows: Sequence[SignalRow]) -> tuple[NamedCount, ...]:
    reached = {plan.plan: stand.units_of(plan) for plan in stand.plans(about)}
    known = {unit for units in reached.values() for unit in units} & _release(stand, about).parts
    if not known:
        return ()
    mine = {unit: [row for row in rows if row.unit == unit and unit in reached[row.plan]] for unit in known}
    told = {row.signal for found in mine.values() for row in found}
    rest = NamedCount("", counted(row for row in rows if row.signal not in told))
    named = sorted((NamedCount(stand.name_of(unit) or "", counted(found)) for unit, found in mine.items()), key=_name)
    return (*named, rest)


def _name(line: NamedCount) -> str:
    return line.name.casefold()


def _unjudged(stand: Stand, rows: Sequence[SignalRow]) -> int:
    cycles = {plan.plan: plan.cycle for plan in stand.rows(PLANS)}
    judged = {(row.plan, row.cycle, row.signal) for row in stand.rows(SIGNAL_VERDICTS)}
    return sum((row.plan, cycles[row.plan], row.signal) not in judged for row in rows)
