"""For the operator of the service: how far behind, what is parked, what became of the mails. No one's content."""

from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency

from domain.method import Text
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.pages.page import AnyRequest, page

STATES = {
    "planned": Text("gepland", "planned"),
    "claimed": Text("opgepakt", "taken up"),
    "sending": Text("gaat nu uit", "going out"),
    "accepted": Text("aangenomen", "accepted"),
    "refused": Text("niet verstuurd", "not sent"),
    "unknown": Text("niet zeker", "not certain"),
}


@get("/beheer", include_in_schema=False)
async def operations(
    request: AnyRequest, operator: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """The state of the machinery, this moment."""
    from services.worker.emails.kinds import KINDS  # not at the start: no other page needs it

    return await page(
        request,
        "operator.html",
        operator,
        figures=await services.observer.figures(),
        parked=await services.observer.parked(),
        unknown=await services.observer.unknown_mails(),
        kinds={key: kind.name.to(language_of(request)) for key, kind in KINDS.items()},
        states={state: text.to(language_of(request)) for state, text in STATES.items()},
    )


ROUTES = Router("/", route_handlers=[operations])
