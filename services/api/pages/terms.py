"""What somebody who signs up accepts: the terms and the processing agreement, for everybody to read."""

from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency

from domain.method import Text
from domain.subscription.packages import PROCESSING, TERMS
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.pages.page import AnyRequest, page
from services.api.rules import PUBLIC
from services.api.terms import clauses

TITLE = Text("Voorwaarden", "Terms")
AGREEMENT = Text("Verwerkersovereenkomst", "Processing agreement")


@get("/voorwaarden", include_in_schema=False, rule=PUBLIC)
async def terms(request: AnyRequest, anybody: NamedDependency[Caller | None]) -> Response[Any]:
    """The terms of now."""
    return await _show(request, anybody, "terms", TERMS, TITLE)


@get("/verwerkersovereenkomst", include_in_schema=False, rule=PUBLIC)
async def processing(request: AnyRequest, anybody: NamedDependency[Caller | None]) -> Response[Any]:
    """The processing agreement of now."""
    return await _show(request, anybody, "processing", PROCESSING, AGREEMENT)


async def _show(request: AnyRequest, anybody: Caller | None, which: str, version: str, title: Text) -> Response[Any]:
    language = language_of(request)
    found = clauses(which, version, language)
    return await page(request, "terms.html", anybody, title=title.to(language), version=version, clauses=found)


ROUTES = Router("/", route_handlers=[terms, processing])
