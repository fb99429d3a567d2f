"""What the API and the pages both need around being erased: asking, declining, ordering, who waits for an answer."""

from collections.abc import Sequence

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Right
from domain.organisation.adviser import EndAdviser
from domain.organisation.decider import RemoveMember
from domain.organisation.views import ADVISERS, MEMBERS
from domain.privacy.decider import AskErasure, DeclineErasure, Erasure, OrderErasure, WithdrawErasure
from domain.privacy.refusals import ErasureByAnother
from domain.privacy.views import ERASURES, ErasureRow
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id

MOST = 200


async def erasure_of(services: Services, caller: Caller) -> ErasureRow | None:
    """How one's own erasure stands; None when nothing was asked."""
    return await services.views.get(caller.tenant, ERASURES, (caller.person,))


async def ask(services: Services, caller: Caller, identity: CommandId) -> Handled:
    """Ask to be erased."""
    return await carry_out(services, caller, AskErasure(person=caller.person), identity)


async def withdraw(services: Services, caller: Caller, identity: CommandId) -> Handled:
    """Not after all. Raises ErasureUnderWay."""
    return await carry_out(services, caller, WithdrawErasure(person=caller.person), identity)


async def waiting(services: Services, caller: Caller) -> Sequence[ErasureRow]:
    """Who waits for an answer, the longest first. Raises NotAllowed but for administrators."""
    caller.actor.needs(Right.MANAGE_ORGANISATION)
    where = {"stands": Erasure.ASKED.value}
    return await services.views.find(caller.tenant, ERASURES, where, order=("seq",), limit=MOST)


async def left_behind(services: Services, caller: Caller) -> Sequence[PersonId]:
    """Former members and advisers of whom the name is still there, who did not ask anything; at most MOST."""
    caller.actor.needs(Right.MANAGE_ORGANISATION)
    rows = await services.views.find(caller.tenant, ERASURES, {"stands !=": Erasure.DECLINED.value})
    known = {row.person for row in rows}
    former = await services.views.find(caller.tenant, MEMBERS, {"active": False}, order=("-seq",), limit=MOST)
    return [row.person for row in former if row.person not in known]


async def decline(services: Services, caller: Caller, person: PersonId, reason: str, identity: CommandId) -> Handled:
    """Say no, with the reason that the person is told. Raises NotAllowed, NotFound, ErasureByAnother, InvalidValue."""
    await require_person(services, caller, person)
    return await carry_out(services, caller, DeclineErasure(person=person, reason=Personal(person, reason)), identity)


async def order(services: Services, caller: Caller, person: PersonId, identity: CommandId) -> Handled:
    """Have somebody erased: they take no part from this moment on, and the worker does the rest.

    Raises NotAllowed, NotFound, ErasureByAnother, LastAdministrator.
    """
    await require_person(services, caller, person)
    if person == caller.person:
        raise ErasureByAnother(person=person)
    adviser = await services.views.get(caller.tenant, ADVISERS, (person,))
    if adviser is not None and adviser.ended_on is None:
        leaving = EndAdviser(tenant=caller.tenant, person=person)
        await carry_out(services, caller, leaving, CommandId(new_id(identity, "end")))
    removed = RemoveMember(tenant=caller.tenant, person=person)
    await carry_out(services, caller, removed, CommandId(new_id(identity, "leave")))
    return await carry_out(services, caller, OrderErasure(person=person), identity)


async def require_person(services: Services, caller: Caller, person: PersonId) -> Person:
    """Somebody of the organisation, who may have left. Raises NotAllowed but for administrators, NotFound."""
    caller.actor.needs(Right.MANAGE_ORGANISATION)
    found = (await services.people.named(caller.tenant, [person])).get(person)
    if found is None:
        raise NotFound
    return found
