"""Files in the overviews."""

from collections.abc import Sequence
from datetime import date

from domain.attachments.views import FILES
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import ngettext
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo

ENOUGH = 200


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], _today: date) -> list[Todo]:
    """My own photos that wait for consent, and photos that must go because consent was taken back."""
    if not caller.actor.may(Right.ATTACH_FILES):
        return []
    by_id = {plan.plan: plan for plan in plans}
    mine = {"kind": "photo", "attached_by": caller.person, "plan in": list(by_id)}
    rows = await services.views.find(caller.tenant, FILES, mine, limit=ENOUGH)
    return [
        Todo(
            _("Wis de foto waarvan toestemming is ingetrokken")
            if row.withdrawn
            else _("Vraag toestemming aan wie op de foto staat"),
            f"/plannen/{row.plan}/bestanden#bestand-{row.file}",
            by_id.get(row.plan),
        )
        for row in rows
        if not row.may_be_shown
    ]


async def standings(services: Services, caller: Caller, plan: PlanRow, _today: date) -> list[Standing]:
    """How many files there are, and how many photos wait for consent."""
    rows = await services.views.find(caller.tenant, FILES, {"plan": plan.plan}, limit=ENOUGH)
    if not rows:
        return [Standing("bestanden", State.NOT_STARTED, _("nog geen bestanden"))]
    count = len(rows)
    words = ngettext("%(count)s bestand", "%(count)s bestanden", count) % {"count": count}
    waiting = sum(not row.may_be_shown for row in rows)
    said = ngettext("%(count)s foto wacht op toestemming", "%(count)s foto's wachten op toestemming", waiting)
    stuck = (said % {"count": waiting},) if waiting else ()
    return [Standing("bestanden", State.STUCK if stuck else State.BUSY, words, stuck)]
