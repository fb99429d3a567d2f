"""What people ask around contact persons."""

from datetime import date
from uuid import UUID

from domain.contact.events import Card, Interest
from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.personal import PersonalText


class MandateCommand(Command, frozen=True, kw_only=True):
    """A command about a mandate in a unit; `unit` None: in the whole organisation."""

    tenant: TenantId
    unit: UnitId | None
    mandate: UUID


class AppointContact(MandateCommand, frozen=True, kw_only=True):
    """Make somebody the contact person, with this card."""

    card: Card


class ChangeMandate(MandateCommand, frozen=True, kw_only=True):
    """Let the card say this from now on."""

    card: Card


class HandOver(MandateCommand, frozen=True, kw_only=True):
    """Let `to` do it from `on` on, with the same card, under the mandate `successor`."""

    successor: UUID
    to: PersonId
    on: date
    note: PersonalText | None = None


class EndMandate(MandateCommand, frozen=True, kw_only=True):
    """End the mandate; `on` is its last day."""

    on: date
    reason: str


class WeighInterests(Command, frozen=True, kw_only=True):
    """Record how interests were weighed. `as_contact`: whether the asker is a contact person of the plan today."""

    plan: PlanId
    weighing: UUID
    question: str
    options: tuple[str, ...]
    interests: tuple[Interest, ...]
    choice: str
    reason: str
    on: date
    as_contact: bool = False


class CorrectWeighing(WeighInterests, frozen=True, kw_only=True):
    """Let a weighing say this from now on, because of `correction`."""

    correction: str
