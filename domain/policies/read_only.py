"""Who is suspended can read and export everything and change nothing: one guard for every slice's commands."""

from collections.abc import Sequence

from domain.attachments.decider import WithdrawConsent
from domain.billing.commands import BillingCommand
from domain.helpdesk.decider import HelpdeskCommand
from domain.kernel.decider import Command
from domain.kernel.events import Event
from domain.kernel.guard import Guard
from domain.kernel.ids import StreamId, TenantId
from domain.organisation.address import ChangeMemberAddress
from domain.organisation.decider import RemoveMember
from domain.organisation.own_name import ChangeOwnName
from domain.privacy.decider import ErasureCommand
from domain.review.impression import WithdrawInterview
from domain.subscription.commands import SubscriptionCommand
from domain.subscription.decider import SUBSCRIPTION, stream_of
from domain.subscription.refusals import OrganisationIsReadOnly

# What makes it go on; what nobody may be kept from: taking a consent back (GDPR 7.3), correcting a name (16), being
# erased (17), shutting somebody out who left, and mending the address at which somebody hears what happens to the data.
# Looking along changes nothing; who stands still may need it most.
STAYS_POSSIBLE: tuple[type[Command], ...] = (
    SubscriptionCommand,
    BillingCommand,
    WithdrawConsent,
    WithdrawInterview,
    RemoveMember,
    ChangeMemberAddress,
    ErasureCommand,
    ChangeOwnName,
    HelpdeskCommand,
)


def _streams_of(tenant: TenantId, command: Command) -> Sequence[StreamId]:
    return () if command.takes_back or isinstance(command, STAYS_POSSIBLE) else (stream_of(tenant),)


def _known(events: Sequence[Sequence[Event]]) -> str | None:
    (subscription,) = map(SUBSCRIPTION.fold, events)
    return subscription.standing.value if subscription.read_only else None


def _refuse(_command: Command, standing: str | None) -> None:
    if standing is not None:
        raise OrganisationIsReadOnly(why=standing)


READ_ONLY = Guard(_streams_of, _known, _refuse)
