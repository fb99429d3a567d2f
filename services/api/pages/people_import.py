"""Inviting people from a file: choose it, see what it brings line by line, then invite them."""

from typing import Any

from litestar import Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency

from domain.kernel.refusals import NotFound, Refusal
from domain.kernel.rights import Right
from domain.organisation.refusals import ImportNotSeen
from domain.organisation.views import UNITS
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.pages.forms import Form, Shown, first, form_of, key_of, needed, refused
from services.api.pages.page import AnyRequest, page
from services.api.people_cells import CannotTake, Fault
from services.api.people_import import FILE_LIMIT, Brought, Look, bring_in, look_at, text_of
from services.api.words.people_file import FIELDS, told

HERE = "/organisatie/mensen/bestand"
SHOWN = 200
EXAMPLES = {
    "nl": "naam;mailadres;rollen;onderdeel;taal\r\n"
    "Eva de Wit;eva@organisatie.nl;leidinggevende, medewerker;Team Noord;nl\r\n"
    "Sam Bos;sam@organisatie.nl;medewerker;Zorg / Team Zuid;nl\r\n",
    "en": "name;email;roles;unit;language\r\n"
    "Eva de Wit;eva@organisation.nl;line manager, employee;Team North;en\r\n"
    "Sam Bos;sam@organisation.nl;employee;Care / Team South;nl\r\n",
}


@get(HERE, include_in_schema=False, rule=Right.INVITE_MEMBERS)
async def start(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """What such a file looks like, and where to choose it."""
    return await _show(request, services, caller, Shown())


@get(f"{HERE}/voorbeeld", include_in_schema=False, rule=Right.INVITE_MEMBERS)
async def example(request: AnyRequest) -> Response[bytes]:
    """A file to fill in, with the mark by which a spreadsheet knows that it is UTF-8."""
    name, content = "mensen.csv", EXAMPLES[language_of(request)].encode("utf-8-sig")
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@post(HERE, include_in_schema=False, request_max_body_size=FILE_LIMIT, rule=Right.INVITE_MEMBERS)
async def do(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Look at a file (`try`), or invite whom it names once that was seen (`keep`)."""
    form, sent = await form_of(request), (await request.form()).get("file")
    what, upload = first(form, "do"), sent if isinstance(sent, UploadFile) and sent.filename else None
    try:
        if what == "keep" and upload is None:
            brought = await bring_in(
                services, caller, needed(form, "content"), first(form, "seen"), key_of(caller, form)
            )
            return await _show(request, services, caller, Shown(), brought=brought)
        if what not in ("try", "keep"):
            raise NotFound
        return await _look(request, services, caller, form, upload)
    except Refusal as refusal:
        shown = refused(request, form, refusal, what)
        look = None
        if what == "keep" and first(form, "content"):
            anew = isinstance(refusal, ImportNotSeen)
            look = await look_at(services, caller, first(form, "content"), None if anew else _since(form))
        return await _show(request, services, caller, shown, look=look)


async def _look(
    request: AnyRequest, services: Services, caller: Caller, form: Form, upload: UploadFile | None
) -> Response[Any]:
    try:
        text = await text_of(upload) if upload else needed(form, "content")
    except CannotTake as wrong:
        look = Look((), (), (wrong.fault(0, ""),), (), None, None, "")
        return await _show(request, services, caller, Shown(typed=form), look=look)
    look = await look_at(services, caller, text)
    return await _show(request, services, caller, Shown(typed={**form, "content": [text]}), look=look)


def _since(form: Form) -> int | None:
    began = first(form, "seen").partition("-")[0]
    return int(began) if began.isascii() and began.isdigit() and len(began) < 19 else None


async def _show(
    request: AnyRequest,
    services: Services,
    caller: Caller,
    shown: Shown,
    look: Look | None = None,
    brought: Brought | None = None,
) -> Response[Any]:
    language = language_of(request)

    def sentence(fault: Fault) -> str:
        return told(fault, language)

    return await page(
        request,
        "people_import.html",
        caller,
        shown.status,
        shown=shown,
        look=look,
        brought=brought,
        sentence=sentence,
        fields={name: text.to(language) for name, text in FIELDS.items()},
        example=EXAMPLES[language].replace("\r\n", "\n"),
        units={row.unit: row.name for row in await services.views.find(caller.tenant, UNITS)},
        most=SHOWN,
        few=(),
    )


ROUTES = Router("/", route_handlers=[start, example, do])
