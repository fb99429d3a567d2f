"""Results: what each signal, each measurement and each agreement came to, with a form that opens in place."""

from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import CommandId, PlanId, SignalId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right
from domain.plan.views import PlanRow
from domain.results.commands import (
    JudgePerception,
    JudgeSignal,
    RecordMeasurement,
    RemoveMeasurement,
    ResultsCommand,
)
from domain.results.events import Verdict
from domain.results.readings import Reading
from domain.results.views import MEASUREMENTS, MeasurementRow
from infra.bootstrap import Services
from services.api.assessing import RESULT_VIEWS, Results, counted, require_signal, results_of
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.pages.forms import (
    Form,
    Shown,
    first,
    form_of,
    key_of,
    needed,
    needed_day,
    number,
    one_of,
    refused,
    whole,
)
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.perceived import last_poll
from services.api.routes.plans import require_plan
from services.api.words.agreements import kept_words
from services.api.words.results import CAUTIONS, VERDICTS, figure

A_PAGE = 50


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def results(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    cycle: FromQuery[int | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The results of the current cycle, or of an earlier one."""
    await await_own_write(services, caller, min_seq, *RESULT_VIEWS)
    row = await require_plan(services, caller, PlanId(plan))
    return await _show(request, services, caller, row, Shown(request.query_params.get("open", ""), saved=saved), cycle)


@post("/{about:str}", include_in_schema=False, rule=Right.ASSESS)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    about: FromPath[str],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One form: of a signal (its id), of a measurement (its id), or `nieuw`, a new measurement."""
    form = await form_of(request)
    row = await require_plan(services, caller, PlanId(plan))
    key = key_of(caller, form)
    try:
        command = await _command(services, caller, row, about, form, key)
        handled = await carry_out(services, caller, command, key)
    except Refusal as refusal:
        shown = refused(request, form, refusal, about, about)
        return await _show(request, services, caller, row, shown, None)
    seq = handled.receipt.seq if handled.receipt else None
    target = str(new_id(key, "measurement")) if about == "nieuw" else about
    return see(f"/plannen/{plan}/resultaten", anchor=f"r-{target}", saved=target, min_seq=seq)


async def _command(
    services: Services, caller: Caller, plan: PlanRow, about: str, form: Form, key: CommandId
) -> ResultsCommand:
    at: dict[str, Any] = {"plan": plan.plan, "cycle": plan.cycle, "seen": number(first(form, "seen"))}
    identity = new_id(key, "measurement") if about == "nieuw" else _id(about)
    match first(form, "do"):
        case "judge-signal":
            await require_signal(services, caller, plan.plan, identity)
            return JudgeSignal(**at, signal=SignalId(identity), **_verdict(form))
        case "judge":
            return JudgePerception(**at, measurement=identity, **_verdict(form))
        case "record":
            return RecordMeasurement(
                **at,
                measurement=identity,
                title=first(form, "title"),
                higher_is_better=needed(form, "higher_is_better") == "yes",
                baseline=_reading(form, "baseline"),
                follow_up=_reading(form, "follow_up"),
            )
        case "remove":
            return RemoveMeasurement(**at, measurement=identity)
        case _:
            raise NotFound


def _verdict(form: Form) -> dict[str, Any]:
    return {"verdict": one_of(form, "verdict", Verdict), "evidence": first(form, "evidence")}


def _reading(form: Form, name: str) -> Reading | None:
    parts = ("value", "question", "group", "respondents", "invited", "on")
    if not any(first(form, f"{name}.{part}") for part in parts):
        return None
    respondents = whole(form, f"{name}.respondents")
    if respondents is None:
        raise InvalidValue(field=f"{name}.respondents", reason="empty")
    return Reading(
        _figure(form, f"{name}.value"),
        respondents,
        needed_day(form, f"{name}.on"),
        needed(form, f"{name}.question"),
        needed(form, f"{name}.group"),
        whole(form, f"{name}.invited"),
    )


def _figure(form: Form, name: str) -> Decimal:
    try:
        return Decimal(needed(form, name).replace(",", "."))
    except InvalidOperation:
        raise InvalidValue(field=name, reason="not_a_number") from None


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


async def _to_repeat(services: Services, caller: Caller, plan: PlanRow, now: Results) -> list[MeasurementRow]:
    """The last cycle's measurements that have a follow-up and are not in this cycle: it is this cycle's baseline."""
    if plan.cycle == 1 or now.over:
        return []
    where = {"plan": plan.plan, "cycle": plan.cycle - 1}
    rows = await services.views.find(caller.tenant, MEASUREMENTS, where, order=("seq",))
    known = {each.measurement.title for each in now.measurements}
    return [row for row in rows if row.follow_up and row.title not in known]


async def _show(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanRow, shown: Shown, cycle: int | None
) -> Response[Any]:
    today = await services.calendar.today(caller.tenant)
    found = await results_of(services, caller, plan, cycle, today)
    language = language_of(request)
    places = {str(each.signal.signal): place for place, each in enumerate(found.signals)}
    wanted = places.get(shown.opened or shown.saved, number(request.query_params.get("vanaf", "")) or 0)
    start = wanted - wanted % A_PAGE
    earlier = await _to_repeat(services, caller, plan, found)
    repeated = request.query_params.get("na", "")
    return await plan_page(
        request,
        "results.html",
        caller,
        plan,
        "resultaten",
        shown.status,
        results=found.page(start, A_PAGE),
        start=start,
        earlier=earlier,
        repeated=next((row for row in earlier if str(row.measurement) == repeated), None),
        step=A_PAGE,
        unjudged=sum(each.verdict is None for each in found.signals),
        signals=counted([each.verdict.verdict if each.verdict else None for each in found.signals]),
        perception=counted([each.measurement.verdict for each in found.measurements]),
        verdicts=VERDICTS,
        verdict_options=[(verdict.value, text.to(language)) for verdict, text in VERDICTS.items()],
        cautions=CAUTIONS,
        kept=kept_words,
        figure=figure,
        today=today,
        shown=shown,
        typed_reading=_typed_reading,
        last=await last_poll(services, caller, plan, language) if found.over is None else None,
        may_assess=caller.actor.may(Right.ASSESS) and found.over is None,
        **await people_and_units(services, caller),
    )


def _typed_reading(name: str, reading: Reading | None) -> dict[str, list[str]]:
    """A reading as the fields of its form."""
    if reading is None:
        return {}
    parts: dict[str, object] = {
        "value": str(reading.value).replace(".", ","),
        "question": reading.question,
        "group": reading.group,
        "respondents": reading.respondents,
        "invited": "" if reading.invited is None else reading.invited,
        "on": reading.on.isoformat(),
    }
    return {f"{name}.{part}": [str(value)] for part, value in parts.items()}


ROUTES = Router("/plannen/{plan:uuid}/resultaten", route_handlers=[results, change])
