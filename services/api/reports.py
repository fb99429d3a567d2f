"""What the API and the pages both need around reports: who reads which, what is kept, how one is asked for."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Response

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, FileId, PlanId, ReportId, UnitId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.organisation.views import MEMBERS, UNITS
from domain.plan.views import PLANS
from domain.reports.content import Report
from domain.reports.decider import AskReport
from domain.reports.events import About, Kind, Scope
from domain.reports.refusals import ReportNotBuilt, ReportUnknown
from domain.reports.views import EVERYBODY, REPORTS, ReportRow, readers_of
from infra.bootstrap import Services
from infra.reports.forms import DATA, MEDIA_TYPES
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id
from services.api.files import ALONE
from services.api.listing import newest_first
from services.api.standing import advises, given_to

PAUSE_SECONDS = 0.1


async def readable(services: Services, caller: Caller) -> dict[str, Any]:
    """The condition under which a report is for the caller.

    Who steers reads all. Others read those of plans, which are for all staff, and those of their own unit; an adviser
    those of the plans that were given.
    """
    if caller.actor.may(Right.READ_ALL_REPORTS):
        return {}
    if advises(caller.actor):
        return {"readers": EVERYBODY, **await given_to(services, caller.tenant, caller.actor)}
    me = await services.views.get(caller.tenant, MEMBERS, (caller.person,))
    own = [readers_of(Scope.UNIT, me.unit)] if me and me.unit else []
    return {"readers in": [EVERYBODY, *own]}


async def reports_of(
    services: Services, caller: Caller, wanted: dict[str, Any], before: int | None, limit: int
) -> tuple[Sequence[ReportRow], int | None]:
    """A page of the archive, newest first, and the cursor of the next page (None on the last)."""
    where = wanted | await readable(services, caller)
    return await newest_first(services, caller, REPORTS, where, before, limit)


async def require_report(services: Services, caller: Caller, report: UUID) -> ReportRow:
    """The report, or ReportUnknown: there is none, or it is not for the caller."""
    found = await services.views.find(
        caller.tenant, REPORTS, {"report": report} | await readable(services, caller), limit=1
    )
    if not found:
        raise ReportUnknown
    return found[0]


async def built(services: Services, caller: Caller, report: UUID, seconds: float) -> ReportRow:
    """The report, once it is built, or as it is after so many seconds. Raises ReportUnknown."""
    until = time.monotonic() + seconds
    row = await require_report(services, caller, report)
    while not row.built_in and time.monotonic() < until:
        await asyncio.sleep(PAUSE_SECONDS)
        row = await require_report(services, caller, report)
    return row


async def kept_form(
    services: Services, caller: Caller, row: ReportRow, kind: Kind, language: str | None = None
) -> tuple[str, bytes]:
    """The digest of a kept form and its bytes. Raises ReportNotBuilt."""
    form = row.form(kind, language)
    content = await services.documents.read(caller.tenant, FileId(row.report), form.digest) if form else None
    if form is None or content is None:
        raise ReportNotBuilt
    return form.digest, content


async def report_in(services: Services, caller: Caller, row: ReportRow) -> Report:
    """What the report says, from the data that is kept. Raises ReportNotBuilt."""
    _, content = await kept_form(services, caller, row, Kind.DATA)
    return DATA.decode(content)


async def download(
    services: Services, caller: Caller, row: ReportRow, kind: Kind, language: str, etag: str | None
) -> Response[bytes]:
    """A kept form to save, to the byte; its ETag is its SHA-256, as the log has it."""
    digest, content = await kept_form(services, caller, row, kind, language)
    ending = f"-{language}.{kind.value}" if kind is not Kind.DATA else f".{kind.value}"
    headers = {
        "content-disposition": f'attachment; filename="rapport-{row.on}{ending}"',
        "content-security-policy": ALONE,
        "cache-control": "private, no-cache",
        "etag": f'"{digest}"',
        "vary": "cookie, authorization, accept-language",
    }
    if etag == headers["etag"]:
        return Response(b"", status_code=304, headers=headers, media_type=MEDIA_TYPES[kind])
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)


async def ask(
    services: Services, caller: Caller, plan: UUID | None, unit: UUID | None, identity: CommandId
) -> tuple[ReportId, Handled]:
    """Have a report made now. Raises NotFound for a plan or unit that is not there, NotAllowed."""
    caller.actor.needs(Right.MAKE_REPORT)
    if plan is not None and (unit is not None or await services.views.get(caller.tenant, PLANS, (plan,)) is None):
        raise NotFound
    if unit is not None and await services.views.get(caller.tenant, UNITS, (unit,)) is None:
        raise NotFound
    report = ReportId(new_id(identity, "report"))
    scope = Scope.PLAN if plan else Scope.UNIT if unit else Scope.ORGANISATION
    about = About(scope, PlanId(plan) if plan else None, UnitId(unit) if unit else None)
    return report, await carry_out(services, caller, AskReport(report=report, about=about), identity)
