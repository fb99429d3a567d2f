"""For the operator: the certificates of organisations that are gone, to show whoever asks what became of them."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from domain.kernel.refusals import NotFound
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.pages.page import AnyRequest, page
from services.api.rules import OPERATOR

HERE = "/beheer/verwijderd"


@get(HERE, include_in_schema=False, rule=OPERATOR)
async def certificates(
    request: AnyRequest, operator: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """All of them, newest first. Who belonged to an organisation is in none of them."""
    return await page(request, "certificates.html", operator, certificates=await services.certificates.all())


@get(HERE + "/{certificate:uuid}", include_in_schema=False, rule=OPERATOR)
async def certificate(
    certificate: FromPath[UUID],
    operator: NamedDependency[Caller],  # noqa: ARG001 - only who may come in here sees it
    services: NamedDependency[Services],
) -> Response[bytes]:
    """One in print."""
    found = next((each for each in await services.certificates.all() if each.id == certificate), None)
    if found is None:
        raise NotFound
    return Response(found.pdf, media_type="application/pdf", headers={"cache-control": "private, no-store"})


ROUTES = Router("/", route_handlers=[certificates, certificate])
