"""What can be asked of a subscription."""

from uuid import UUID

from domain.kernel.decider import Command
from domain.kernel.ids import TenantId
from domain.subscription.packages import Interval


class SubscriptionCommand(Command, frozen=True, kw_only=True):
    """A command to the subscription of one organisation. `package` names one of PACKAGES."""

    tenant: TenantId


class StartTrial(SubscriptionCommand, frozen=True, kw_only=True):
    """Begin, having accepted these versions of the terms and of the processing agreement."""

    terms: str
    processing: str


class ChoosePackage(SubscriptionCommand, frozen=True, kw_only=True):
    """Have this package. What is more begins at once, what is less when the paid interval is over.

    `members` is how many members take part, as the list of members says.
    """

    package: str
    interval: Interval
    members: int


class Cancel(SubscriptionCommand, frozen=True, kw_only=True):
    """Stop when the paid interval is over. `confirmation` is the organisation's name, as `name` has it."""

    name: str
    confirmation: str


class Resume(SubscriptionCommand, frozen=True, kw_only=True):
    """Take a cancellation back before it takes effect, or a planned change."""


class AskExport(SubscriptionCommand, frozen=True, kw_only=True):
    """Have everything that the organisation owns made into one file."""

    export: UUID


class ClockCommand(SubscriptionCommand, frozen=True, kw_only=True):
    """What the service itself asks for; no person does, so no right is needed. Pages and routes offer none of these."""


class MoveOn(ClockCommand, frozen=True, kw_only=True):
    """Do what is due by now."""


class SuspendUnpaid(ClockCommand, frozen=True, kw_only=True):
    """An invoice stayed unpaid for too long."""


class ResumePaid(ClockCommand, frozen=True, kw_only=True):
    """Everything was paid."""


class NoteExport(ClockCommand, frozen=True, kw_only=True):
    """The file was made."""

    export: UUID
    parts: tuple[str, ...]
    size: int


class RemoveExport(ClockCommand, frozen=True, kw_only=True):
    """The file is gone."""

    export: UUID
