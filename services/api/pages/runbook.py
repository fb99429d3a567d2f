"""The runbook: a page for each alarm, with what it means, how to look and what to do."""

from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.kernel.refusals import NotFound
from infra.bootstrap import Services
from infra.observe.alarms import Alarm, ringing
from services.api.auth import Caller
from services.api.pages.page import AnyRequest, page
from services.api.rules import OPERATOR
from services.api.runbook import RUNBOOK


@get("/beheer/draaiboek", include_in_schema=False, rule=OPERATOR)
async def contents(request: AnyRequest, operator: NamedDependency[Caller], services: NamedDependency[Services]) -> Any:
    """All alarms, and which of them ring."""
    rings = ringing(await services.observer.figures())
    return await page(request, "runbook.html", operator, runbook=RUNBOOK, rings=rings, only=None)


@get("/beheer/draaiboek/{alarm:str}", include_in_schema=False, rule=OPERATOR)
async def chapter(
    request: AnyRequest, alarm: FromPath[str], operator: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """One alarm."""
    if alarm not in set(Alarm):
        raise NotFound
    rings = ringing(await services.observer.figures())
    return await page(request, "runbook.html", operator, runbook=RUNBOOK, rings=rings, only=Alarm(alarm))


ROUTES = Router("/", route_handlers=[contents, chapter])
