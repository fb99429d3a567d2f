"""Where somebody reports a weakness that they found (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from litestar import Response, get
from litestar.di import NamedDependency

from domain.kernel.refusals import NotFound
from infra.bootstrap import Services
from services.api.rules import PUBLIC

ADDRESS = "/.well-known/security.txt"
# The RFC asks for less than a year; whoever keeps the file reads it anew in good time.
HOLDS = timedelta(days=180)


@get(ADDRESS, include_in_schema=False, media_type="text/plain", sync_to_thread=False, rule=PUBLIC)
def security_txt(services: NamedDependency[Services]) -> Response[str]:
    """The contact that the operator set; without one there is no such page. It expires at a midnight in UTC."""
    known = services.settings
    if not known.security_contact:
        raise NotFound
    expires = datetime.combine((services.clock.now() + HOLDS).astimezone(UTC).date(), time(), UTC)
    fields = {
        "Contact": known.security_contact,
        "Expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": "nl, en",
        "Canonical": known.public_url + ADDRESS,
    }
    return Response("".join(f"{name}: {value}\n" for name, value in fields.items()), media_type="text/plain")
