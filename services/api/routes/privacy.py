"""What is held about you: all of it, to read and to take along."""

from litestar import Response, Router, get
from litestar.di import NamedDependency

from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.held import Held, everything
from services.api.rules import OWN

FILE = 'attachment; filename="werkbalans-mijn-gegevens.json"'


@get("/me/data", summary="Read all that is held about you", rule=OWN)
async def mine(caller: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Held]:
    """In this organisation, and of your account. For the right of access and to take it along (GDPR art. 15 and 20)."""
    headers = {"content-disposition": FILE, "cache-control": "no-store"}
    return Response(await everything(services, caller), headers=headers)


ROUTES = Router("/", route_handlers=[mine], tags=["Privacy"])
