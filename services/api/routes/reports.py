"""The archive of reports: what was built at each moment of the HRM cycle, and whatever was asked for between."""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from domain.kernel.rights import Right
from domain.reports.content import Report
from domain.reports.events import Kind, Scope
from domain.reports.views import REPORTS, ReportRow
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import Done, answer, await_own_write, command_id
from services.api.reports import ask, download, kept_form, reports_of, require_report
from services.api.rules import OWN

Before = Annotated[int | None, QueryParameter(description="Cursor: reports with a lower seq.")]
Limit = Annotated[int, QueryParameter(ge=1, le=200)]
About = Annotated[Scope | None, QueryParameter(name="scope", description="About a plan, a unit, or all of it.")]
Language = Annotated[Literal["nl", "en"] | None, QueryParameter(description="Your own without it.")]
AnyRequest = Request[Any, Any, Any]


class ReportPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor (`before`) of the older page, or null."""

    reports: list[ReportRow]
    next: int | None


class NewReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """About a plan, or a unit; about the whole organisation with neither."""

    plan: UUID | None = None
    unit: UUID | None = None


@get("/", summary="List the reports", rule=OWN)
async def reports(
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    of: About = None,
    plan: FromQuery[UUID | None] = None,
    unit: FromQuery[UUID | None] = None,
    before: Before = None,
    limit: Limit = 50,
    min_seq: FromQuery[int | None] = None,
) -> ReportPage:
    """Those that are for you: of plans for everybody, of a unit for its people, all for who steers."""
    await await_own_write(services, caller, min_seq, REPORTS)
    wanted = {"scope": of.value if of else None, "plan": plan, "unit": unit}
    where = {name: value for name, value in wanted.items() if value is not None}
    found, older = await reports_of(services, caller, where, before, limit)
    return ReportPage(list(found), older)


@post("/", summary="Have a report made now", rule=Right.MAKE_REPORT)
async def new_report(
    request: AnyRequest, data: JSONBody[NewReport], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Done]:
    """By coordinator or HR. It shows how things stand at its place in the log; `built_in` is 0 before it is there."""
    report, handled = await ask(services, caller, data.plan, data.unit, command_id(request, caller))
    response = answer(handled, created=True)
    response.headers["Location"] = f"/api/v1/reports/{report}"
    return response


@get("/{report:uuid}", summary="Read about a report", rule=OWN)
async def report_by_id(
    report: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> ReportRow:
    """Which moment, which state, in which forms, each with its SHA-256."""
    await await_own_write(services, caller, min_seq, REPORTS)
    return await require_report(services, caller, report)


@get("/{report:uuid}/data", summary="Read what a report says", media_type=MediaType.JSON, rule=OWN)
async def data(
    report: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Report]:
    """The facts, the same in every language, to the byte as they were kept; the ETag is their SHA-256."""
    row = await require_report(services, caller, report)
    digest, content = await kept_form(services, caller, row, Kind.DATA)
    kept: Any = content
    return Response(kept, media_type=MediaType.JSON, headers={"ETag": f'"{digest}"', "cache-control": "private"})


@get("/{report:uuid}/report.pdf", summary="Download a report in print", media_type="application/pdf", rule=OWN)
async def pdf(
    request: AnyRequest,
    report: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    language: Language = None,
) -> Response[bytes]:
    """PDF/UA-1 and PDF/A-2a, as it was kept."""
    row = await require_report(services, caller, report)
    etag = request.headers.get("if-none-match")
    return await download(services, caller, row, Kind.PRINT, language or language_of(request), etag)


@get(
    "/{report:uuid}/report.xlsx",
    summary="Download the tables of a report",
    media_type="application/octet-stream",
    rule=OWN,
)
async def xlsx(
    request: AnyRequest,
    report: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    language: Language = None,
) -> Response[bytes]:
    """A workbook with a sheet for each table, as it was kept; no cell is a formula."""
    row = await require_report(services, caller, report)
    etag = request.headers.get("if-none-match")
    return await download(services, caller, row, Kind.SHEETS, language or language_of(request), etag)


ROUTES = Router("/reports", route_handlers=[reports, new_report, report_by_id, data, pdf, xlsx], tags=["Reports"])
