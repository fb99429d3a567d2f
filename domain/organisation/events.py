"""What can have happened to an organisation. Names and addresses of people live outside the events."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.kernel.events import Event, event, upcaster
from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.rights import Role
from domain.reminders.times import Times


@event("organisation.registered")
class OrganisationRegistered(Event, frozen=True, kw_only=True):
    """The organisation came to be. `time_zone` is an IANA name; deadlines are dates in it."""

    tenant: TenantId
    name: str
    time_zone: str


@event("organisation.unit_added")
class UnitAdded(Event, frozen=True, kw_only=True):
    """A part of the organisation, under `parent` or at the top."""

    unit: UnitId
    name: str
    parent: UnitId | None


@event("organisation.member_invited")
class MemberInvited(Event, frozen=True, kw_only=True):
    """A person may take part, with these roles, in `unit` or in the whole organisation."""

    person: PersonId
    roles: frozenset[Role]
    unit: UnitId | None


@event("organisation.member_roles_changed")
class MemberRolesChanged(Event, frozen=True, kw_only=True):
    """From now on the person has exactly these roles."""

    person: PersonId
    roles: frozenset[Role]


@event("organisation.member_left")
class MemberLeft(Event, frozen=True, kw_only=True):
    """The person takes no part any more."""

    person: PersonId


@event("organisation.member_address_changed")
class MemberAddressChanged(Event, frozen=True, kw_only=True):
    """An administrator gave another address, as mail did not reach the person, or the provider's provisioning did.

    It stands in the directory only.

    `change` tells one change from another.
    """

    person: PersonId
    change: UUID


@event("organisation.member_renamed")
class MemberRenamed(Event, frozen=True, kw_only=True):
    """The person corrected their own name; it stands in the directory only. `change` tells one change from another."""

    person: PersonId
    change: UUID


@event("organisation.adviser_invited")
class AdviserInvited(Event, frozen=True, kw_only=True):
    """Somebody from outside may read and advise, from the first day to the last (local dates, both inclusive).

    That is on these plans, and on every plan that is wholly of these units and those below them.
    """

    person: PersonId
    first_day: date
    last_day: date
    plans: tuple[PlanId, ...]
    units: tuple[UnitId, ...]


@event("organisation.adviser_extended")
class AdviserExtended(Event, frozen=True, kw_only=True):
    """The adviser stays until this day."""

    person: PersonId
    last_day: date


@event("organisation.adviser_ended")
class AdviserEnded(Event, frozen=True, kw_only=True):
    """The adviser is let in no more."""

    person: PersonId
    on: date


@event("organisation.reminders_set", version=2)
class RemindersSet(Event, frozen=True, kw_only=True):
    """When reminders go out from now on."""

    times: Times


@event("organisation.sign_in_rule_set")
class SignInRuleSet(Event, frozen=True, kw_only=True):
    """From now on members sign in by two steps, or by one."""

    tenant: TenantId
    two_steps: bool


@upcaster("organisation.reminders_set", 1)
def _only_days_and_hour(data: dict[str, Any]) -> dict[str, Any]:
    return {"times": data}


AdviserEvent = AdviserInvited | AdviserExtended | AdviserEnded
OrganisationEvent = (
    OrganisationRegistered | UnitAdded | MemberInvited | MemberRolesChanged | MemberLeft | RemindersSet | AdviserEvent
)
