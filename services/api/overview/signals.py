"""Signals in the overviews."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.kernel.place import Stands
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.signals.views import SIGNALS
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import ngettext
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo
from services.api.signals import Wanted, map_of

SOON = timedelta(days=14)


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], _today: date) -> list[Todo]:
    """The unnamed reporters who wait for an answer; and, while a plan has no signal at all, to report the first."""
    by_id = {plan.plan: plan for plan in plans if plan.closed_on is None}  # in a closed one nobody answers
    found = []
    if caller.actor.may(Right.STEER_PLAN):
        waiting = await services.views.find(
            caller.tenant, SIGNALS, {"awaits_answer": True, "plan in": list(by_id)}, order=("seq",), limit=50
        )
        words = _("Antwoord wie zonder naam iets meldde")
        found = [
            Todo(words, f"/plannen/{row.plan}/signalen/{row.signal}#gesprek", by_id.get(row.plan)) for row in waiting
        ]
    known = {
        row[0]
        for row in await services.views.tally(caller.tenant, SIGNALS, {"plan in": list(by_id)}, ("plan",), "weight")
    }
    words = _("Meld wat jij merkt van werkdruk en energie")
    asked = caller.actor.may(Right.REPORT_SIGNAL) and caller.actor.stands is not Stands.OUTSIDE
    quiet = [plan for plan in plans if asked and str(plan.plan) not in known and plan.closed_on is None]
    return found + [Todo(words, f"/plannen/{plan.plan}/signalen/nieuw", plan) for plan in quiet]


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """How many signals there are, and what keeps the inventory from going on."""
    cells = await map_of(services, caller, Wanted(plan.plan))
    count = sum(cell.signals for cell in cells)
    if not count:
        late = today - plan.started_on > SOON
        stuck = (_("er is na twee weken nog geen signaal gemeld"),) if late else ()
        state = State.STUCK if late else State.NOT_STARTED
        return [Standing("signalen", state, _("nog geen signalen"), stuck)]
    waiting = await services.views.find(caller.tenant, SIGNALS, {"plan": plan.plan, "awaits_answer": True}, limit=100)
    words = ngettext("%(count)s signaal", "%(count)s signalen", count) % {"count": count}
    if not waiting:
        return [Standing("signalen", State.BUSY, words)]
    count = len(waiting)
    said = ngettext(
        "%(count)s melder zonder naam wacht op antwoord", "%(count)s melders zonder naam wachten op antwoord", count
    )
    return [Standing("signalen", State.STUCK, words, (said % {"count": count},))]
