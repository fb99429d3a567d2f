"""Signals and energy in a report, now and at the moment before: only figures that may be shown beside each other."""

from collections import Counter

from domain.kernel.ids import PlanId, SignalId
from domain.plan.views import PLANS
from domain.reports.content import Counted, NamedCount, Signals
from domain.reports.events import About
from domain.reports.people import SignalCount, cells_by
from domain.reports.stand import Stand
from domain.reports.told import Sums
from domain.results.views import SIGNAL_VERDICTS
from domain.signals.kinds import SignalKind
from domain.signals.views import SIGNALS

KINDS = [kind.value for kind in SignalKind]


def signals(now: Stand, then: Stand | None, about: About) -> Signals | None:
    """What may be said; None where the signals are about too few people."""
    counts = signal_counts(now)
    by_kind = cells_by(counts, lambda each: each.kind)
    found = now.told(about).sums(by_kind, about.plan, about.unit)
    if found is None:
        return None
    return Signals(
        now=_counted(found),
        then=_then(then, about) if then else None,
        unjudged=_unjudged(now, about),
        themes=_themes(now, about, counts),
        units=() if about.unit else _units(now, about, counts),
    )


def signal_counts(stand: Stand) -> list[SignalCount]:
    """The signals that were not withdrawn, in one period."""
    rows = (row for row in stand.rows(SIGNALS) if not row.withdrawn)
    counted = Counter((row.plan, row.unit, row.theme, row.kind.value) for row in rows)
    return [SignalCount(0, *where, number) for where, number in counted.items()]


def _then(then: Stand, about: About) -> Counted | None:
    found = then.told(about).sums(cells_by(signal_counts(then), lambda each: each.kind), about.plan, about.unit)
    return None if found is None else _counted(found)


def _counted(sums: Sums, theme: str | None = None) -> Counted:
    return Counted(**{kind: sums[0, kind if theme is None else (theme, kind)] for kind in KINDS})


def _themes(stand: Stand, about: About, counts: list[SignalCount]) -> tuple[NamedCount, ...]:
    sums = (
        stand.told(about).sums(cells_by(counts, lambda each: (each.theme, each.kind)), about.plan, about.unit)
        or Counter()
    )
    totals = {theme: sum(sums[0, (theme, kind)] for kind in KINDS) for theme in {each.theme for each in counts}}
    most = sorted((theme for theme, total in totals.items() if total), key=lambda theme: (-totals[theme], theme))
    return tuple(NamedCount(theme, _counted(sums, theme)) for theme in most)


def _units(stand: Stand, about: About, counts: list[SignalCount]) -> tuple[NamedCount, ...]:
    lines = dict(stand.told(about).units(cells_by(counts, lambda each: each.kind), about.plan))
    rest = [NamedCount("", _counted(lines.pop(None)))] if lines else []
    named = [NamedCount(stand.name_of(unit) or "", _counted(found)) for unit, found in lines.items()]
    return (*sorted(named, key=lambda line: line.name.casefold()), *rest)


def _unjudged(stand: Stand, about: About) -> int:
    cycles = {plan.plan: plan.cycle for plan in stand.rows(PLANS)}
    judged: set[tuple[PlanId, int, SignalId]] = {
        (row.plan, row.cycle, row.signal) for row in stand.rows(SIGNAL_VERDICTS)
    }
    left = [
        SignalCount(0, row.plan, row.unit, row.theme, "unjudged", 1)
        for row in stand.rows(SIGNALS)
        if not row.withdrawn and (row.plan, cycles[row.plan], row.signal) not in judged
    ]
    sums = stand.told(about).sums(cells_by(left, lambda each: each.kind), about.plan, about.unit)
    return sums[0, "unjudged"] if sums else 0
