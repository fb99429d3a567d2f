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
    individual, agreements = counting.individual(now, about), counting.agreements(now, about)
    told = signals(now, then, about)
    unnamed = [] if all(now.told(about).release.tells(plan.plan, about.unit) for plan in plans) else ["names"]
    about_people = {"signals": told, "agreements": agreements, "individual": individual}
    return Report(
        organisation=next((row.name for row in now.rows(ORGANISATIONS)), ""),
        about=about,
        title=_title(now, about, plans),
        moment=moment,
        on=now.on,
        position=now.position,
        since=since,
        plans=tuple(counting.plan_line(now, plan) for plan in plans),
        measures=(*counting.levels(counting.measures_of(now, about, plans), now), *filter(None, [individual])),
        agreements=agreements,
        signals=told,
        perception=tuple(counting.perception(plan, row) for plan, row in counting.measurements_of(now, about, plans)),
        contact=covers,
        open_points=pending.open_points(now, about, plans),
        asks=pending.asks(now, about, plans, covers),
        withheld=(*(name for name, found in about_people.items() if found is None), *unnamed),
    )


def _title(stand: Stand, about: About, plans: Sequence[PlanRow]) -> str:
    if about.plan is not None:
        return next((plan.title for plan in plans), "")
    return stand.name_of(about.unit) or ""
