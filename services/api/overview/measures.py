"""Measures in the overviews: how many are where, which are late or wait for their start, which are mine."""

import asyncio
from collections.abc import Sequence
from datetime import date

from domain.kernel.ids import PlanId
from domain.measures.state import Stage
from domain.measures.views import MEASURES, MeasureRow
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import ngettext
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo

NAMED = 3
MINE = 50
OPEN = (Stage.PLANNED.value, Stage.STARTED.value)


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """The measures that the caller owns and that are not done: start it, or tell how far it is."""
    by_id = {plan.plan: plan for plan in plans}
    where = {"owner": caller.person, "state in": OPEN, "plan in": list(by_id)}
    mine = await services.views.find(caller.tenant, MEASURES, where, order=("due_on",), limit=MINE)
    return [
        Todo(
            _what(row, today),
            f"/plannen/{row.plan}/maatregelen/{row.measure}",
            by_id.get(row.plan),
            _when(row),
            reminder=f"{row.measure}/{'due' if row.state == Stage.STARTED else 'start'}",
        )
        for row in mine
    ]


def _what(row: MeasureRow, today: date) -> str:
    if row.state == Stage.STARTED:
        return _("Meld hoe het gaat: %(title)s") % {"title": row.title}
    if row.starts_on and row.starts_on <= today:
        return _("Start je maatregel: %(title)s") % {"title": row.title}
    return _("Bereid je maatregel voor: %(title)s") % {"title": row.title}


def _when(row: MeasureRow) -> date | None:
    return row.due_on if row.state == Stage.STARTED else row.starts_on


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """The counts, and what is stuck."""
    where = {"plan": plan.plan}
    counts = await asyncio.gather(
        *(services.views.count(caller.tenant, MEASURES, {**where, "state": stage.value}) for stage in Stage)
    )
    by_stage = dict(zip(Stage, counts, strict=True))
    late, waiting = await late_and_waiting(services, caller, plan.plan, today)
    stuck = tuple(filter(None, (_late(late), _waiting(waiting))))
    going_on = await services.views.find(
        caller.tenant, MEASURES, {**where, "state in": OPEN}, order=("due_on",), limit=MINE
    )
    who = tuple(dict.fromkeys(row.owner for row in going_on if row.owner))
    if not sum(counts):
        words = _("nog geen maatregelen")
    else:
        words = _("%(proposed)s voorgesteld, %(planned)s gepland, %(started)s gestart, %(done)s klaar") % by_stage
    return [Standing("maatregelen", _state(by_stage, stuck), words, stuck, who)]


async def late_and_waiting(
    services: Services, caller: Caller, plan: PlanId, today: date
) -> tuple[Sequence[MeasureRow], Sequence[MeasureRow]]:
    """Measures past their date, and those whose start has come without one: one more than are named at most."""
    late = {"plan": plan, "state in": OPEN, "due_on <": today}
    waiting = {"plan": plan, "state": Stage.PLANNED.value, "starts_on <": today, "due_on >=": today}
    return (
        await services.views.find(caller.tenant, MEASURES, late, order=("due_on",), limit=NAMED + 1),
        await services.views.find(caller.tenant, MEASURES, waiting, order=("starts_on",), limit=NAMED + 1),
    )


def _late(rows: Sequence[MeasureRow]) -> str:
    if not rows:
        return ""
    words = ngettext("deze maatregel is te laat: %(titles)s", "deze maatregelen zijn te laat: %(titles)s", len(rows))
    return words % {"titles": _titles(rows)}


def _waiting(rows: Sequence[MeasureRow]) -> str:
    if not rows:
        return ""
    words = ngettext("nog niet gestart: %(titles)s", "nog niet gestart zijn: %(titles)s", len(rows))
    return words % {"titles": _titles(rows)}


def _titles(rows: Sequence[MeasureRow]) -> str:
    more = " …" if len(rows) > NAMED else ""
    return ", ".join(f"“{row.title}”" for row in rows[:NAMED]) + more


def _state(counts: dict[Stage, int], stuck: tuple[str, ...]) -> State:
    if stuck:
        return State.STUCK
    if not sum(counts.values()):
        return State.NOT_STARTED
    still_open = counts[Stage.PROPOSED] + counts[Stage.PLANNED] + counts[Stage.STARTED]
    return State.BUSY if still_open or not counts[Stage.DONE] else State.DONE
