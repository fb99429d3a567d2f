"""Results in the overviews."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.rights import Right
from domain.plan.state import Progress
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, ngettext
from services.api.assessing import Results, results_of
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo
from services.api.perceived import last_poll, polled_plans
from services.api.reviewing import due_in


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """Verdicts to give, once step 5 began or a review is due."""
    found: list[Todo] = []
    if not caller.actor.may(Right.ASSESS):
        return found
    due = await due_in(services, caller, plans, today)
    polled = await polled_plans(services, caller)
    for plan in plans:
        last = await last_poll(services, caller, plan, language()) if plan.plan in polled else None
        if last and last.to_take:
            found.append(Todo(_("Neem de uitkomst van de peiling over"), f"/plannen/{plan.plan}/resultaten", plan))
        asked = plan.step(5).progress is Progress.BUSY or bool(due[plan.plan])
        if asked and (await results_of(services, caller, plan, None, today)).to_judge:
            found.append(Todo(_("Geef je oordeel over de resultaten"), f"/plannen/{plan.plan}/resultaten", plan))
    return found


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """How many verdicts were given; stuck when step 5 was called done with verdicts still missing."""
    results = await results_of(services, caller, plan, None, today)
    count = results.to_judge
    if not results.signals and not results.measurements:
        return [Standing("resultaten", State.NOT_STARTED, _("nog niets om te beoordelen"))]
    if not count:
        return [Standing("resultaten", State.DONE, _("alles beoordeeld"))]
    words = ngettext("nog %(count)s oordeel te geven", "nog %(count)s oordelen te geven", count) % {"count": count}
    step = plan.step(5)
    stuck = (_("stap 5 is afgerond, maar er ontbreken oordelen"),) if step.progress is Progress.DONE else ()
    return [Standing("resultaten", _state(results, bool(stuck)), words, stuck)]


def _state(results: Results, stuck: bool) -> State:
    if stuck:
        return State.STUCK
    return State.BUSY if results.assessed else State.NOT_STARTED
