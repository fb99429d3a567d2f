"""How the kick-off's page is put together from the read models."""

from typing import Any

from litestar import Response

from domain.kernel.ids import PlanId
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right, Role
from domain.kickoff.positions import HOLDER_OF
from domain.kickoff.views import CHECKLISTS, KICKOFFS, ChecklistRow, KickoffRow
from domain.method import TEMPLATES, AnswerKind
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import text_of
from services.api.names import names_of
from services.api.pages.answer_forms import fields_of
from services.api.pages.forms import Form, Shown, refused
from services.api.pages.page import AnyRequest
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan


async def again(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, form: Form, refusal: Refusal, about: str
) -> Response[Any]:
    """The same page with what was typed and, beside it, what is wrong. A thing that is not there stays a refusal."""
    row = about if about not in ("meeting", "own") else ""
    shown = refused(request, form, refusal, about, row)
    return await show(request, services, caller, plan, shown)


async def show(request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown) -> Response[Any]:
    """The form as it stands, with at most one row open."""
    row = await require_plan(services, caller, plan)
    kickoff = await services.views.get(caller.tenant, KICKOFFS, (plan,))
    if kickoff is None:
        raise NotFound
    rows = await services.views.find(caller.tenant, CHECKLISTS, {"plan": plan}, order=("position",))
    known = await people_and_units(services, caller)
    open_row = next((each for each in rows if each.row == shown.opened), None)
    fields = shown.typed if shown.typed is not None else fields_of(open_row.answer if open_row else None)
    return await plan_page(
        request,
        "kickoff.html",
        caller,
        row,
        "aftrap",
        shown.status,
        kickoff=kickoff,
        rows=[(text_of(kickoff, each), each) for each in rows],
        hints=_hints(kickoff),
        **known,
        today=await services.calendar.today(caller.tenant),
        fields=fields,
        shown=shown,
        may_edit=caller.actor.may(Right.EDIT_KICKOFF),
        may_answer={each.row: _may_answer(caller, each) for each in rows},
        may_work={each.row: _may_work(caller, each) for each in rows},
        names=await names_of(services, caller, rows),
        holders={kind.value: role.value for kind, role in HOLDER_OF.items()},
        holds={role.value for role in caller.actor.roles},
    )


def _hints(kickoff: KickoffRow) -> dict[str, Any]:
    return {row.number: row.hint for row in TEMPLATES[kickoff.template].rows}


def _may_work(caller: Caller, row: ChecklistRow) -> bool:
    return caller.actor.may(Right.EDIT_KICKOFF) or caller.person in row.responsible


def _may_answer(caller: Caller, row: ChecklistRow) -> bool:
    holder: Role | None = HOLDER_OF.get(AnswerKind(row.asks))
    return _may_work(caller, row) or (holder is not None and holder in caller.actor.roles)
