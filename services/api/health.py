"""Whether this process lives, whether it can serve, and its figures for Prometheus."""

import ipaddress
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from prometheus_client import REGISTRY, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from domain.kernel.refusals import NotFound
from infra.bootstrap import Services
from infra.observe.metrics import gauges
from services.api.rules import PUBLIC


class Health(msgspec.Struct, frozen=True):
    """`status` is "ok" or "down"; `worker` says whether work is picked up: without it only mails and views are late."""

    status: str
    worker: str | None = None


@get("/health/live", include_in_schema=False, sync_to_thread=False, rule=PUBLIC)
def live() -> Health:
    """This process answers."""
    return Health("ok")


@get("/health/ready", include_in_schema=False, rule=PUBLIC)
async def ready(services: NamedDependency[Services]) -> Response[Health]:
    """200 when the database can be read and is of this version; 503 otherwise. A silent worker does not matter here."""
    if not await services.observer.ready():
        return Response(Health("down"), status_code=503)
    figures = await services.observer.figures()
    return Response(Health("ok", "ok" if figures.worker_alive else "silent"))


@get("/metrics", include_in_schema=False, media_type=CONTENT_TYPE_LATEST, rule=PUBLIC)
async def metrics(request: Request[Any, Any, Any], services: NamedDependency[Services]) -> bytes:
    """For a scraper in the same network; to anybody else there is no such page. Names no organisation."""
    if not _from_inside(request):
        raise NotFound
    return generate_latest(REGISTRY) + generate_latest(gauges(await services.observer.figures()))


def _from_inside(request: Request[Any, Any, Any]) -> bool:
    if request.client is None or "x-forwarded-for" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_private
    except ValueError:
        return False
