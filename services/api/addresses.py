"""People whom mail does not reach, for administrators: try again, or another address. The same for API and pages."""

from collections.abc import Mapping

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.organisation.address import ChangeMemberAddress
from domain.organisation.decider import ORGANISATION, stream_of
from domain.organisation.refusals import AddressTaken, AddressWorks
from infra.bootstrap import Services
from infra.mail.office import Change, Stopped
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id
from services.api.onboarding import checked_email


async def unreached(services: Services, caller: Caller) -> Mapping[PersonId, Stopped]:
    """Members whom mail does not reach. Raises NotAllowed but for administrators."""
    caller.actor.needs(Right.MANAGE_ORGANISATION)
    members = await _members(services, caller)
    return {person: each for person, each in (await services.mails.stopped(caller.tenant)).items() if person in members}


async def try_again(services: Services, caller: Caller, person: PersonId) -> None:
    """Let mail go to the member again; harmless when it does already. Raises NotAllowed, NotFound."""
    caller.actor.needs(Right.MANAGE_ORGANISATION)
    if person not in await _members(services, caller):
        raise NotFound
    await services.mails.try_again(caller.tenant, person, caller.person)


async def change_address(
    services: Services, caller: Caller, person: PersonId, email: str, identity: CommandId
) -> Handled:
    """Give a member whom mail does not reach another address; the audit trail says that it was done.

    The directory first: a repeated request finds it done there and goes on to the log.
    Raises NotAllowed, NotFound, InvalidValue, AddressWorks, AddressTaken.
    """
    caller.actor.needs(Right.MANAGE_ORGANISATION)
    wanted = checked_email(email)
    if person not in await _members(services, caller):
        raise NotFound
    changed = await services.mails.change_address(caller.tenant, person, wanted)
    if changed is Change.NOT_STOPPED:
        raise AddressWorks(person=person)
    if changed is Change.TAKEN:
        raise AddressTaken(field="email")
    command = ChangeMemberAddress(person=person, change=new_id(identity, "address"))
    return await carry_out(services, caller, command, identity)


async def _members(services: Services, caller: Caller) -> frozenset[PersonId]:
    state = await services.handler.state(caller.tenant, ORGANISATION, stream_of(caller.tenant))
    return frozenset(state.members)
