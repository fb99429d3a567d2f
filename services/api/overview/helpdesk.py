"""The helpdesk on Today: for administrators, that it asks to look along."""

from collections.abc import Sequence
from datetime import date

from domain.helpdesk.decider import ANSWERED_WITHIN, Access
from domain.helpdesk.views import ACCESSES
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from services.api.auth import Caller
from services.api.overview.standing import Standing, Todo


async def todos(services: Services, caller: Caller, _plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """Answer each request that did not lapse."""
    if not caller.actor.may(Right.MANAGE_ORGANISATION):
        return []
    rows = await services.views.find(caller.tenant, ACCESSES, {"stands": Access.ASKED.value}, order=("seq",))
    words = _("beslis of de helpdesk mag meekijken")
    return [
        Todo(words, f"/organisatie/meekijken#v-{row.access}", due_on=row.asked_on + ANSWERED_WITHIN)
        for row in rows
        if today <= row.asked_on + ANSWERED_WITHIN
    ]


async def standings(_services: Services, _caller: Caller, _plan: PlanRow, _today: date) -> list[Standing]:
    """Looking along is no place of a plan."""
    return []
