"""The page “Uitkomst”: what came of a poll, question by question, in pictures with their tables."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from markupsafe import Markup

from domain.kernel.ids import CommandId, PlanId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.polls.views import POLLS
from domain.publication.views import EDITIONS, FIGURES
from infra.bootstrap import Services
from infra.language import in_language
from infra.reports.charts import drawn
from infra.reports.printing import told
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.measured import can_be_measured, measurement
from services.api.outcome_words import worded
from services.api.outcomes import organisation_name, outcome_of, taken_along
from services.api.pages.forms import form_of, key_of
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import plan_page
from services.api.polls import require_poll
from services.api.routes.plans import require_plan
from services.api.words.publication import Hidden, why_hidden

HERE = "/plannen/{plan:uuid}/peilingen/{poll:uuid}/uitkomst"


@get("/", include_in_schema=False, rule=Right.READ_PLAN)
async def outcome(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """What came of it; as long as nothing came out, when it will."""
    await await_own_write(services, caller, min_seq, POLLS, EDITIONS, FIGURES)
    row = await require_plan(services, caller, PlanId(plan))
    found = await require_poll(services, caller, row.plan, poll)
    facts: dict[str, Any] = {"poll": found, "document": None}
    shown = await outcome_of(services, caller, found)
    if shown:
        language = language_of(request)
        document = worded(shown, await organisation_name(services, caller), language)
        with in_language(language):
            charts = {chart.key: Markup(drawn(chart)) for part in document.parts for chart in part.charts}  # noqa: S704
            reasons = [why_hidden(each, shown.now.floors) for each in (Hidden.NEVER, Hidden.GROUP, Hidden.ANSWERS)]
        facts |= {"document": document, "charts": charts, "told": told, "reasons": reasons, "outcome": shown}
        facts["measurable"] = can_be_measured(shown) if caller.actor.may(Right.ASSESS) and not row.closed_on else []
    return await plan_page(request, "outcome.html", caller, row, "signalen", **facts)


@get(["/peiling.csv", "/peiling.xlsx"], include_in_schema=False, rule=Right.READ_PLAN)
async def save(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[bytes]:
    """The same figures to take along; back to the page where there are none yet."""
    row = await require_plan(services, caller, PlanId(plan))
    found = await outcome_of(services, caller, await require_poll(services, caller, row.plan, poll))
    if found is None:
        return see(request.url.path.rpartition("/")[0])
    language = language_of(request)
    document = worded(found, await organisation_name(services, caller), language)
    return taken_along(document, found.now.closed_on, request.url.path.rpartition(".")[2], language)


@post("/resultaten", include_in_schema=False, rule=Right.ASSESS)
async def take_over(
    request: AnyRequest,
    plan: FromPath[UUID],
    poll: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """Let a scale, or several, stand among the results of the plan, and go there."""
    row, form = await require_plan(services, caller, PlanId(plan)), await form_of(request)
    found = await outcome_of(services, caller, await require_poll(services, caller, row.plan, poll))
    if found is None:
        raise NotFound
    key, seq, saved = key_of(caller, form), None, ""
    for scale in form.get("scale", []):
        with in_language("nl"):
            command = measurement(found, scale, row)
        handled = await carry_out(services, caller, command, CommandId(new_id(key, scale)))
        seq, saved = handled.receipt.seq if handled.receipt else seq, str(command.measurement)
    return see(f"/plannen/{plan}/resultaten", saved=saved, min_seq=seq)


ROUTES = Router(HERE, route_handlers=[outcome, save, take_over])
