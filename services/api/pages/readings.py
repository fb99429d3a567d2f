"""Who read what is sensitive, for administrators, the works council and the auditor."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from litestar import Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from domain.kernel.rights import Right
from domain.plan.views import PLANS
from infra.bootstrap import Services
from infra.privacy.readings import Sensitive
from services.api import readings
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.pages.choosing import few_members, with_people
from services.api.pages.forms import identity
from services.api.pages.page import AnyRequest, page
from services.api.words.readings import WHAT

HERE = "/organisatie/gelezen"


@get(HERE, include_in_schema=False, rule=Right.SEE_WHO_READ)
async def listed(
    request: AnyRequest,
    caller: NamedDependency[Caller],
    services: NamedDependency[Services],
    wat: FromQuery[str] = "",
    voor: FromQuery[UUID | None] = None,
) -> Response[Any]:
    """All of it, the newest first; `wie` and `over` leave those of one reader, or about one person."""
    form = {name: request.query_params.getall(name) for name in dict(request.query_params)}
    await with_people(services, caller, form, former=True)
    unclear = any(form.get(f"{name}?") is not None for name in ("wie", "over"))
    what = Sensitive(wat) if wat in set(Sensitive) else None
    reader, about = (None, None) if unclear else (identity(form, "wie"), identity(form, "over"))
    found, older = await readings.listed(services, caller, reader, about, what, voor)
    language = language_of(request)
    plans = await services.views.find(caller.tenant, PLANS, {"plan in": list({row.plan for row in found if row.plan})})
    kept = {"wie": reader, "over": about, "wat": wat}
    asked = {name: str(value) for name, value in kept.items() if value}
    return await page(
        request,
        "readings.html",
        caller,
        found=() if unclear else found,
        plans={row.plan: row.title for row in plans},
        what={each.value: text.to(language) for each, text in WHAT.items()},
        asked=asked,
        form=form,
        unclear=unclear,
        few=await few_members(services, caller, former=True),
        older=f"{HERE}?{urlencode({**asked, 'voor': older})}" if older else "",
    )


ROUTES = Router("/", route_handlers=[listed])
