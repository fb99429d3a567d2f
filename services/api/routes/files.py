"""Files of a plan: attached, agreed to by who is in a photo, downloaded, removed."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromPath, FromQuery, JSONBody, MultipartBody, QueryParameter
from msgspec import Meta

from domain.attachments.decider import RecordConsent, SayNobodyShown, WithdrawConsent
from domain.attachments.events import FileKind
from domain.attachments.views import FILES, FileRow
from domain.kernel.ids import FileId, PersonId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.exchange import Done, answer, await_own_write, carried_out, carry_out, command_id, new_id
from services.api.files import FILE_BODY_LIMIT, attach, content_of, remove, require_file, require_thing
from services.api.listing import newest_first
from services.api.routes.plans import require_plan


class FilesPage(msgspec.Struct, frozen=True):
    """Newest first. `next` is the cursor of the following page, null on the last one."""

    files: list[FileRow]
    next: int | None


class NewFile(msgspec.Struct, frozen=True):
    """A file of 10 MB at most: JPEG, PNG or WebP (a photo, at most 40 megapixels), PDF, or plain text.

    A photo has a description. `about_kind` and `about_id` name what in the plan it belongs to.
    """

    file: UploadFile
    kind: FileKind
    description: Annotated[str, Meta(max_length=1000)] = ""
    about_kind: Annotated[str, Meta(max_length=50)] = ""
    about_id: Annotated[str, Meta(max_length=100)] = ""


class NewConsent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who agreed (a member, or somebody else by name), to what, and when."""

    name: Annotated[str, Meta(min_length=1, max_length=200, examples=["Eva de Wit"])]
    words: Annotated[str, Meta(min_length=1, max_length=1000, examples=["Mag in de impressie van dit plan"])]
    given_on: Annotated[date, Meta(examples=["2026-11-20"])]
    person: UUID | None = None


class Removal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why the file goes."""

    reason: Annotated[str, Meta(min_length=1, max_length=1000)]


@get("/", summary="List the files of a plan", rule=Right.READ_PLAN)
async def files(
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    before: Annotated[int | None, QueryParameter(description="Cursor: files with a lower seq.")] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
    min_seq: FromQuery[int | None] = None,
) -> FilesPage:
    """Photos and documents, newest first, each with the consents that were recorded."""
    await await_own_write(services, caller, min_seq, FILES)
    await require_plan(services, caller, PlanId(plan))
    return FilesPage(*await newest_first(services, caller, FILES, {"plan": plan}, before, limit))


@post("/", summary="Attach a file", request_max_body_size=FILE_BODY_LIMIT, rule=Right.ATTACH_FILES)
async def add(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    data: MultipartBody[NewFile],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The type is judged by the content. Photos are drawn anew, without place, camera or comments."""
    await require_plan(services, caller, PlanId(plan))
    about = await require_thing(services, caller, PlanId(plan), data.about_kind, data.about_id)
    identity = command_id(request, caller)
    file, handled = await attach(
        services, caller, PlanId(plan), data.file, data.kind, data.description, about, identity
    )
    response = answer(handled, created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/files/{file}"
    return response


@get("/{file:uuid}", summary="Read about a file", rule=Right.READ_PLAN)
async def file_by_id(
    plan: FromPath[UUID],
    file: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    min_seq: FromQuery[int | None] = None,
) -> Response[FileRow]:
    """What is known of it. The ETag is the version to send as If-Match with a change."""
    await await_own_write(services, caller, min_seq, FILES)
    row = await require_file(services, caller, file, plan)
    return Response(row, headers={"ETag": f'"{row.version}"'})


@get("/{file:uuid}/content", summary="Download a file", media_type=MediaType.TEXT, rule=Right.READ_PLAN)
async def content(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    file: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """The bytes, once everybody in a photo agreed; who keeps the files sees a photo before that."""
    row = await require_file(services, caller, file, plan)
    return await content_of(services, caller, row, request.headers)


@post("/{file:uuid}/consents", summary="Record somebody's consent", rule=Right.ATTACH_FILES)
async def consent(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    file: FromPath[UUID],
    data: JSONBody[NewConsent],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """One for each person in the photo. The name is kept under the person's own key and can be erased."""
    await require_file(services, caller, file, plan)
    if data.person:
        await known_people(services, caller, [data.person])
    person = PersonId(data.person) if data.person else None
    identity = command_id(request, caller)
    key = new_id(identity, "consent")
    command = RecordConsent(
        plan=PlanId(plan),
        file=FileId(file),
        consent=key,
        person=person,
        name=Personal(person or caller.person, data.name.strip()),
        words=data.words,
        given_on=data.given_on,
    )
    response = answer(await carry_out(services, caller, command, identity), created=True)
    response.headers["Location"] = f"/api/v1/plans/{plan}/files/{file}/consents/{key}"
    return response


@delete("/{file:uuid}/consents/{consent:uuid}", status_code=200, summary="Take a consent back", rule=Right.TAKE_PART)
async def withdraw(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    file: FromPath[UUID],
    consent: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """The photo is shown no more. A member takes their own consent back; who keeps the files does so for others."""
    command = WithdrawConsent(plan=PlanId(plan), file=FileId(file), consent=consent)
    return await carried_out(request, services, caller, command)


@put("/{file:uuid}/nobody-shown", summary="Say that nobody can be recognised", rule=Right.ATTACH_FILES)
async def nobody_shown(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    file: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Then nobody needs to agree."""
    return await carried_out(request, services, caller, SayNobodyShown(plan=PlanId(plan), file=FileId(file)))


@post("/{file:uuid}/removal", status_code=200, summary="Remove a file", rule=Right.ATTACH_FILES)
async def take_away(
    request: Request[Any, Any, Any],
    plan: FromPath[UUID],
    file: FromPath[UUID],
    data: JSONBody[Removal],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Done]:
    """Its content is erased; the audit trail keeps that it was there, and why it went."""
    identity = command_id(request, caller)
    return answer(await remove(services, caller, PlanId(plan), FileId(file), data.reason, identity))


ROUTES = Router(
    "/plans/{plan:uuid}/files",
    route_handlers=[files, add, file_by_id, content, consent, withdraw, nobody_shown, take_away],
    tags=["Files"],
)
