"""What happens to an organisation's single sign-on. The client secret stands in none of it, only its number."""

from enum import StrEnum
from uuid import UUID

import msgspec

from domain.kernel.events import Event, event
from domain.kernel.ids import TenantId, UnitId
from domain.kernel.rights import Role


class Newcomers(StrEnum):
    """Who comes in by the provider without having been invited: nobody, who is in a group of a rule, everybody."""

    NOBODY = "nobody"
    GROUPS = "groups"
    EVERYBODY = "everybody"


class GroupRule(msgspec.Struct, frozen=True):
    """Who is in `group` (as the provider calls it) has `role`; a newcomer has it in `unit`, or everywhere."""

    group: str
    role: Role
    unit: UnitId | None = None


@event("single_sign_on.provider_set")
class ProviderSet(Event, frozen=True, kw_only=True):
    """From here on this provider says who somebody is (OpenID Connect Core 1.0: issuer, client id).

    `vouches`: it checks addresses itself, so one counts also where it does not say `email_verified`.
    """

    tenant: TenantId
    issuer: str
    client_id: str
    vouches: bool


@event("single_sign_on.client_secret_set")
class ClientSecretSet(Event, frozen=True, kw_only=True):
    """From here on client secret number `number` is the one; it stands sealed outside the log."""

    tenant: TenantId
    number: int


@event("single_sign_on.groups_mapped")
class GroupsMapped(Event, frozen=True, kw_only=True):
    """From here on these rules hold for groups, which the token names in `claim` (empty: it names none)."""

    tenant: TenantId
    claim: str
    rules: tuple[GroupRule, ...]
    newcomers: Newcomers


@event("single_sign_on.domain_claimed")
class DomainClaimed(Event, frozen=True, kw_only=True):
    """The organisation says that addresses in this mail domain are its own; that is still to be proved."""

    tenant: TenantId
    domain: str


@event("single_sign_on.domain_proved")
class DomainProved(Event, frozen=True, kw_only=True):
    """A TXT record of the domain held what only this organisation was told."""

    tenant: TenantId
    domain: str


@event("single_sign_on.domain_dropped")
class DomainDropped(Event, frozen=True, kw_only=True):
    """Addresses in this domain are not led to the provider any more."""

    tenant: TenantId
    domain: str


@event("single_sign_on.connection_tested")
class ConnectionTested(Event, frozen=True, kw_only=True):
    """An administrator went to the provider and came back, and all was in order."""

    tenant: TenantId
    test: UUID


@event("single_sign_on.opened")
class SingleSignOnOpened(Event, frozen=True, kw_only=True):
    """Members with an address in a proved domain sign in by the provider; `compulsory`: by nothing else."""

    tenant: TenantId
    compulsory: bool


@event("single_sign_on.closed")
class SingleSignOnClosed(Event, frozen=True, kw_only=True):
    """Nobody signs in by the provider any more."""

    tenant: TenantId


SingleSignOnEvent = (
    ProviderSet
    | ClientSecretSet
    | GroupsMapped
    | DomainClaimed
    | DomainProved
    | DomainDropped
    | ConnectionTested
    | SingleSignOnOpened
    | SingleSignOnClosed
)
EVENTS: tuple[type[Event], ...] = (
    ProviderSet,
    ClientSecretSet,
    GroupsMapped,
    DomainClaimed,
    DomainProved,
    DomainDropped,
    ConnectionTested,
    SingleSignOnOpened,
    SingleSignOnClosed,
)
