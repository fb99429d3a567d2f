"""The subscription on Today: for administrators, when a date of it comes near or everything stands still."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.subscription.state import Standing as State
from domain.subscription.views import SUBSCRIPTIONS
from infra.bootstrap import Services
from infra.language import gettext as _
from services.api.auth import Caller
from services.api.overview.standing import Standing, Todo

PAGE = "/organisatie/abonnement"
NEAR = timedelta(days=7)


async def todos(services: Services, caller: Caller, _plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """Choose a package before the trial ends, or because all stands still; take everything along before it is gone."""
    if not caller.actor.may(Right.MANAGE_ORGANISATION):
        return []
    row = await services.views.get(caller.tenant, SUBSCRIPTIONS, (caller.tenant,))
    state = row.state if row else None
    if state is None:
        return []
    if state.standing is State.TRIAL and state.until is not None and state.until - today <= NEAR:
        last = state.until - timedelta(days=1)
        return [Todo(_("kies een pakket: de proeftijd loopt af"), PAGE, due_on=last)]
    if state.standing is State.SUSPENDED:
        return [Todo(_("zorg dat jullie weer verder kunnen: het abonnement staat stil"), PAGE)]
    if state.standing is State.ENDED and state.deletes_on is not None:
        last = state.deletes_on - timedelta(days=1)
        return [Todo(_("neem alles mee voordat het verwijderd wordt"), f"{PAGE}#meenemen", due_on=last)]
    return []


async def standings(_services: Services, _caller: Caller, _plan: PlanRow, _today: date) -> list[Standing]:
    """A subscription is no place of a plan."""
    return []
