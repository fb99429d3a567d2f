"""Every kind of mail as it would go out, from made-up facts: in development only, where there is this page at all."""

from email.message import EmailMessage
from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromPath

from domain.kernel.refusals import NotFound
from infra.bootstrap import Services
from infra.language import LANGUAGES
from services.api.errors import language_of
from services.api.pages.page import AnyRequest, page
from services.api.rules import PUBLIC
from services.worker.emails.previews import KINDS, preview

SHOWN = ("From", "To", "Subject", "Date", "Message-ID", "References", "List-Unsubscribe", "Auto-Submitted")
FRAMES = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; frame-src 'self'"
)
FRAMED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@get("/", include_in_schema=False, rule=PUBLIC)
async def mails(request: AnyRequest) -> Response[Any]:
    """All of them."""
    found = [(kind.name.to(language_of(request)), kind.key, list(enumerate(kind.examples))) for kind in KINDS.values()]
    return await page(request, "mail_previews.html", found=found, languages=LANGUAGES, mail=None)


@get("/{kind:str}/{number:int}/{speech:str}", include_in_schema=False, rule=PUBLIC)
async def mail(
    request: AnyRequest,
    kind: FromPath[str],
    number: FromPath[int],
    speech: FromPath[str],
    services: NamedDependency[Services],
) -> Response[Any]:
    """One: its headers, its text, its HTML on a screen and on a phone."""
    made = _made(services, kind, number, speech)
    shown = await page(
        request,
        "mail_previews.html",
        headers=[(name, str(made[name])) for name in SHOWN if made[name]],
        text=_body(made, "plain"),
        mail=f"/ontwikkeling/mails/{kind}/{number}/{speech}/html",
        speech=speech,
    )
    shown.headers["content-security-policy"] = FRAMES
    return shown


@get("/{kind:str}/{number:int}/{speech:str}/html", include_in_schema=False, rule=PUBLIC)
async def html(
    kind: FromPath[str], number: FromPath[int], speech: FromPath[str], services: NamedDependency[Services]
) -> Response[str]:
    """The HTML part alone. Its styles stand in it, as mail readers want it."""
    made = _made(services, kind, number, speech)
    return Response(_body(made, "html"), media_type=MediaType.HTML, headers={"content-security-policy": FRAMED})


def _made(services: Services, kind: str, number: int, speech: str) -> EmailMessage:
    examples = list(KINDS[kind].examples) if kind in KINDS else []
    if not 0 <= number < len(examples) or speech not in LANGUAGES:
        raise NotFound
    return preview(services.settings, kind, examples[number], speech)


def _body(made: EmailMessage, kind: str) -> str:
    part = made.get_body((kind,))
    assert part is not None
    return str(part.get_content())


ROUTES = Router("/ontwikkeling/mails", route_handlers=[mails, mail, html])
