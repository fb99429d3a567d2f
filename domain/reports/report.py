"""A report made of two stands: how things are, and how they were at the moment before."""

from collections.abc import Sequence

from domain.organisation.views import ORGANISATIONS
from domain.plan.views import PlanRow
from domain.reports import counting, pending
from domain.reports.content import Report
from domain.reports.events import About, Since
from domain.reports.signals import signals
from domain.reports.stand import Stand


def report(about: About, moment: str, now: Stand, since: Since | None, then: Stand | None) -> Report:
    """What is to be said; the same stands give the same report. `then` stands where `since` says, None without it."""
    plans = sorted(now.plans(about), key=lambda plan: plan.seq)
    covers = counting.contact(now, about, plans)
    agreed = counting.agreements_of(now, about, plans)
    return Report(
        organisation=next((row.name for row in now.rows(ORGANISATIONS)), ""),
        about=about,
        title=_title(now, about, plans),
        moment=moment,
        on=now.on,
        position=now.position,
        since=since,
        plans=tuple(counting.plan_line(now, plan) for plan in plans),
        measures=counting.levels(counting.measures_of(now, about, plans), now),
        agreements=counting.agreements(agreed, now),
        signals=signals(now, then, about),
        perception=tuple(counting.perception(plan, row) for plan, row in counting.measurements_of(now, about, plans)),
        contact=covers,
        open_points=pending.open_points(now, about, plans),
        asks=pending.asks(now, about, plans, covers),
    )


def _title(stand: Stand, about: About, plans: Sequence[PlanRow]) -> str:
    if about.plan is not None:
        return next((plan.title for plan in plans), "")
    return stand.name_of(about.unit) or ""
