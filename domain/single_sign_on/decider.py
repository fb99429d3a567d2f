"""Decisions about single sign-on: provider, secret, groups, domains, test, and whether it is open. One stream each."""

import re
from collections.abc import Sequence
from uuid import UUID

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, TenantId, stream
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Right, Role
from domain.kernel.texts import fitting, one_line
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
from domain.single_sign_on.refusals import NoProviderYet, ProveDomainFirst, RoleIsNotByGroup, TryConnectionFirst
from domain.single_sign_on.state import SingleSignOn, evolve

CATEGORY = "single_sign_on"
MOST_RULES, MOST_DOMAINS = 100, 20
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
DOMAIN = re.compile(rf"(?:{LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")


class SingleSignOnCommand(Command, frozen=True, kw_only=True):
    """A command about the single sign-on of one organisation."""

    tenant: TenantId


class SetProvider(SingleSignOnCommand, frozen=True, kw_only=True):
    """Choose the provider. That its address can be asked is seen to by who asks."""

    issuer: str
    client_id: str
    vouches: bool = False


class SetClientSecret(SingleSignOnCommand, frozen=True, kw_only=True):
    """Use another client secret than number `after`, the one that was seen (0: none)."""

    after: int


class MapGroups(SingleSignOnCommand, frozen=True, kw_only=True):
    """Say which groups give which roles. That the units exist is seen to by who asks."""

    claim: str
    rules: tuple[GroupRule, ...]
    newcomers: Newcomers


class ClaimDomain(SingleSignOnCommand, frozen=True, kw_only=True):
    """Say that addresses in a mail domain are the organisation's."""

    domain: str


class NoteDomainProved(SingleSignOnCommand, frozen=True, kw_only=True):
    """Note that a claimed domain's TXT record was found. Whoever asks looked at it a moment ago."""

    domain: str


class DropDomain(SingleSignOnCommand, frozen=True, kw_only=True):
    """Lead addresses in this domain to the provider no longer."""

    domain: str


class NoteTest(SingleSignOnCommand, frozen=True, kw_only=True):
    """Note that a try of the connection came back in order."""

    test: UUID


class OpenSingleSignOn(SingleSignOnCommand, frozen=True, kw_only=True):
    """Let members sign in by the provider; `compulsory`: by nothing else, but for administrators."""

    compulsory: bool


class CloseSingleSignOn(SingleSignOnCommand, frozen=True, kw_only=True):
    """Let nobody sign in by the provider any more."""


def decide(command: SingleSignOnCommand, state: SingleSignOn, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    asked.by.needs(Right.MANAGE_ORGANISATION)
    tenant = command.tenant
    match command:
        case SetProvider():
            return _provider(command, state)
        case SetClientSecret(after=after):
            if not state.issuer:
                raise NoProviderYet(tenant=tenant)
            return (ClientSecretSet(tenant=tenant, number=after + 1),) if after == state.secret else ()
        case MapGroups():
            return _groups(command, state)
        case ClaimDomain() | NoteDomainProved() | DropDomain():
            return _domain(command, state)
        case NoteTest(test=test):
            if not state.secret:
                raise NoProviderYet(tenant=tenant)
            return () if state.heard == str(test) else (ConnectionTested(tenant=tenant, test=test),)
        case OpenSingleSignOn():
            return _open(command, state)
        case CloseSingleSignOn():
            return (SingleSignOnClosed(tenant=tenant),) if state.open else ()
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _provider(command: SetProvider, state: SingleSignOn) -> Sequence[Event]:
    issuer, client_id = one_line("issuer", command.issuer, 500), one_line("client_id", command.client_id, 300)
    if (issuer, client_id, command.vouches) == (state.issuer, state.client_id, state.vouches):
        return ()
    return (ProviderSet(tenant=command.tenant, issuer=issuer, client_id=client_id, vouches=command.vouches),)


def _groups(command: MapGroups, state: SingleSignOn) -> Sequence[Event]:
    if len(command.rules) > MOST_RULES:
        raise InvalidValue(field="rules", reason="too_long", high=MOST_RULES)
    if any(rule.role in (Role.ADMINISTRATOR, Role.ADVISER) for rule in command.rules):
        raise RoleIsNotByGroup(field="rules")
    rules = tuple(GroupRule(one_line("rules", rule.group), rule.role, rule.unit) for rule in command.rules)
    claim = fitting("claim", command.claim, 100)
    if (claim, rules, command.newcomers) == (state.claim, state.rules, state.newcomers):
        return ()
    return (GroupsMapped(tenant=command.tenant, claim=claim, rules=rules, newcomers=command.newcomers),)


def _domain(command: ClaimDomain | NoteDomainProved | DropDomain, state: SingleSignOn) -> Sequence[Event]:
    domain, tenant = command.domain.strip().lower().removeprefix("@"), command.tenant
    if isinstance(command, ClaimDomain):
        if len(domain) > 253 or not DOMAIN.fullmatch(domain):
            raise InvalidValue(field="domain", reason="no_domain")
        if domain not in state.domains and len(state.domains) >= MOST_DOMAINS:
            raise InvalidValue(field="domain", reason="too_many", high=MOST_DOMAINS)
        return () if domain in state.domains else (DomainClaimed(tenant=tenant, domain=domain),)
    if isinstance(command, DropDomain):
        return (DomainDropped(tenant=tenant, domain=domain),) if domain in state.domains else ()
    if domain not in state.domains:
        raise NotFound(domain=domain)
    return () if state.domains[domain] else (DomainProved(tenant=tenant, domain=domain),)


def _open(command: OpenSingleSignOn, state: SingleSignOn) -> Sequence[Event]:
    if not state.secret:
        raise NoProviderYet(tenant=command.tenant)
    if not state.tested:
        raise TryConnectionFirst(tenant=command.tenant)
    if not state.proved:
        raise ProveDomainFirst(tenant=command.tenant)
    if state.open and state.compulsory is command.compulsory:
        return ()
    return (SingleSignOnOpened(tenant=command.tenant, compulsory=command.compulsory),)


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's single sign-on."""
    return stream(CATEGORY, tenant)


SINGLE_SIGN_ON: Decider[SingleSignOnCommand, SingleSignOn] = Decider(
    category=CATEGORY,
    commands=SingleSignOnCommand,
    initial=SingleSignOn(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
