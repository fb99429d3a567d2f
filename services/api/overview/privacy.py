"""Being erased on Today: for administrators, who waits for an answer, which the law wants within a month."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from services.api.auth import Caller
from services.api.erasing import waiting
from services.api.overview.standing import Standing, Todo


async def todos(services: Services, caller: Caller, _plans: Sequence[PlanRow], _today: date) -> list[Todo]:
    """Answer each who asked, but oneself."""
    if not caller.actor.may(Right.MANAGE_ORGANISATION):
        return []
    rows = [row for row in await waiting(services, caller) if row.person != caller.person]
    words = _("beslis over een verzoek om gewist te worden")
    return [Todo(words, f"/organisatie/wissen/{row.person}", due_on=row.answer_by) for row in rows]


async def standings(_services: Services, _caller: Caller, _plan: PlanRow, _today: date) -> list[Standing]:
    """Being erased is no place of a plan."""
    return []
