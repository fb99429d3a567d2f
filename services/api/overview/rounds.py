"""Where a place of the plan stands in a later round: what began in an earlier one does not make a step go on now."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from domain.agreements.views import AGREEMENTS
from domain.analysis.ranking_views import ROUNDS
from domain.analysis.views import ISSUES, TEAM_MEETINGS
from domain.kernel.views import View
from domain.measures.talk_views import CONSULTATIONS, RESEARCHES
from domain.measures.views import MEASURES
from domain.plan.views import PlanRow
from domain.review.views import REVIEWS
from domain.signals.views import SIGNALS
from domain.works_council.views import DOSSIERS
from infra.bootstrap import Services
from infra.language import gettext as _
from services.api.auth import Caller
from services.api.overview.standing import Standing, State

# Results tell of one cycle by themselves.
BEGUN: Mapping[str, tuple[View[Any], ...]] = {
    "signalen": (SIGNALS,),
    "analyse": (ISSUES, ROUNDS, TEAM_MEETINGS),
    "maatregelen": (MEASURES, CONSULTATIONS, RESEARCHES),
    "or": (DOSSIERS,),
    "afspraken": (AGREEMENTS,),
    "evaluatie": (REVIEWS,),
}


async def in_this_round(services: Services, caller: Caller, plan: PlanRow, standing: Standing) -> Standing:
    """The standing as it is in the plan's current round: not begun when nothing of it began since the round did.

    What is stuck stays so, whenever it began.
    """
    views = BEGUN.get(standing.place, ())
    if not views or plan.cycle == 1 or standing.state in (State.STUCK, State.NOT_STARTED):
        return standing
    since = {"plan": plan.plan, "seq >": plan.cycle_seq}
    for view in views:
        if await services.views.count(caller.tenant, view, since):
            return standing
    words = _("%(words)s; in deze ronde nog niets nieuws") % {"words": standing.words}
    return replace(standing, state=State.NOT_STARTED, words=words)
