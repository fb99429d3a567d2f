"""What the API and the pages both need around looking along: the accesses of an organisation, asking and answering."""

from collections.abc import Sequence
from uuid import UUID, uuid5

import msgspec

from domain.helpdesk.decider import (
    HELPDESK,
    Access,
    AskAccess,
    GiveBackAccess,
    GrantAccess,
    HelpdeskCommand,
    RefuseAccess,
    WithdrawAccess,
    stream_of,
)
from domain.helpdesk.views import ACCESS_READS, ACCESSES, AccessReadRow, AccessRow
from domain.kernel.decider import Asked
from domain.kernel.handle import Handled
from domain.kernel.ids import AccessId, CommandId, TenantId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Actor, Right
from infra.bootstrap import Services
from services.api.auth import Caller
from services.api.confirm import be_sure
from services.api.exchange import carry_out

MOST, MOST_READ = 100, 500


class AccessStands(msgspec.Struct, frozen=True):
    """An access as it stands this moment: asked, granted, refused, withdrawn, given_back, lapsed or over."""

    row: AccessRow
    stands: str

    @property
    def open(self) -> bool:
        """Whether it is read with at this moment."""
        return self.stands == "granted"


async def accesses(services: Services, tenant: TenantId) -> Sequence[AccessStands]:
    """All of an organisation, the newest first; at most MOST."""
    rows = await services.views.find(tenant, ACCESSES, order=("-seq",), limit=MOST)
    now, today = services.clock.now(), await services.calendar.today(tenant)
    return [AccessStands(row, row.stands_at(now, today)) for row in rows]


async def reads(
    services: Services, tenant: TenantId, access: UUID, before: int | None = None
) -> tuple[list[AccessReadRow], int | None]:
    """What was read by an access, the newest first, MOST_READ a page, and the cursor of the next. Raises NotFound."""
    if await services.views.get(tenant, ACCESSES, (AccessId(access),)) is None:
        raise NotFound
    where: dict[str, object] = {"access": access} | ({"seq <": before} if before else {})
    rows = list(await services.views.find(tenant, ACCESS_READS, where, order=("-seq",), limit=MOST_READ + 1))
    return rows[:MOST_READ], rows[MOST_READ - 1].seq if len(rows) > MOST_READ else None


async def grant(services: Services, caller: Caller, access: UUID, hours: int, identity: CommandId) -> Handled:
    """Let the helpdesk look along. Raises ConfirmFirst: who decides it shows who they are."""
    caller.actor.needs(Right.MANAGE_ORGANISATION)
    await be_sure(services, caller)
    known = await services.store.load(caller.tenant, stream_of(AccessId(access)))
    if HELPDESK.fold([each.event for each in known.events]).stands is Access.GRANTED:
        return Handled(known.version, None)  # said before, at another moment
    command = GrantAccess(access=AccessId(access), hours=hours, at=services.clock.now())
    return await carry_out(services, caller, command, identity)


async def refuse(services: Services, caller: Caller, access: UUID, reason: str, identity: CommandId) -> Handled:
    """Say no."""
    return await carry_out(services, caller, RefuseAccess(access=AccessId(access), reason=reason), identity)


async def withdraw(services: Services, caller: Caller, access: UUID, identity: CommandId) -> Handled:
    """Take it back: at once, also for who looks at this moment."""
    return await carry_out(services, caller, WithdrawAccess(access=AccessId(access)), identity)


async def ask(
    services: Services, operator: Caller, tenant: TenantId, reason: str, hours: int, key: str
) -> tuple[AccessId, Handled]:
    """By an operator: ask an organisation to look along."""
    access = AccessId(uuid5(tenant, f"access:{operator.person}:{key}"))
    who = Personal(operator.person, operator.sign_in.email if operator.sign_in else "")
    command = AskAccess(access=access, operator=operator.person, who=who, reason=reason, hours=hours)
    return access, await _as_operator(services, operator, tenant, command, access)


async def give_back(services: Services, operator: Caller, tenant: TenantId, access: UUID) -> Handled:
    """By an operator: it is needed no longer."""
    identity = uuid5(access, "given back")
    return await _as_operator(services, operator, tenant, GiveBackAccess(access=AccessId(access)), identity)


async def _as_operator(
    services: Services, operator: Caller, tenant: TenantId, command: HelpdeskCommand, identity: UUID
) -> Handled:
    """No member's act: the event names nobody of the organisation as its actor."""
    asked = Asked(Actor(operator.person, frozenset()), await services.calendar.today(tenant), signed_in=False)
    handled = await services.handler.handle(tenant, command, asked, CommandId(identity))
    if handled.receipt is not None:
        await services.hints.hint(tenant)
    return handled
