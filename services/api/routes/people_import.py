"""People from a file: see what it would bring, then invite them."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Router, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import MultipartBody
from msgspec import Meta

from domain.kernel.rights import Right
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import command_id
from services.api.people_cells import CannotTake, Fault, Line
from services.api.people_import import FILE_LIMIT, bring_in, look_at, text_of
from services.api.words.people_file import told


class PeopleFile(msgspec.Struct, frozen=True):
    """A CSV file of 2,000 people at most: UTF-8, UTF-16 or Windows-1252, with semicolons, commas or tabs.

    Its first line names the columns, in Dutch or English: name and email; roles (several with commas; none: employee),
    unit (a name or a path, `Care / Team North`) and language (nl or en) if you like. `seen` is what the dry run gave.
    """

    file: UploadFile
    seen: Annotated[str, Meta(max_length=60)] = ""


class PersonLine(msgspec.Struct, frozen=True):
    """Somebody in the file, and the line (1 is the first)."""

    line: int
    name: str
    email: str
    roles: list[str]
    unit: UUID | None
    language: str


class FaultLine(msgspec.Struct, frozen=True):
    """A line that cannot be taken (0: the file as a whole), its column, why as a word and as a sentence."""

    line: int
    field: str
    trouble: str
    detail: str


class PeopleDryRun(msgspec.Struct, frozen=True):
    """What the file would bring. `free` is how many seats are left (null: no limit); send `seen` with the import.

    `invite` are invited, `already` take part and stay as they are, `faults` are passed over, `ignored` are columns that
    are not read.
    """

    invite: list[PersonLine]
    already: list[PersonLine]
    faults: list[FaultLine]
    ignored: list[str]
    free: int | None
    seen: str


class PeopleImported(msgspec.Struct, frozen=True):
    """Who was invited since the dry run, who took part before it, and which lines were passed over."""

    invited: list[PersonLine]
    already: list[PersonLine]
    faults: list[FaultLine]


@post("/dry-run", status_code=200, summary="See what a file brings", rule=Right.INVITE_MEMBERS)
async def dry_run(
    request: Request[Any, Any, Any],
    data: MultipartBody[PeopleFile],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> PeopleDryRun:
    """Nothing is kept, nobody is invited; each line that cannot be taken is named."""
    try:
        look = await look_at(services, caller, await text_of(data.file))
    except CannotTake as wrong:
        return PeopleDryRun([], [], _faults(request, [wrong.fault(0, "")]), [], None, "")
    return PeopleDryRun(
        _lines(look.invite),
        _lines(look.already),
        _faults(request, look.faults),
        list(look.ignored),
        look.free,
        look.seen,
    )


@post("/", status_code=200, summary="Invite the people in a file", rule=Right.INVITE_MEMBERS)
async def import_people(
    request: Request[Any, Any, Any],
    data: MultipartBody[PeopleFile],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> PeopleImported:
    """As the dry run said, or not at all. What broke off is sent again with the same `seen`, and goes on."""
    try:
        text = await text_of(data.file)
    except CannotTake as wrong:
        return PeopleImported([], [], _faults(request, [wrong.fault(0, "")]))
    brought = await bring_in(services, caller, text, data.seen, command_id(request, caller))
    return PeopleImported(_lines(brought.invited), _lines(brought.already), _faults(request, brought.faults))


def _lines(lines: Sequence[Line]) -> list[PersonLine]:
    return [
        PersonLine(each.line, each.name, each.email, [role.value for role in each.roles], each.unit, each.language)
        for each in lines
    ]


def _faults(request: Request[Any, Any, Any], faults: Sequence[Fault]) -> list[FaultLine]:
    language = language_of(request)
    return [FaultLine(each.line, each.field, each.trouble.value, told(each, language)) for each in faults]


ROUTES = Router(
    "/organisation/people-imports",
    route_handlers=[dry_run, import_people],
    request_max_body_size=FILE_LIMIT,
    tags=["Organisation"],
)
