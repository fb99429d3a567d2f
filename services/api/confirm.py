"""Before something dangerous one shows once more who one is: within ten minutes, by any way to sign in that one has.

A route or page says `guards=[needs_sudo]`; a handler that is dangerous only for some of what it does awaits `be_sure`.
Who is not sure gets a page with their form in it, and a password, code or passkey to add: that request then goes on.
A session that is confirmed is a new one, with a new secret.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler
from litestar.types import Message, Scope

from domain.kernel.decider import Command
from domain.kernel.refusals import InvalidValue, NotAllowed
from domain.kernel.rights import Right, Role
from domain.organisation.decider import ChangeMemberRoles, InviteMember, InviteMembers, RemoveMember
from infra.bootstrap import Services
from infra.identity.accounts import CODE_APP
from infra.identity.accounts import PASSKEY as PASSKEY_KIND
from infra.identity.door import PROVIDER
from infra.identity.happenings import Happening
from services.api.auth import Caller, provide_anybody
from services.api.proofs import ConfirmFirst
from services.api.sent import SAFE
from services.api.signing_in import AnyRequest, address_of, by_code, by_passkey, by_password, device_of, session_cookie
from services.api.standing import member_now

SECOND = frozenset({CODE_APP, PASSKEY_KIND})
FRESH = timedelta(minutes=10)
PASSWORD, CODE, PASSKEY = "confirm_password", "confirm_code", "confirm_passkey"


async def needs_sudo(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """For routes and pages: the caller must have shown lately who they are. Raises ConfirmFirst, NotAllowed."""
    request = connection if isinstance(connection, Request) else Request(connection.scope, connection.receive)
    services: Services = request.app.state.services
    caller = await provide_anybody(request, services)
    if caller is not None:
        await be_sure(services, caller)


async def needs_two_steps(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """For a page: the caller must add a second step to this session. Raises ConfirmFirst."""
    request = connection if isinstance(connection, Request) else Request(connection.scope, connection.receive)
    services: Services = request.app.state.services
    caller = await provide_anybody(request, services)
    if caller is not None and caller.sign_in is not None and not caller.sign_in.two_steps:
        asked = await _ask(services, caller)
        raise ConfirmFirst(asked.ways & SECOND, "", asked.wrong)


async def be_sure(services: Services, caller: Caller) -> None:
    """Raise ConfirmFirst unless the caller showed lately who they are, NotAllowed for a program with a token."""
    if caller.sign_in is None:
        raise NotAllowed(right="session")
    if not caller.sign_in.confirms or services.clock.now() - caller.sign_in.confirmed_at > FRESH:
        raise await _ask(services, caller)


async def own_proof(services: Services, caller: Caller) -> None:
    """Raise ConfirmFirst where only an organisation's provider says who this is: the account is not its to open."""
    if caller.sign_in is not None and caller.sign_in.vouched_only:
        asked = await _ask(services, caller)
        raise ConfirmFirst(asked.ways, asked.email, asked.wrong, own=True)


async def sure_of_administrators(services: Services, caller: Caller, command: Command) -> None:
    """Who makes somebody an administrator, or changes one, must be sure of being who they are. Raises ConfirmFirst."""
    if isinstance(command, InviteMembers) and any(Role.ADMINISTRATOR in each.roles for each in command.newcomers):
        await be_sure(services, caller)
    if not isinstance(command, InviteMember | ChangeMemberRoles | RemoveMember):
        return
    roles = frozenset() if isinstance(command, RemoveMember) else command.roles
    member = await member_now(services, caller.tenant, command.person)
    held = member.roles if member else frozenset()
    if Role.ADMINISTRATOR in held | roles and caller.actor.may(Right.MANAGE_ORGANISATION):
        await be_sure(services, caller)


async def confirm(request: AnyRequest, services: Services, caller: Caller, given: Mapping[str, str]) -> str:
    """Confirm by one of the fields: the secret of the session that takes the place of this one.

    The rest of this request, and its answer, are of the new one. Raises InvalidValue, TooManyTries.
    """
    if caller.sign_in is None or caller.session is None:
        raise NotAllowed(right="session")
    account = caller.sign_in.account
    if given.get(PASSKEY):
        step = await by_passkey(services, address_of(request), given[PASSKEY])
        if step.account != account:
            raise InvalidValue(field="passkey", reason="passkey_wrong")
        proof = step.proof
    elif given.get(CODE):
        proof = await by_code(services, account, given[CODE])
    else:
        proof = (await by_password(services, address_of(request), caller.sign_in.email, given.get(PASSWORD, ""))).proof
    await services.accounts.note(account, Happening.CONFIRMED, proof, device_of(request))
    return await renew(request, services, caller, proof)


async def renew(request: AnyRequest, services: Services, caller: Caller, *proofs: str) -> str:
    """Give the caller's session a new secret, and what `proofs` add to it; this request goes on with it."""
    assert caller.sign_in is not None
    assert caller.session is not None
    account, home = caller.sign_in.account, (caller.tenant, caller.person)
    session = await services.door.renew_session(account, home, caller.session, *proofs)
    callers, state = request.app.state.callers, request.scope["state"]
    callers.forget(caller.session)
    if session is None:
        raise NotAllowed(right="session")
    state["caller"], state["renewed"] = await callers.with_secret(services, session), session
    return session


async def guard_confirm(connection: "ASGIConnection[Any, Any, Any, Any]", _: BaseRouteHandler) -> None:
    """Take what a form adds to confirm who sends it, before the form itself. Raises ConfirmFirst when it is wrong."""
    if connection.scope.get("method") in SAFE or "form" not in connection.headers.get("content-type", ""):
        return
    request = connection if isinstance(connection, Request) else Request(connection.scope, connection.receive)
    form = await request.form()
    given = {name: str(form.get(name, "")).strip() for name in (PASSWORD, CODE, PASSKEY)}
    if not any(given.values()):
        return
    services: Services = request.app.state.services
    caller = await provide_anybody(request, services)
    if caller is None or caller.sign_in is None:
        return
    try:
        await confirm(request, services, caller, given)
    except InvalidValue as refusal:
        raise await _ask(services, caller, refusal) from None


async def send_renewed(message: Message, scope: Scope) -> None:
    """Put the cookie of a session that was renewed on the answer."""
    renewed = scope.get("state", {}).get("renewed")
    if renewed and message["type"] == "http.response.start":
        message["headers"] = [*message["headers"], session_cookie(renewed).to_encoded_header()]


async def _ask(services: Services, caller: Caller, wrong: InvalidValue | None = None) -> ConfirmFirst:
    assert caller.sign_in is not None
    methods = await services.accounts.methods(caller.sign_in.account)
    provider = caller.tenant if PROVIDER in caller.sign_in.proofs else None
    return ConfirmFirst(frozenset(each.kind for each in methods.every), caller.sign_in.email, wrong, provider)
