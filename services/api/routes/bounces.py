"""Where a mail relay reports mails that came back (docs/bounces.md). It signs what it sends; nobody is signed in."""

import hashlib
import hmac
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from msgspec import Meta

from domain.kernel.refusals import InvalidValue, NotFound
from infra.bootstrap import Services
from infra.mail.bounces import OURS, Bounce, Counted, in_report
from services.api.errors import Unauthenticated
from services.api.rules import PUBLIC

MOST = 1000


class BounceIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mail that came back: its Message-ID with the angle brackets, whether that is final, the status (RFC 3463), and
    the relay's own name of this report, by which it counts once."""

    message_id: Annotated[str, Meta(max_length=998)]
    final: bool
    status: Annotated[str, Meta(pattern=r"^([245]\.\d{1,3}\.\d{1,3})?$")] = ""
    report: Annotated[str, Meta(max_length=150)] = ""


class BouncesIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Some of them."""

    bounces: Annotated[list[BounceIn], Meta(max_length=MOST)]


class Taken(msgspec.Struct, frozen=True):
    """How many of each: counted, counted so that the address is stopped now, known before, of no mail of ours."""

    counted: int = 0
    stopped: int = 0
    known: int = 0
    not_ours: int = 0


@post("/hooks/bounces", include_in_schema=False, status_code=200, opt={"unnamed": True}, rule=PUBLIC)
async def take(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> Response[Taken]:
    """JSON, or one delivery report (RFC 3464) as it came. The same twice counts once."""
    secret = services.settings.bounce_secret
    if not secret:
        raise NotFound
    body = await request.body()
    signed = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    given = request.headers.get("x-signature", "").removeprefix("sha256=")
    if not hmac.compare_digest(signed.encode(), given.encode()):
        raise Unauthenticated
    taken = [await services.mails.take(each) for each in _bounces(request, body)]
    counts = {each.value: taken.count(each) for each in Counted}
    return Response(Taken(**counts))


def _bounces(request: Request[Any, Any, Any], body: bytes) -> list[Bounce]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("message/rfc822", "multipart/report"):
        return in_report(body)
    try:
        given = msgspec.json.decode(body, type=BouncesIn)
    except msgspec.DecodeError as error:
        raise InvalidValue(field="bounces", reason="not_a_report", error=str(error)) from None
    return [_bounce(each) for each in given.bounces]


def _bounce(each: BounceIn) -> Bounce:
    found = OURS.fullmatch(each.message_id.strip())
    named = each.report or hashlib.sha256(msgspec.json.encode(each)).hexdigest()
    return Bounce(found[1] if found else "", each.final, each.status, named)
