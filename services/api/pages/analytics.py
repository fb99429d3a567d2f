"""The page “Voortgang”: figures over plans, units and quarters, from the organisation down to the floor."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery
from markupsafe import Markup

from domain.kernel.rights import Right
from infra.bootstrap import Services
from infra.language import in_language
from infra.reports.charts import drawn
from infra.reports.printing import told
from services.api.analytics import NEEDED, board_of, document_of, exported
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write
from services.api.pages.page import AnyRequest, page

HERE = "/organisatie/voortgang"


@get(HERE, include_in_schema=False, rule=Right.SEE_ANALYTICS)
async def progress(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    plan: FromQuery[UUID | None] = None,
    onderdeel: FromQuery[UUID | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """About the organisation, or about one plan or unit of it."""
    await await_own_write(services, caller, min_seq, *NEEDED)
    board = await board_of(services, caller, plan, onderdeel)
    language = language_of(request)
    document = await document_of(services, caller, board, language)
    with in_language(language):
        charts = {chart.key: Markup(drawn(chart)) for part in document.parts for chart in part.charts}  # noqa: S704
    asked = f"?plan={plan}" if plan else f"?onderdeel={onderdeel}" if onderdeel else ""
    facts: dict[str, Any] = {"board": board, "document": document, "charts": charts, "told": told, "asked": asked}
    return await page(request, "analytics.html", caller, **facts)


@get([f"{HERE}/voortgang.{form}" for form in ("csv", "xlsx")], include_in_schema=False, rule=Right.SEE_ANALYTICS)
async def save(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    plan: FromQuery[UUID | None] = None,
    onderdeel: FromQuery[UUID | None] = None,
) -> Response[bytes]:
    """The same figures to take along."""
    board = await board_of(services, caller, plan, onderdeel)
    form = request.url.path.rpartition(".")[2]
    return await exported(services, caller, board, form, language_of(request))


ROUTES = Router("/", route_handlers=[progress, save])
