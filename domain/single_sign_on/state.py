"""Single sign-on as its decisions, its view and the sign-in see it: one fold of its events."""

from typing import assert_never

import msgspec
from msgspec.structs import replace

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
    SingleSignOnEvent,
    SingleSignOnOpened,
)


class SingleSignOn(msgspec.Struct, frozen=True):
    """How it stands. `secret` is the number of the client secret (0: none yet); `domains`: whether each is proved.

    `tested`: somebody came back in order since the provider was last changed; `heard` is that test.
    """

    issuer: str = ""
    client_id: str = ""
    vouches: bool = False
    secret: int = 0
    claim: str = ""
    rules: tuple[GroupRule, ...] = ()
    newcomers: Newcomers = Newcomers.NOBODY
    domains: dict[str, bool] = {}
    tested: bool = False
    heard: str = ""
    open: bool = False
    compulsory: bool = False

    @property
    def proved(self) -> frozenset[str]:
        """The domains that are proved to be the organisation's."""
        return frozenset(domain for domain, proved in self.domains.items() if proved)

    def leads(self, email: str) -> bool:
        """Whether this address is the provider's to speak for."""
        return email.lower().rpartition("@")[2] in self.proved


def evolve(state: SingleSignOn, event: SingleSignOnEvent) -> SingleSignOn:
    """The state after one more event. Another provider is to be tried first, so it is closed until then."""
    match event:
        case ProviderSet(issuer=issuer, client_id=client_id, vouches=vouches):
            if (issuer, client_id) == (state.issuer, state.client_id):
                return replace(state, vouches=vouches)
            fresh = {"tested": False, "open": False, "compulsory": False}
            return replace(state, issuer=issuer, client_id=client_id, vouches=vouches, **fresh)
        case ClientSecretSet(number=number):
            return replace(state, secret=number)
        case GroupsMapped(claim=claim, rules=rules, newcomers=newcomers):
            return replace(state, claim=claim, rules=rules, newcomers=newcomers)
        case DomainClaimed(domain=domain):
            return replace(state, domains={**state.domains, domain: False})
        case DomainProved(domain=domain):
            return replace(state, domains={**state.domains, domain: True})
        case DomainDropped(domain=domain):
            kept = {name: proved for name, proved in state.domains.items() if name != domain}
            return replace(state, domains=kept)
        case ConnectionTested(test=test):
            return replace(state, tested=True, heard=str(test))
        case SingleSignOnOpened(compulsory=compulsory):
            return replace(state, open=True, compulsory=compulsory)
        case SingleSignOnClosed():
            return replace(state, open=False, compulsory=False)
        case _:
            assert_never(event)
