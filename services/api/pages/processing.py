"""Privacy, for everybody to read: what is done with personal data, by whom, for how long, and what one can ask."""

from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency

from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.pages.page import AnyRequest, page
from services.api.processing import REGISTER
from services.api.rules import PUBLIC


@get("/privacy", include_in_schema=False, rule=PUBLIC)
async def privacy(
    request: AnyRequest, anybody: NamedDependency[Caller | None], services: NamedDependency[Services]
) -> Response[Any]:
    """The register, and the other parties that see data here."""
    settings = services.settings
    facts: dict[str, Any] = {"register": REGISTER, "processors": settings.sub_processors, "seller": settings.seller}
    return await page(request, "privacy.html", anybody, **facts)


ROUTES = Router("/", route_handlers=[privacy])
