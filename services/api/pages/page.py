"""What every page has: who looks, in which language, a template, the form's safety fields; where a form goes on to."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from litestar import Request, Response
from litestar.enums import MediaType
from litestar.response import Redirect

from domain.kernel.rights import Right
from domain.organisation.views import ORGANISATIONS
from domain.review.moments import name_in
from domain.subscription.views import SUBSCRIPTIONS
from infra.bootstrap import Services
from infra.language import environment, in_language
from services.api.account import homes_named
from services.api.assets import asset
from services.api.auth import Caller, csrf_token
from services.api.errors import language_of
from services.api.names import people_in
from services.api.pages.choosing import choosable
from services.api.pages.past import in_the_past

TEMPLATES = environment(Path(__file__).parent.parent / "templates")
TEMPLATES.globals.update(asset=asset, Right=Right)
TEMPLATES.filters["moment_name"] = lambda name, moment, language: name_in(language, moment, name)

AnyRequest = Request[Any, Any, Any]
Page = Response[str]


async def page(
    request: AnyRequest,
    template: str,
    caller: Caller | None = None,
    status: int = 200,
    **facts: Any,
) -> Page:
    """Render a template for who looks, in their language.

    It finds `people` by the ids that the facts name, and `active`: whom its forms can choose (the fact `few`).
    """
    services: Services = request.app.state.services
    language = language_of(request)
    common: dict[str, Any] = {
        "language": language,
        "caller": caller,
        "path": request.url.path,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "csrf": csrf_token(caller.session) if caller and caller.session else "",
        "key": str(uuid4()),
        "organisation": None,
        "me": None,
        "subscription": None,
        "zone": "Europe/Amsterdam",
        "past": request.scope["state"].get("past"),
    }
    if caller and not caller.operator:
        people = await people_in(services, caller, facts, caller.person)
        common["organisation"] = await services.views.get(caller.tenant, ORGANISATIONS, (caller.tenant,))
        common |= {"me": people.get(caller.person), "people": people, "active": choosable(people, facts.get("few"))}
        subscription = await services.views.get(caller.tenant, SUBSCRIPTIONS, (caller.tenant,))
        common["subscription"] = subscription.state if subscription else None
        common["zone"] = await services.calendar.zone_of(caller.tenant)
    if caller and caller.sign_in and caller.sign_in.homes > 1:
        common["homes"] = await homes_named(services, caller)
    with in_language(language):
        body = TEMPLATES.get_template(template).render({**common, **facts})
    if common["past"]:
        body = in_the_past(body, common["past"], f"/plannen/{request.path_params['plan']}")
    return Response(body, status_code=status, media_type=MediaType.HTML, headers={"vary": "cookie, accept-language"})


def see(path: str, anchor: str = "", **query: Any) -> Redirect:
    """After a form: go and look, at a page that shows what was just done (303)."""
    asked = urlencode({name: value for name, value in query.items() if value not in (None, "")})
    return Redirect(path + (f"?{asked}" if asked else "") + (f"#{anchor}" if anchor else ""), status_code=303)
