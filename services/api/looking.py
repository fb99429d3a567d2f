"""Looking along: an operator whom an organisation lets look reads a few of its pages; each is noted before it shows.

It is no signing in as somebody: who looks stays the operator, has no person in the organisation, changes nothing, sees
people under a mark instead of their name, and only the pages that are named here (docs/decisions/0163).
"""

from typing import Any
from uuid import UUID, uuid4

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from domain.helpdesk.decider import HELPDESK, ReadPage, stream_of
from domain.helpdesk.refusals import AccessOver
from domain.kernel.decider import Asked
from domain.kernel.ids import AccessId, CommandId, TenantId
from domain.kernel.rights import Actor, Role
from domain.organisation.views import ORGANISATIONS
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.auth import Caller, Looking, is_operator, provide_anybody
from services.api.proofs import ClosedToHelpdesk
from services.api.sent import SAFE

COOKIE = "__Host-looking"
# What may be read: how plans stand, and settings. What a person wrote, files, polls, dossiers, addresses, logs, figures
# about people and everything without a name are in none of these; a page that comes to be is closed by itself.
OPEN = frozenset(
    {
        "/organisatie",
        "/organisatie/anonimiteit",
        "/organisatie/delen",
        "/organisatie/hrm-cyclus",
        "/organisatie/meekijken",
        "/organisatie/rechten",
        "/organisatie/vragenlijsten",
        "/methode",
        "/plannen",
        "/plannen/{plan}",
        "/plannen/{plan}/aanpak",
        "/plannen/{plan}/afspraken",
        "/plannen/{plan}/maatregelen",
    }
)


def cookie_of(looking: tuple[TenantId, AccessId] | None) -> Cookie:
    """The cookie that says by which access one looks; it opens nothing by itself. None takes it away."""
    value, seconds = (f"{looking[0]}.{looking[1]}", 7 * 24 * 3600) if looking else ("", 0)
    return Cookie(COOKIE, value=value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")


async def look_along(request: Request[Any, Any, Any], services: Services) -> None:
    """Let an operator who looks along be the caller, as a reader. Raises AccessOver, ClosedToHelpdesk."""
    named = request.cookies.get(COOKIE, "")
    operator = await provide_anybody(request, services) if named else None
    if operator is None or not is_operator(services, operator.tenant, operator.person):
        return
    try:
        tenant, access = TenantId(UUID(named[:36])), AccessId(UUID(named[37:]))
    except ValueError:
        return
    state = await services.handler.state(tenant, HELPDESK, stream_of(access))
    if not state.open_for(operator.person, services.clock.now()) or state.until is None:
        raise AccessOver(access=access)
    organisation = await services.views.get(tenant, ORGANISATIONS, (tenant,))
    looking = Looking(access, organisation.name if organisation else "", state.until)
    reader = Actor(operator.person, frozenset({Role.AUDITOR}))
    request.scope["state"]["caller"] = Caller(
        tenant, reader, operator.language, frozenset({"read"}), operator.session, looking=looking
    )
    if request.method not in SAFE:
        raise ClosedToHelpdesk


async def note_page(request: Request[Any, Any, Any], services: Services, caller: Caller) -> None:
    """Write that this page is read, in the organisation's own log. Raises ClosedToHelpdesk, AccessOver."""
    assert caller.looking is not None
    if request.scope.get("path_template") not in OPEN:
        raise ClosedToHelpdesk
    command = ReadPage(access=caller.looking.access, page=request.url.path, at=services.clock.now())
    asked = Asked(caller.actor, await services.calendar.today(caller.tenant), signed_in=False)
    await services.handler.handle(caller.tenant, command, asked, CommandId(uuid4()))
    await services.hints.hint(caller.tenant)


def masked(person: Person) -> Person:
    """Somebody as who looks along sees them: the same mark everywhere, and no name or address."""
    mark = str(person.id)[-4:].upper()
    return msgspec.structs.replace(person, name=f"P-{mark}", email="")
