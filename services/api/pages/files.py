"""Files of a plan: photos and documents with their consents, and the address from which each is downloaded."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.attachments.decider import FileCommand, RecordConsent, SayNobodyShown, WithdrawConsent
from domain.attachments.events import FileKind, Thing
from domain.attachments.views import FILES
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, FileId, PersonId, PlanId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from infra.bootstrap import Services
from infra.language import language
from services.api.auth import Caller
from services.api.checklist import known_people
from services.api.errors import language_of
from services.api.exchange import await_own_write, carry_out, new_id
from services.api.files import FILE_BODY_LIMIT, attach, content_of, may_see, remove, require_file, require_thing
from services.api.listing import newest_first
from services.api.pages.forms import Form, Shown, first, form_of, identity, key_of, needed_day, one_of, refused
from services.api.pages.page import AnyRequest, see
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan
from services.api.rules import OWN
from services.api.words.attachments import FILE_KINDS
from services.api.words.review import THINGS

A_PAGE = 24


@get("/plannen/{plan:uuid}/bestanden", include_in_schema=False, rule=Right.READ_PLAN)
async def files(
    request: AnyRequest,
    plan: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
    before: FromQuery[int | None] = None,
    min_seq: FromQuery[int | None] = None,
) -> Response[Any]:
    """The files, newest first."""
    await await_own_write(services, caller, min_seq, FILES)
    return await _show(request, services, caller, PlanId(plan), Shown(saved=saved), before)


@post(
    "/plannen/{plan:uuid}/bestanden",
    include_in_schema=False,
    request_max_body_size=FILE_BODY_LIMIT,
    rule=Right.ATTACH_FILES,
)
async def add(
    request: AnyRequest, plan: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Attach a file."""
    form, upload = await form_of(request), (await request.form()).get("file")
    await require_plan(services, caller, PlanId(plan))
    try:
        file, handled = await attach(
            services,
            caller,
            PlanId(plan),
            upload if isinstance(upload, UploadFile) else None,
            one_of(form, "kind", FileKind),
            first(form, "description"),
            await _thing(services, caller, PlanId(plan), first(form, "about")),
            key_of(caller, form),
        )
    except Refusal as refusal:
        return await _show(request, services, caller, PlanId(plan), refused(request, form, refusal, "add"))
    seq = handled.receipt.seq if handled.receipt else None
    return see(f"/plannen/{plan}/bestanden", anchor=f"bestand-{file}", saved=str(file), min_seq=seq)


@post("/plannen/{plan:uuid}/bestanden/{file:uuid}", include_in_schema=False, rule=Right.TAKE_PART)
async def change(
    request: AnyRequest,
    plan: FromPath[UUID],
    file: FromPath[UUID],
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One of a file's forms, named by its field `do`."""
    form, what = await form_of(request), ""
    try:
        what = first(form, "do")
        handled = await _done(services, caller, PlanId(plan), FileId(file), form, what)
    except Refusal as refusal:
        shown = refused(request, form, refusal, what, str(file))
        return await _show(request, services, caller, PlanId(plan), shown)
    seq = handled.receipt.seq if handled.receipt else None
    anchor, saved = ("", "") if what == "remove" else (f"bestand-{file}", str(file))
    return see(f"/plannen/{plan}/bestanden", anchor=anchor, saved=saved, min_seq=seq)


@get("/bestanden/{file:uuid}", include_in_schema=False, rule=OWN)
async def download(
    request: AnyRequest, file: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """The file itself, to save."""
    row = await require_file(services, caller, file)
    return await content_of(services, caller, row, request.headers)


@get("/bestanden/{file:uuid}/klein", include_in_schema=False, rule=OWN)
async def thumbnail(
    request: AnyRequest, file: FromPath[UUID], caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """A small picture of a photo."""
    row = await require_file(services, caller, file)
    return await content_of(services, caller, row, request.headers, small=True)


async def _done(services: Services, caller: Caller, plan: PlanId, file: FileId, form: Form, what: str) -> Handled:
    key = key_of(caller, form)
    if what == "remove":
        return await remove(services, caller, plan, file, first(form, "reason"), key)
    return await carry_out(services, caller, await _command(services, caller, plan, file, form, what, key), key)


async def _command(
    services: Services, caller: Caller, plan: PlanId, file: FileId, form: Form, what: str, key: CommandId
) -> FileCommand:
    match what:
        case "nobody":
            return SayNobodyShown(plan=plan, file=file)
        case "withdraw":
            found = identity(form, "consent")
            if found is None:
                raise NotFound
            return WithdrawConsent(plan=plan, file=file, consent=found)
        case "consent":
            person, name = identity(form, "person"), first(form, "name")
            if person:
                await known_people(services, caller, [person])
                name = (await services.people.named(caller.tenant, [person]))[PersonId(person)].name
            return RecordConsent(
                plan=plan,
                file=file,
                consent=new_id(key, "consent"),
                person=PersonId(person) if person else None,
                name=Personal(PersonId(person) if person else caller.person, name),
                words=first(form, "words"),
                given_on=needed_day(form, "given_on"),
            )
        case _:
            raise NotFound


async def _show(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown, before: int | None = None
) -> Response[Any]:
    row = await require_plan(services, caller, plan)
    rows, following = await newest_first(services, caller, FILES, {"plan": plan}, before, A_PAGE)
    about = (
        first(shown.typed, "about") if shown.typed and "about" in shown.typed else request.query_params.get("bij", "")
    )
    return await plan_page(
        request,
        "files.html",
        caller,
        row,
        "bestanden",
        shown.status,
        rows=rows,
        following=following,
        sees={each.file: may_see(caller, each) for each in rows},
        may_attach=caller.actor.may(Right.ATTACH_FILES),
        may_steer=caller.actor.may(Right.STEER_PLAN),
        about=await _thing(services, caller, plan, about),
        kinds=FILE_KINDS,
        kind_options=[(kind.value, text.to(language_of(request))) for kind, text in FILE_KINDS.items()],
        size_words=_size_words,
        about_words=_about_words,
        today=await services.calendar.today(caller.tenant),
        shown=shown,
        **await people_and_units(services, caller),
    )


async def _thing(services: Services, caller: Caller, plan: PlanId, text: str) -> Thing | None:
    kind, _, identity_ = text.partition(":")
    return await require_thing(services, caller, plan, kind, identity_)


def _about_words(thing: Thing) -> str:
    found = THINGS.get(thing.kind)
    return found.to(language()) if found else thing.kind


def _size_words(size: int) -> str:
    number = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
    return number if language() == "en" else number.replace(".", ",")


ROUTES = Router("/", route_handlers=[files, add, change, download, thumbnail])
