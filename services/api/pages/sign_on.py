"""Signing in by an organisation's own provider, as browsers do: there and back. Nobody is told who has an account."""

from typing import Any
from uuid import UUID

import structlog
from litestar import Response, Router, get
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from domain.kernel.ids import CommandId, TenantId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.single_sign_on.decider import NoteTest
from domain.single_sign_on.mapping import given_by
from infra.bootstrap import Services
from infra.identity.door import PROVIDER
from infra.single_sign_on.faults import ProviderFault, Trouble
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.exchange import carry_out
from services.api.pages.errors import NEXT
from services.api.pages.page import AnyRequest, page
from services.api.pages.sign_in import arrived
from services.api.rules import PUBLIC
from services.api.sign_on import Back, checked_address, come_back, gone_cookie, leave, open_session
from services.api.signing_in import Came, FirstStep
from services.api.words.sign_on import WORDS

log = structlog.get_logger("werkbalans.sign_on")
HERE = "/inloggen/organisatie/{tenant:uuid}"
AWAY = frozenset({Trouble.UNREACHABLE, Trouble.NO_DISCOVERY})


@get(HERE, include_in_schema=False, rule=PUBLIC)
async def go(
    request: AnyRequest,
    tenant: FromPath[UUID],
    services: NamedDependency[Services],
    anybody: NamedDependency[Caller | None],
    naar: FromQuery[str] = "",
    opnieuw: FromQuery[str] = "",
) -> Response[Any]:
    """To the provider; `naar`: where to be afterwards, `opnieuw`: show once more who one is."""
    try:
        address, cookie = await leave(request, services, TenantId(tenant), again=bool(opnieuw))
    except ProviderFault as fault:
        return await refused(request, tenant, anybody, fault)
    inside = naar.startswith("/") and not naar.startswith(("//", "/\\"))
    after = [Cookie(NEXT, value=naar, max_age=1800, secure=True, httponly=True, samesite="lax")] if inside else []
    return away(address, cookie, *after)


@get(HERE + "/terug", include_in_schema=False, rule=PUBLIC)
async def back(
    request: AnyRequest,
    tenant: FromPath[UUID],
    services: NamedDependency[Services],
    anybody: NamedDependency[Caller | None],
) -> Response[Any]:
    """From the provider: in, or told why not."""
    told = dict(request.query_params)
    try:
        found = await come_back(request, services, TenantId(tenant), told)
        if found.test:
            return await tested(request, services, anybody, found)
        session = await open_session(request, services, found)
    except ProviderFault as fault:
        return await refused(request, tenant, anybody, fault)
    response = arrived(request, Came(session), FirstStep(UUID(int=0), "", PROVIDER))
    response.cookies = [*response.cookies, gone_cookie("")]
    return response


async def tested(request: AnyRequest, services: Services, caller: Caller | None, found: Back) -> Response[Any]:
    """A try of an administrator came back: what the provider says, and what would come of it. Raises ProviderFault."""
    if caller is None or caller.tenant != found.tenant or not caller.actor.may(Right.MANAGE_ORGANISATION):
        raise NotFound
    claims, now = found.claims, found.now
    groups = claims.groups(now.claim) if now.claim else ()
    checked_address(now, claims)
    test = CommandId(UUID(bytes=found.question.nonce.encode()[:16], version=4))
    handled = await carry_out(services, caller, NoteTest(tenant=found.tenant, test=test), test)
    facts: dict[str, Any] = {
        "claims": claims,
        "groups": groups[:50],
        "claim": now.claim,
        "given": given_by(now.rules, groups),
        "seq": handled.receipt.seq if handled.receipt else 0,
    }
    answer = await page(request, "sign_on_tested.html", caller, **facts)
    answer.cookies = [gone_cookie("")]
    answer.headers["cache-control"] = "no-store"
    return answer


def away(address: str, *cookies: Cookie) -> Response[Any]:
    """To another site, by a plain redirect that keeps no note of where one was."""
    response = Redirect(address, status_code=303)
    response.cookies = list(cookies)
    response.headers["cache-control"] = "no-store"
    return response


async def refused(request: AnyRequest, tenant: UUID, caller: Caller | None, fault: ProviderFault) -> Response[Any]:
    """What went wrong, in words; the kind of it in the log, without anybody's name. Administrators see the details."""
    log.warning("sign-on refused", trouble=fault.trouble.value)
    title, detail = (text.to(language_of(request)) for text in WORDS[fault.trouble])
    manages = caller is not None and caller.tenant == tenant and caller.actor.may(Right.MANAGE_ORGANISATION)
    facts: dict[str, Any] = {"title": title, "detail": detail, "fault": fault, "manages": manages, "tenant": tenant}
    status = 503 if fault.trouble in AWAY else 403
    response = await page(request, "sign_on_refused.html", caller, status, **facts)
    response.cookies = [gone_cookie("")]
    return response


ROUTES = Router("/", route_handlers=[go, back])
