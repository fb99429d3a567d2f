"""One example of every event of single sign-on."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import TenantId, UnitId
from domain.kernel.rights import Role
from domain.single_sign_on.events import (
    ClientSecretSet,
    ConnectionTested,
    DomainClaimed,
    DomainDropped,
    DomainProved,
    GroupRule,
    GroupsMapped,
    Newcomers,
    ProviderSet,
    SingleSignOnClosed,
    SingleSignOnOpened,
)

TENANT = TenantId(UUID(int=1))
RULES = (GroupRule("wb-hr", Role.HR), GroupRule("7c1f", Role.TEAM_LEAD, UnitId(UUID(int=3))))
EVENTS: tuple[Event, ...] = (
    ProviderSet(tenant=TENANT, issuer="https://login.example.com", client_id="werkbalans", vouches=True),
    ClientSecretSet(tenant=TENANT, number=2),
    GroupsMapped(tenant=TENANT, claim="groups", rules=RULES, newcomers=Newcomers.GROUPS),
    DomainClaimed(tenant=TENANT, domain="zorggroep.example"),
    DomainProved(tenant=TENANT, domain="zorggroep.example"),
    DomainDropped(tenant=TENANT, domain="zorggroep.example"),
    ConnectionTested(tenant=TENANT, test=UUID(int=81)),
    SingleSignOnOpened(tenant=TENANT, compulsory=True),
    SingleSignOnClosed(tenant=TENANT),
)
