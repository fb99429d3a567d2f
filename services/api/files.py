"""What the API and the pages both need around files: taking one in, giving it out, erasing it."""

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Response
from litestar.datastructures import UploadFile

from domain.agreements.views import AGREEMENTS
from domain.analysis.views import ISSUES
from domain.attachments.decider import ATTACHMENT, AttachFile, RemoveFile, stream_of
from domain.attachments.events import FileKind, Thing
from domain.attachments.refusals import FileUnknown, PhotoNotShown
from domain.attachments.views import FILES, FileRow
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, FileId, PlanId
from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from domain.kernel.rights import Right
from domain.kernel.views import View
from domain.kickoff.views import CHECKLISTS
from domain.measures.views import MEASURES
from domain.review.views import REVIEWS
from domain.signals.views import SIGNALS
from infra.bootstrap import Services
from infra.documents.sandbox import take_in_apart
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id
from services.api.standing import advises, towards

THINGS: Mapping[str, View[Any]] = {
    "review": REVIEWS,
    "agreement": AGREEMENTS,
    "measure": MEASURES,
    "signal": SIGNALS,
    "issue": ISSUES,
    "row": CHECKLISTS,
}
FILE_BODY_LIMIT = 12_000_000
ALONE = "default-src 'none'; sandbox"


async def require_thing(services: Services, caller: Caller, plan: PlanId, kind: str, identity: str) -> Thing | None:
    """What a file belongs to, None when nothing is named. Raises InvalidValue, or NotFound for what the plan lacks."""
    if not kind and not identity:
        return None
    if kind not in THINGS:
        raise InvalidValue(field="about_kind", reason="unknown")
    view = THINGS[kind]
    try:
        where = {"plan": plan, view.key[-1]: identity if kind == "row" else UUID(identity)}
    except ValueError:
        raise NotFound from None
    if not await services.views.count(caller.tenant, view, where):
        raise NotFound
    return Thing(kind, identity)


async def attach(
    services: Services,
    caller: Caller,
    plan: PlanId,
    upload: UploadFile | None,
    kind: FileKind,
    description: str,
    about: Thing | None,
    identity: CommandId,
) -> tuple[FileId, Handled]:
    """Check a file, make it safe, keep it, and put it with the plan. Raises what the intake or the decider refuses.

    The content is kept before the fact is, so that no fact stands without its content; a refused fact takes it along.
    """
    caller.actor.needs(Right.ATTACH_FILES)
    if upload is None or not upload.filename:
        raise InvalidValue(field="file", reason="empty")
    file = FileId(new_id(identity, "file"))
    taken = await asyncio.to_thread(take_in_apart, upload.filename, await upload.read())
    command = AttachFile(
        plan=plan,
        file=file,
        kind=kind,
        name=taken.name,
        description=description,
        content=taken.content,
        about=about,
    )
    for digest, content in taken.parts.items():
        await services.documents.keep(caller.tenant, file, digest, content)
    try:
        return file, await carry_out(services, caller, command, identity)
    except Refusal:
        if (await services.handler.state(caller.tenant, ATTACHMENT, stream_of(file))).attached is None:
            await services.documents.erase(caller.tenant, file)
        raise


async def remove(
    services: Services, caller: Caller, plan: PlanId, file: FileId, reason: str, identity: CommandId
) -> Handled:
    """Take a file away: the fact first, then its content. Doing it again erases what an interruption left."""
    row = await services.views.get(caller.tenant, FILES, (file,))
    by = row.attached_by if row else None
    command = RemoveFile(plan=plan, file=file, reason=reason, attached_by=by)
    handled = await carry_out(services, caller, command, identity)
    await services.documents.erase(caller.tenant, file)
    return handled


async def require_file(services: Services, caller: Caller, file: UUID, plan: UUID | None = None) -> FileRow:
    """The file, or FileUnknown: another organisation's file is not there, nor is one of another plan."""
    row = await services.views.get(caller.tenant, FILES, (file,))
    if row is None or plan not in (None, row.plan):
        raise FileUnknown
    if advises(caller.actor):
        actor = await towards(services, caller.tenant, caller.actor, row.plan)
        if not actor.may(Right.READ_PLAN):
            raise FileUnknown
    return row


def may_see(caller: Caller, row: FileRow) -> bool:
    """Whether the caller may see the content: everybody, once it may be shown.

    Who keeps the files sees a photo before, to ask the right people; nobody sees one whose consent was taken back.
    """
    return row.may_be_shown or (caller.actor.may(Right.ATTACH_FILES) and not row.withdrawn)


async def taken_back(services: Services, caller: Caller, row: FileRow) -> bool:
    """Whether, as the log stands at this moment, the file was removed or somebody in it took the consent back.

    A page of a past day shows what stood there then; who took a consent back since is not shown there either.
    """
    state = await services.handler.state(caller.tenant, ATTACHMENT, stream_of(row.file))
    return state.removed or any(each.withdrawn for each in state.consents.values())


async def content_of(
    services: Services, caller: Caller, row: FileRow, headers: Mapping[str, str], small: bool = False
) -> Response[Any]:
    """The bytes, as something to save and never to run. Raises PhotoNotShown, or FileUnknown when it was erased."""
    if not may_see(caller, row) or await taken_back(services, caller, row):
        raise PhotoNotShown
    digest = row.content.thumbnail if small else row.content.digest
    if digest is None:
        raise FileUnknown
    own = {
        "etag": f'"{digest}"',
        "cache-control": "private, no-cache",
        "content-security-policy": ALONE,
        "cross-origin-resource-policy": "same-origin",
        "vary": "cookie, authorization",
    }
    if headers.get("if-none-match") == own["etag"]:
        return Response(None, status_code=304, headers=own)
    content = await services.documents.read(caller.tenant, row.file, digest)
    if content is None:
        raise FileUnknown
    media_type = "image/jpeg" if small else row.content.media_type
    plain = "".join(sign if (sign.isascii() and sign.isalnum()) or sign in "-_. " else "_" for sign in row.name)
    own["content-disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(row.name, safe='')}"
    return Response(content, media_type=media_type, headers=own)
