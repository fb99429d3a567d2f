"""Analytics: figures over units, plans, cycles and quarters, for who steers and the works council."""

from typing import Annotated, Any, Literal
from uuid import UUID

from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from domain.analytics.content import Board
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.analytics import NEEDED, board_of, exported
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import await_own_write

Plan = Annotated[UUID | None, QueryParameter(description="About this plan alone.")]
Unit = Annotated[UUID | None, QueryParameter(description="About this unit alone.")]
Language = Annotated[Literal["nl", "en"] | None, QueryParameter(description="Your own without it.")]
AnyRequest = Request[Any, Any, Any]


@get("/", summary="Read the figures", rule=Right.SEE_ANALYTICS)
async def figures(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    plan: Plan = None,
    unit: Unit = None,
    min_seq: FromQuery[int | None] = None,
) -> Board:
    """About the organisation, a plan or a unit. What is about fewer people than `floor` is null and `withheld`."""
    await await_own_write(services, caller, min_seq, *NEEDED)
    return await board_of(services, caller, plan, unit)


@get("/figures.csv", summary="Export the figures as CSV", media_type="text/csv", rule=Right.SEE_ANALYTICS)
async def csv(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    plan: Plan = None,
    unit: Unit = None,
    language: Language = None,
    min_seq: FromQuery[int | None] = None,
) -> Response[bytes]:
    """A figure a row, exactly those that the read gives; UTF-8 with a byte order mark, no cell is a formula."""
    await await_own_write(services, caller, min_seq, *NEEDED)
    board = await board_of(services, caller, plan, unit)
    return await exported(services, caller, board, "csv", language or language_of(request))


@get(
    "/figures.xlsx",
    summary="Export the figures as a workbook",
    media_type="application/octet-stream",
    rule=Right.SEE_ANALYTICS,
)
async def xlsx(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    plan: Plan = None,
    unit: Unit = None,
    language: Language = None,
    min_seq: FromQuery[int | None] = None,
) -> Response[bytes]:
    """A sheet for each table, exactly those figures that the read gives; no cell is a formula."""
    await await_own_write(services, caller, min_seq, *NEEDED)
    board = await board_of(services, caller, plan, unit)
    return await exported(services, caller, board, "xlsx", language or language_of(request))


ROUTES = Router("/analytics", route_handlers=[figures, csv, xlsx], tags=["Analytics"])
