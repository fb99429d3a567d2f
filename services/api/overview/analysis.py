"""The analysis in the overviews."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from domain.analysis.ranking_views import ROUNDS, RoundRow
from domain.analysis.views import TEAM_MEETINGS, IssueRow
from domain.kernel.ids import PlanId
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.signals.views import SIGNALS
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import ngettext
from services.api.analysis import issues_of, newest_round
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo

HEAVY = 4
LONG = timedelta(days=14)


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """To rank the issues in a round that goes on; to record a team meeting whose day has passed."""
    by_id = {plan.plan: plan for plan in plans}
    found = []
    if caller.actor.may(Right.RANK_ISSUES):
        for row in await services.views.find(caller.tenant, ROUNDS, {"open": True, "plan in": list(by_id)}):
            if not await services.ballots.own(caller.tenant, row.plan, row.round, caller.person):
                what, where = _("Zet de kwesties op volgorde"), f"/plannen/{row.plan}/analyse/prioriteiten"
                found.append(Todo(what, where, by_id.get(row.plan)))
    if caller.actor.may(Right.ANALYSE):
        wanted = {"held_on": None, "planned_on <=": today, "plan in": list(by_id)}
        for meeting in await services.views.find(caller.tenant, TEAM_MEETINGS, wanted):
            what = _("Leg vast wat het werkoverleg opleverde")
            where = f"/plannen/{meeting.plan}/analyse/werkoverleg/{meeting.meeting}#verslag"
            found.append(Todo(what, where, by_id.get(meeting.plan), meeting.planned_on))
    return found


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """How many issues there are and how many have a place in the order; what is heavy and in no issue."""
    issues = await issues_of(services, caller, plan.plan)
    going_on = [issue for issue in issues if not issue.closed]
    placed = sum(issue.priority is not None for issue in going_on)
    stuck = [
        *await _heavy_without_issue(services, caller, plan.plan, issues),
        *await _open_for_long(services, caller, await newest_round(services, caller, plan.plan), today),
    ]
    if not issues:
        state, words = State.NOT_STARTED, _("nog geen kwesties")
    else:
        count = ngettext("%(count)s kwestie", "%(count)s kwesties", len(going_on)) % {"count": len(going_on)}
        words = _("%(count)s, %(placed)s met een plaats in de volgorde") % {"count": count, "placed": placed}
        state = State.DONE if placed == len(going_on) else State.BUSY
    return [Standing("analyse", State.STUCK if stuck else state, words, tuple(stuck))]


async def _heavy_without_issue(
    services: Services, caller: Caller, plan: PlanId, issues: Sequence[IssueRow]
) -> list[str]:
    wanted = {"plan": plan, "weight >=": HEAVY, "withdrawn": False}
    heavy = await services.views.find(caller.tenant, SIGNALS, wanted, order=("-seq",), limit=200)
    used = {signal for issue in issues for signal in issue.signals}
    count = sum(row.signal not in used and row.kind != "energy_source" for row in heavy)
    if not count:
        return []
    words = ngettext(
        "%(count)s zwaar signaal zit nog in geen kwestie", "%(count)s zware signalen zitten nog in geen kwestie", count
    )
    return [words % {"count": count}]


async def _open_for_long(services: Services, caller: Caller, row: RoundRow | None, today: date) -> list[str]:
    if row is None or not row.open:
        return []
    zone = ZoneInfo(await services.calendar.zone_of(caller.tenant))
    days = (today - row.opened_at.astimezone(zone).date()).days
    if days <= LONG.days:
        return []
    return [_("de volgorde staat al %(days)s dagen open; sluit de rangschikking") % {"days": days}]
