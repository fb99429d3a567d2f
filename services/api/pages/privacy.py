"""My data: what Werkbalans holds about me in this organisation, and all of it as a file."""

from typing import Any

import msgspec
from litestar import Response, Router, get
from litestar.di import NamedDependency

from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.held import everything, overview
from services.api.pages.page import AnyRequest, page
from services.api.routes.privacy import FILE
from services.api.rules import OWN

HERE = "/mijn-gegevens"


@get(HERE, include_in_schema=False, rule=OWN)
async def mine(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """How much there is of each kind, why, and how long it stays."""
    answer = await page(request, "my_data.html", caller, held=await overview(services, caller))
    answer.headers["cache-control"] = "no-store"
    return answer


@get(f"{HERE}/download", include_in_schema=False, rule=OWN)
async def download(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[bytes]:
    """All of it as JSON, laid out to be read."""
    told = msgspec.json.format(msgspec.json.encode(await everything(services, caller)), indent=2)
    headers = {"content-disposition": FILE, "cache-control": "no-store"}
    return Response(told, media_type="application/json", headers=headers)


ROUTES = Router("/", route_handlers=[mine, download])
