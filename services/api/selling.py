"""What the seller does with a bill: payments that came in, credit; by the operator, or because a provider says so."""

from uuid import UUID, uuid5

from domain.billing.commands import AskCredit, RecordPayment, SellerCommand
from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.rights import Actor
from infra.bootstrap import Services

NOBODY = Actor(PersonId(UUID(int=0)), frozenset())


async def paid(services: Services, tenant: TenantId, invoice: UUID, amount: int, told: tuple[str, str, str]) -> None:
    """Note a payment of so many cents. `told`: what names it for good, how it came in, how it is found there."""
    name, means, reference = told
    payment = uuid5(tenant, f"{means}:{name}")
    command = RecordPayment(
        tenant=tenant, invoice=invoice, payment=payment, amount=amount, means=means, reference=reference
    )
    await _carry_out(services, tenant, command, payment)


async def credited(services: Services, tenant: TenantId, invoice: UUID, net: int, reason: str, key: str) -> None:
    """Take back so many cents without VAT; the worker makes the note."""
    note = uuid5(invoice, f"credit:{key}")
    command = AskCredit(tenant=tenant, note=note, invoice=invoice, net=net, reason=reason)
    await _carry_out(services, tenant, command, note)


async def _carry_out(services: Services, tenant: TenantId, command: SellerCommand, identity: UUID) -> None:
    asked = Asked(NOBODY, await services.calendar.today(tenant), signed_in=False)
    handled = await services.handler.handle(tenant, command, asked, CommandId(identity))
    if handled.receipt is not None:
        await services.hints.hint(tenant)
