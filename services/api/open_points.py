"""What stands open in a plan.

Of a point is kept which thing it is; `text` holds the thing's own title, and nothing where the method words it (a row
or step of the template) or a person did (a signal). Words are made when it is shown: see `point_words`.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date

from domain.agreements.stances import Standing
from domain.agreements.views import AGREEMENTS, AgreementRow
from domain.kernel.refusals import NotFound
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.talk_views import RESEARCHES
from domain.measures.views import MEASURES
from domain.plan.state import Progress
from domain.plan.views import PlanRow
from domain.results.events import Verdict
from domain.results.views import MEASUREMENTS
from domain.review.events import OpenPoint
from domain.review.views import DECISIONS, ReviewRow
from domain.support.views import MESSAGES
from domain.works_council.state import Dossier
from domain.works_council.turn import Party, turn_of
from domain.works_council.views import DOSSIERS
from infra.bootstrap import Services
from services.api.assessing import Results, results_of
from services.api.auth import Caller
from services.api.reviewing import FINISHED, WELL_KEPT

NOT_AGREED = (Standing.PROPOSED, Standing.OBJECTED, Standing.WITHDRAWN)
VIEWS = (MEASURES, DECISIONS, AGREEMENTS, DOSSIERS, RESEARCHES, MESSAGES)


async def open_points(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[OpenPoint]:
    """What is not finished in the plan's current cycle, in the order of the method, in no language."""
    rows, results, found = await asyncio.gather(
        _rows(services, caller, plan),
        results_of(services, caller, plan, None, today),
        asyncio.gather(
            *(services.views.find(caller.tenant, each, {"plan": plan.plan}, order=("seq",)) for each in VIEWS)
        ),
    )
    measures, decisions, agreements, dossiers, researches, messages = found
    return [
        *rows,
        *(OpenPoint("message", str(row.item), row.message.what) for row in messages if row.open),
        *(OpenPoint("step", str(row.step), "") for row in plan.steps if row.progress is Progress.LEFT_OUT),
        *_signals(results),
        *(OpenPoint("research", str(row.research), row.question) for row in researches if row.state == "decided"),
        *(OpenPoint("measure", str(row.measure), row.title) for row in measures if row.state not in FINISHED),
        *(OpenPoint("dossier", str(row.dossier), row.subject) for row in dossiers if _waits(row.dossier_state, today)),
        *_agreements(results, agreements),
        *_perception(results),
        *(
            OpenPoint("decision", str(row.decision), row.about)
            for row in decisions
            if row.owner and row.followed_up_on is None
        ),
    ]


def _waits(dossier: Dossier, today: date) -> bool:
    """Whether somebody is at turn, or the month runs in which the body may invoke nullity."""
    return turn_of(dossier, today).party is not Party.NOBODY


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


def _agreements(results: Results, rows: Sequence[AgreementRow]) -> Iterator[OpenPoint]:
    """Those that somebody has not agreed to (any more), and those that were not kept."""
    unkept = {each.agreement.agreement for each in results.agreements if each.kept not in WELL_KEPT}
    for row in rows:
        if row.state in NOT_AGREED or row.agreement in unkept:
            yield OpenPoint("agreement", str(row.agreement), row.title)


def _perception(results: Results) -> Iterator[OpenPoint]:
    for each in results.measurements:
        if each.measurement.verdict != Verdict.BETTER:
            yield OpenPoint("perception", str(each.measurement.measurement), each.measurement.title)


async def carried_of(
    services: Services, caller: Caller, plan: PlanRow, still_open: Sequence[OpenPoint]
) -> list[tuple[OpenPoint, bool]]:
    """What this cycle took along from the one before, each with whether it is settled: it does not stand open now.

    A measurement of an earlier cycle is settled once its successor (by title) in this cycle was judged.
    """
    if not plan.carried:
        return []
    where = {"plan": plan.plan, "cycle": plan.cycle}
    rows = await services.views.find(caller.tenant, MEASUREMENTS, where)
    known = {each.key for each in still_open}
    judged = {row.title for row in rows if row.verdict}
    points = [OpenPoint(each.kind, each.id, each.text) for each in plan.carried]
    return [(point, point.text in judged if point.kind == "perception" else point.key not in known) for point in points]


def chosen(review: ReviewRow, keys: Sequence[str]) -> tuple[OpenPoint, ...]:
    """The open points of a review that these keys (`kind:id`) name. Raises NotFound for one that did not stand open."""
    known = {point.key: point for point in review.open_points}
    if not known.keys() >= set(keys):
        raise NotFound
    return tuple(point for key, point in known.items() if key in keys)
