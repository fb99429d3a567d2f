"""Reviews in the overviews: the one that is due, the one that is planned, the decisions that are mine."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.review.events import Choice
from domain.review.moments import name_in
from domain.review.views import DECISIONS, REVIEWS, DecisionRow, ReviewRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.auth import Caller
from services.api.overview.standing import Standing, State, Todo
from services.api.reviewing import by_plan, due_in, due_of, reviews_of
from services.api.words.review import CHOICES, due_words

SOON = timedelta(days=14)


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """A review to plan, hold or end; and what a review asked of me."""
    found = await _mine(services, caller, plans)
    if not caller.actor.may(Right.REVIEW):
        return found
    going_on = by_plan(await services.views.find(caller.tenant, REVIEWS, {"plan in": [each.plan for each in plans]}))
    due = await due_in(services, caller, plans, today)
    for plan in plans:
        here = f"/plannen/{plan.plan}/evaluatie"
        rows = [row for row in going_on[plan.plan] if not row.over]
        found += [_next(row, plan, here) for row in rows if row.held_on or row.planned_on <= today + SOON]
        if not rows and due[plan.plan]:
            since, key = due[plan.plan][0].since, f"{plan.plan}/review"
            found.append(Todo(_("Plan een evaluatie"), f"{here}#plan-evaluatie", plan, since, reminder=key))
    return found


async def _mine(services: Services, caller: Caller, plans: Sequence[PlanRow]) -> list[Todo]:
    by_id = {plan.plan: plan for plan in plans}
    where = {"owner": caller.person, "followed_up_on": None, "plan in": list(by_id)}
    rows = await services.views.find(caller.tenant, DECISIONS, where, order=("seq",))
    return [
        Todo(
            _told(row),
            f"/plannen/{row.plan}/evaluatie#evaluatie-{row.review}",
            by_id.get(row.plan),
            row.due_on,
            reminder=f"{row.review}/{row.decision}" if row.due_on else "",
        )
        for row in rows
    ]


def _next(row: ReviewRow, plan: PlanRow, here: str) -> Todo:
    anchor, facts = f"{here}#evaluatie-{row.review}", {"name": name_in(language(), row.moment, row.name)}
    if row.held_on:
        return Todo(_("Rond de evaluatie “%(name)s” af") % facts, anchor, plan, row.held_on)
    words = _("Bereid de evaluatie “%(name)s” voor en houd die") % facts
    return Todo(words, anchor, plan, row.planned_on, reminder=f"{row.review}/meeting")


def _told(row: DecisionRow) -> str:
    return _("Doe wat bij de evaluatie is besloten: %(about)s") % {"about": row.about}


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """Which review is next or was last, and why one is due."""
    rows = await reviews_of(services, caller, plan.plan)
    due = await due_of(services, caller, plan, today)
    going_on = next((row for row in rows if not row.over), None)
    stuck = tuple(due_words(each) for each in due) if going_on is None else ()
    late = going_on is not None and going_on.held_on is None and going_on.planned_on < today
    if late and going_on:
        stuck = (_("de evaluatie van %(date)s is nog niet vastgelegd") % {"date": long_date(going_on.planned_on)},)
    state, words = _stand(rows, going_on)
    return [Standing("evaluatie", State.STUCK if stuck else state, words, stuck)]


def _stand(rows: Sequence[ReviewRow], going_on: ReviewRow | None) -> tuple[State, str]:
    if going_on is not None:
        words = _("in gesprek sinds %(date)s") if going_on.held_on else _("gepland op %(date)s")
        return State.BUSY, words % {"date": long_date(going_on.held_on or going_on.planned_on)}
    last = next((row for row in rows if row.choice and row.held_on), None)
    if last is None or last.held_on is None:
        return State.NOT_STARTED, _("nog geen evaluatie")
    facts = {"date": long_date(last.held_on), "choice": _chosen(last)}
    return State.DONE, _("laatste op %(date)s: %(choice)s") % facts


def _chosen(row: ReviewRow) -> str:
    return CHOICES[Choice(str(row.choice))].to(language()).lower()
