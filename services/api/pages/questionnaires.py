"""The questionnaires of an organisation, importing one with a look first, and the anonymity floors that only go up."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.ids import QuestionnaireId
from domain.kernel.place import EVERYBODYS
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.kernel.texts import one_line
from domain.polls.floors import FLOOR_ROWS, Floors, RaiseFloors
from domain.questionnaires.decider import RetireQuestionnaire
from domain.questionnaires.importing import COLUMNS, read
from domain.questionnaires.shipped import SHIPPED
from domain.questionnaires.views import QUESTIONNAIRES
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import Form, Shown, first, form_of, identity, key_of, needed, refused, whole
from services.api.pages.page import AnyRequest, page, see
from services.api.polls import floors_of, offered
from services.api.routes.questionnaires import DryRun, Import, dry_run_of, imported

HERE, ANONYMITY = "/organisatie/vragenlijsten", "/organisatie/anonimiteit"
EXAMPLE = (
    "scale;question;question_en;reversed;answers;answers_en\n"
    "Rust;Is er rust op de afdeling?;Is the ward calm?;;nooit|soms|vaak|altijd;never|sometimes|often|always\n"
    "Rust;Word je vaak gestoord?;Are you often disturbed?;ja;;"
)


@get(HERE, include_in_schema=False, rule=Right.READ_ORGANISATION)
async def questionnaires(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What can be asked, question by question, with its source."""
    await await_own_write(services, caller, min_seq, QUESTIONNAIRES)
    return await _show(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, rule=Right.RUN_POLLS)
async def change(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Look at an import (`try`), keep it (`keep`), or put one aside (`retire`)."""
    form = await form_of(request)
    what = first(form, "do")
    try:
        if what == "try":
            looked = dry_run_of(read(needed(form, "content")), caller.language)
            return await _show(request, services, caller, Shown(typed=form, about="keep"), looked)
        seq = await _do(services, caller, what, form)
    except Refusal as refusal:
        tried = dry_run_of(read(first(form, "content")), caller.language) if first(form, "content") else None
        return await _show(request, services, caller, refused(request, form, refusal, "keep"), tried)
    return see(HERE, saved=what, min_seq=seq)


async def _do(services: Services, caller: Caller, what: str, form: Form) -> int | None:
    key = key_of(caller, form)
    own = identity(form, "questionnaire")
    if what == "retire" and own:
        handled = await carry_out(services, caller, RetireQuestionnaire(questionnaire=QuestionnaireId(own)), key)
    elif what == "keep":
        wish = Import(
            title=one_line("title", first(form, "title")),
            source=one_line("source", first(form, "source")),
            content=needed(form, "content"),
            looked_at=first(form, "looked_at") == "yes",
        )
        command = imported(QuestionnaireId(new_id(key, "questionnaire")), wish)
        handled = await carry_out(services, caller, command, key)
    else:
        raise NotFound
    return handled.receipt.seq if handled.receipt else None


async def _show(
    request: AnyRequest, services: Services, caller: Caller, shown: Shown, tried: DryRun | None = None
) -> Response[Any]:
    return await page(
        request,
        "questionnaires.html",
        caller,
        shown.status,
        offer=await offered(services, caller.tenant),
        shipped=SHIPPED,
        shown=shown,
        tried=tried,
        columns=COLUMNS,
        example=EXAMPLE,
        may_run=caller.actor.may(Right.RUN_POLLS),
    )


@get(ANONYMITY, include_in_schema=False, rule=Right.READ_ORGANISATION)
async def anonymity(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """How many answers a figure needs."""
    await await_own_write(services, caller, min_seq, FLOOR_ROWS)
    return await _floors(request, services, caller, Shown(saved=saved))


@post(ANONYMITY, include_in_schema=False, rule=Right.RAISE_FLOORS)
async def raise_floors(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Raise the floors."""
    form = await form_of(request)
    try:
        floors = Floors(whole(form, "whole") or 0, whole(form, "split") or 0)
        command = RaiseFloors(tenant=caller.tenant, floors=floors)
        handled = await carry_out(services, caller, command, key_of(caller, form))
    except Refusal as refusal:
        return await _floors(request, services, caller, refused(request, form, refusal, "raise"))
    return see(ANONYMITY, saved="raise", min_seq=handled.receipt.seq if handled.receipt else None)


async def _floors(request: AnyRequest, services: Services, caller: Caller, shown: Shown) -> Response[Any]:
    floors = await floors_of(services, caller.tenant)
    may = caller.actor.towards(EVERYBODYS).may(Right.RAISE_FLOORS)
    return await page(request, "anonymity.html", caller, shown.status, floors=floors, shown=shown, may_run=may)


ROUTES = Router("/", route_handlers=[questionnaires, change, anonymity, raise_floors])
