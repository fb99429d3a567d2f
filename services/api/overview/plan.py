"""The approach in the overviews, and the plan's own words for how far a step is."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.rights import Right
from domain.kickoff.views import CHECKLISTS
from domain.plan.events import Milestone
from domain.plan.state import Progress
from domain.plan.views import PlanRow, StepRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, long_date, ngettext, short_date
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo
from services.api.words.approach import SIZES

NEAR_DAYS = 14
STATES = {
    Progress.OPEN: State.NOT_STARTED,
    Progress.BUSY: State.BUSY,
    Progress.DONE: State.DONE,
    Progress.LEFT_OUT: State.LEFT_OUT,
}


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """An approach to choose, a plan to adopt, a milestone that is mine and near or late."""
    found = []
    for plan in plans:
        if plan.closed_on:
            continue
        here = f"/plannen/{plan.plan}/aanpak"
        if caller.actor.may(Right.STEER_PLAN):
            if plan.size is None:
                found.append(Todo(_("Kies de aanpak: klein of groot"), here, plan))
            elif plan.adopted_on is None:
                found.append(Todo(_adopt(await _open_rows(services, caller, plan)), f"{here}#vaststellen", plan))
        if caller.person == plan.leader:
            near = [each for each in plan.milestones if _near(each, today)]
            found += [Todo(each.text, f"{here}#mijlpalen", plan, each.on) for each in near]
    return found


async def _open_rows(services: Services, caller: Caller, plan: PlanRow) -> int:
    return await services.views.count(caller.tenant, CHECKLISTS, {"plan": plan.plan, "checked": False})


def _adopt(open_rows: int) -> str:
    """That it is to be adopted, and what stands in the way: with rows open, a reason is needed."""
    if not open_rows:
        return _("Stel het plan vast")
    words = ngettext(
        "Stel het plan vast: %(count)s rij van de aftrap staat nog open",
        "Stel het plan vast: %(count)s rijen van de aftrap staan nog open",
        open_rows,
    )
    return words % {"count": open_rows}


def _near(milestone: Milestone, today: date) -> bool:
    return not milestone.reached and (milestone.on - today).days <= NEAR_DAYS


async def standings(_services: Services, _caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """Whether the approach is chosen and the plan adopted, and which milestones are late."""
    who = (plan.leader,) if plan.leader else ()
    if plan.size is None:
        return [Standing("aanpak", State.NOT_STARTED, _("nog niet gekozen"))]
    stuck = tuple(
        _("mijlpaal “%(text)s” is te laat (%(date)s)") % {"text": each.text, "date": short_date(each.on)}
        for each in plan.milestones
        if not each.reached and each.on < today
    )
    facts = {"size": SIZES[plan.size].to(language()), "date": long_date(plan.adopted_on) if plan.adopted_on else ""}
    if plan.adopted_on is None:
        words, state = _("%(size)s gekozen, nog niet vastgesteld"), State.BUSY
    else:
        words, state = _("%(size)s, vastgesteld op %(date)s"), State.DONE
    return [Standing("aanpak", State.STUCK if stuck else state, words % facts, stuck, who)]


def state_of(step: StepRow) -> State:
    """How a step stands, as people said it."""
    return STATES[step.progress]


def words_of(step: StepRow) -> str:
    """Since when it is so, or why it is left out; empty for a step that nobody began."""
    date_ = long_date(step.since) if step.since else ""
    match step.progress:
        case Progress.BUSY:
            return _("begonnen op %(date)s") % {"date": date_}
        case Progress.DONE:
            return _("afgerond op %(date)s") % {"date": date_}
        case Progress.LEFT_OUT:
            return _("reden: %(reason)s") % {"reason": step.reason}
        case Progress.OPEN:
            return ""
