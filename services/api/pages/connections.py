"""Connections with other programs: one's own API tokens, and the way to webhooks and the description of the API."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.refusals import InvalidValue, NotFound, Refusal
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.confirm import be_sure
from services.api.pages.forms import Form, Shown, first, form_of, identity, needed, refused
from services.api.pages.page import AnyRequest, page, see
from services.api.routes.sign_in import for_scim
from services.api.rules import OWN

HERE = "/koppelingen"
DAYS = (30, 90, 366)
SCOPES = {"read": ("read",), "write": ("read", "write"), "scim": ("scim",)}


@get(HERE, include_in_schema=False, rule=OWN)
async def connections(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    saved: FromQuery[str] = "",
) -> Response[Any]:
    """My tokens; nobody else's are shown to anybody."""
    return await _show(request, services, caller, Shown(saved=saved))


@post(HERE, include_in_schema=False, status_code=200, rule=OWN)
async def change(
    request: AnyRequest, caller: NamedDependency[Caller], services: NamedDependency[Services]
) -> Response[Any]:
    """Make a token, which is shown in the answer and never again; or revoke one."""
    form = await form_of(request)
    try:
        if first(form, "do") != "revoke":
            await be_sure(services, caller)
            return await _show(request, services, caller, Shown(), await _make(services, caller, form))
        token = identity(form, "token")
        if token is None or not await services.door.revoke_api_token(caller.tenant, caller.person, token):
            raise NotFound
    except Refusal as refusal:
        return await _show(request, services, caller, refused(request, form, refusal, "token"))
    return see(HERE, saved="revoked")


async def _make(services: Services, caller: Caller, form: Form) -> str:
    name, scopes, days = needed(form, "name"), SCOPES.get(first(form, "scopes")), first(form, "days")
    if scopes is None or not set(scopes) <= caller.scopes | for_scim(caller):
        raise InvalidValue(field="scopes", reason="choose")
    if days not in map(str, DAYS):
        raise InvalidValue(field="days", reason="choose")
    if len(name) > 100:
        raise InvalidValue(field="name", reason="too_long", high=100)
    ends = services.clock.now() + timedelta(days=int(days))
    return await services.door.add_api_token(caller.tenant, caller.person, uuid4(), name, scopes, ends)


async def _show(
    request: AnyRequest, services: Services, caller: Caller, shown: Shown, secret: str = ""
) -> Response[Any]:
    tokens = await services.door.api_tokens(caller.tenant, caller.person)
    facts: dict[str, Any] = {"tokens": tokens, "days": DAYS, "shown": shown, "secret": secret}
    answer = await page(request, "connections.html", caller, shown.status, **facts)
    answer.headers["cache-control"] = "no-store"
    return answer


ROUTES = Router("/", route_handlers=[connections, change])
