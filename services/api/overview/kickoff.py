"""The kick-off in the overviews."""

from collections.abc import Sequence
from datetime import date

from domain.kickoff.positions import HOLDER_OF
from domain.kickoff.views import CHECKLISTS, KICKOFFS, ChecklistRow
from domain.method import AnswerKind
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, ngettext
from services.api.auth import Caller
from services.api.checklist import text_of
from services.api.overview.standing import Standing, State, Todo


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], _today: date) -> list[Todo]:
    """The open rows that are the caller's to work out, and what was copied for a party that the caller speaks for."""
    by_id = {plan.plan: plan for plan in plans}
    running = {"plan in": list(by_id)}
    copied = await services.views.find(caller.tenant, CHECKLISTS, {**running, "transcribed": True}, order=("position",))
    asked = [row for row in copied if HOLDER_OF.get(AnswerKind(row.asks)) in caller.actor.roles]
    where = {**running, "checked": False, "responsible &&": [caller.person]}
    mine = await services.views.find(caller.tenant, CHECKLISTS, where, order=("position",))
    if not mine and not asked:
        return []
    places = {"plan in": list({row.plan for row in mine})}
    kickoffs = {row.plan: row for row in await services.views.find(caller.tenant, KICKOFFS, places)}
    words = _("Er is namens jullie iets vastgelegd bij rij %(row)s van de aftrap: klopt dit?")
    confirm = [
        Todo(words % {"row": row.row}, f"/plannen/{row.plan}/aftrap#rij-{row.row}", by_id.get(row.plan))
        for row in asked
    ]
    return confirm + [
        Todo(
            text_of(kickoffs[row.plan], row).to(language()),
            f"/plannen/{row.plan}/aftrap?open={row.row}#rij-{row.row}",
            by_id.get(row.plan),
            row.due_on,
            row.row,
            f"{row.plan}/{row.row}" if row.due_on else "",
        )
        for row in mine
        if row.plan in kickoffs
    ]


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """How far the checklist is, and which rows are too late or nobody's."""
    rows = await services.views.find(caller.tenant, CHECKLISTS, {"plan": plan.plan}, order=("position",))
    done = sum(row.checked for row in rows)
    words = _("%(done)s van %(rows)s rijen klaar") % {"done": done, "rows": len(rows)}
    stuck = _stuck(rows, today)
    if done == len(rows):
        state = State.DONE
    elif stuck:
        state = State.STUCK
    else:
        state = State.BUSY if any(row.answer or row.responsible for row in rows) else State.NOT_STARTED
    who = tuple(dict.fromkeys(person for row in rows if not row.checked for person in row.responsible))
    return [Standing("aftrap", state, words, stuck, who)]


def _stuck(rows: Sequence[ChecklistRow], today: date) -> tuple[str, ...]:
    late = [row for row in rows if not row.checked and row.due_on is not None and row.due_on < today]
    if not late:
        return ()
    words = ngettext("rij %(rows)s is te laat", "rijen %(rows)s zijn te laat", len(late))
    return (words % {"rows": ", ".join(row.row for row in late)},)
