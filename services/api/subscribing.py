"""What a subscription is about, gathered from the organisation and its members: the same for the API and the pages."""

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

from litestar import Response
from litestar.response import Stream

from domain.billing.decider import BILLING
from domain.billing.decider import stream_of as billing_stream
from domain.billing.events import CreditNoteIssued
from domain.billing.state import Bills
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, FileId
from domain.kernel.refusals import NotFound
from domain.organisation.decider import ORGANISATION
from domain.organisation.decider import stream_of as organisation_stream
from domain.organisation.state import Organisation
from domain.subscription.commands import AskExport, Cancel, ChoosePackage
from domain.subscription.packages import Interval
from domain.subscription.views import EXPORTS, ExportRow
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id
from services.api.readings import note


async def organisation_now(services: Services, caller: Caller) -> Organisation:
    """The organisation as the log has it: how many members there are is not a moment old."""
    return await services.handler.state(caller.tenant, ORGANISATION, organisation_stream(caller.tenant))


async def choose_package(
    services: Services, caller: Caller, package: str, interval: Interval, identity: CommandId
) -> Handled:
    """Have a package, for the members that there are."""
    members = len((await organisation_now(services, caller)).members)
    command = ChoosePackage(tenant=caller.tenant, package=package, interval=interval, members=members)
    return await carry_out(services, caller, command, identity)


async def cancel(services: Services, caller: Caller, confirmation: str, identity: CommandId) -> Handled:
    """Stop when what was paid for is over."""
    name = (await organisation_now(services, caller)).name
    return await carry_out(
        services, caller, Cancel(tenant=caller.tenant, name=name, confirmation=confirmation), identity
    )


async def export_of(services: Services, caller: Caller, export: UUID) -> ExportRow:
    """An export that is there. Raises NotFound while it is being made, and when its days are over."""
    row = await services.views.get(caller.tenant, EXPORTS, (export,))
    if row is None or row.until is None or row.until <= await services.calendar.today(caller.tenant):
        raise NotFound
    return row


async def pieces(services: Services, caller: Caller, row: ExportRow) -> AsyncIterator[bytes]:
    """The file, a part at a time."""
    for digest in row.parts:
        part = await services.documents.read(caller.tenant, FileId(row.export), digest)
        if part is None:
            raise NotFound
        yield part


async def download(services: Services, caller: Caller, export: UUID) -> Stream:
    """The zip, as a file to keep."""
    row = await export_of(services, caller, export)
    await note(services, caller, Sensitive.EVERYTHING, thing=export)
    headers = {
        "content-disposition": f'attachment; filename="werkbalans-{row.asked_on.isoformat()}.zip"',
        "content-length": str(row.size),
        "cache-control": "no-store",
    }
    return Stream(pieces(services, caller, row), media_type="application/zip", headers=headers)


async def bills_now(services: Services, caller: Caller) -> Bills:
    """The bills as the log has them."""
    return await services.handler.state(caller.tenant, BILLING, billing_stream(caller.tenant))


async def notes_of(services: Services, caller: Caller) -> Sequence[CreditNoteIssued]:
    """The credit notes, oldest first."""
    loaded = await services.store.load(caller.tenant, billing_stream(caller.tenant))
    return [each.event for each in loaded.events if isinstance(each.event, CreditNoteIssued)]


async def in_print(services: Services, caller: Caller, document: UUID) -> Response[bytes]:
    """A document of the seller's, as PDF. Raises NotFound for another organisation's."""
    pdf = await services.books.pdf(caller.tenant, document)
    if pdf is None:
        raise NotFound
    headers = {"content-disposition": "inline", "cache-control": "private, no-store"}
    return Response(pdf, media_type="application/pdf", headers=headers)


async def ask_export(services: Services, caller: Caller, identity: CommandId) -> Handled:
    """Have everything made into one file."""
    export = new_id(identity, "export")
    return await carry_out(services, caller, AskExport(tenant=caller.tenant, export=export), identity)
