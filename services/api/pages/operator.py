"""For the operator of the service: how far behind, what is parked, what became of the mails. No one's content."""

from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency

from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.pages.page import AnyRequest, page


@get("/beheer", include_in_schema=False)
async def operations(
    request: AnyRequest, operator: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """The state of the machinery, this moment."""
    return await page(
        request,
        "operator.html",
        operator,
        figures=await services.observer.figures(),
        parked=await services.observer.parked(),
        unknown=await services.observer.unknown_mails(),
    )


ROUTES = Router("/", route_handlers=[operations])
