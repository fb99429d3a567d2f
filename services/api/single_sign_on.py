"""Setting single sign-on up, for administrators: provider, secret, domains, groups, and whether it is open."""

from collections.abc import Sequence
from uuid import UUID

from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.texts import one_line
from domain.organisation.views import UNITS
from domain.single_sign_on.decider import (
    SINGLE_SIGN_ON,
    ClaimDomain,
    CloseSingleSignOn,
    DropDomain,
    MapGroups,
    NoteDomainProved,
    OpenSingleSignOn,
    SetClientSecret,
    SetProvider,
    SingleSignOnCommand,
    stream_of,
)
from domain.single_sign_on.events import GroupRule, Newcomers
from domain.single_sign_on.state import SingleSignOn
from infra.bootstrap import Services
from infra.single_sign_on.faults import ProviderFault, Trouble
from infra.webhooks.addresses import checked
from services.api.auth import Caller
from services.api.exchange import carry_out, new_id

DISCOVERY = "/.well-known/openid-configuration"
LONGEST_SECRET = 1000


async def now_of(services: Services, caller: Caller) -> SingleSignOn:
    """How it stands at this moment, from the log itself."""
    return await services.handler.state(caller.tenant, SINGLE_SIGN_ON, stream_of(caller.tenant))


async def set_provider(
    services: Services, caller: Caller, issuer: str, client_id: str, secret: str, vouches: bool, identity: CommandId
) -> Handled:
    """Choose the provider, once it answers; with a new client secret where one is given, which is not shown again.

    Raises InvalidValue, ProviderFault.
    """
    if len(secret) > LONGEST_SECRET:
        raise InvalidValue(field="client_secret", reason="too_long", high=LONGEST_SECRET)
    one_line("client_id", client_id, 300)
    now = await now_of(services, caller)
    if not (secret or now.secret):
        raise InvalidValue(field="client_secret", reason="empty")
    exact = await _exact(services, issuer)
    command = SetProvider(tenant=caller.tenant, issuer=exact, client_id=client_id, vouches=vouches)
    handled = await _do(services, caller, command, identity)
    if secret:
        replace = SetClientSecret(tenant=caller.tenant, after=now.secret)
        replaced = await _do(services, caller, replace, CommandId(new_id(identity, "secret")))
        if replaced.receipt is not None:
            await services.sign_ons.put_secret(caller.tenant, now.secret + 1, secret)
            return replaced
    return handled


async def _exact(services: Services, typed: str) -> str:
    """The issuer as the provider itself writes it: the address of its description is one too, a slash no difference."""
    issuer = typed.strip().removesuffix(DISCOVERY)
    checked("issuer", issuer, services.settings.provider_hosts)
    try:
        return (await services.providers.describe(issuer, afresh=True)).issuer
    except ProviderFault as fault:
        if fault.trouble is Trouble.OTHER_ISSUER and fault.detail.rstrip("/") == issuer.rstrip("/"):
            return (await services.providers.describe(fault.detail, afresh=True)).issuer
        raise


async def map_groups(
    services: Services,
    caller: Caller,
    claim: str,
    rules: Sequence[GroupRule],
    newcomers: Newcomers,
    identity: CommandId,
) -> Handled:
    """Say which groups give which roles. Raises InvalidValue for a unit that is none."""
    units = {row.unit for row in await services.views.find(caller.tenant, UNITS)}
    if any(rule.unit is not None and rule.unit not in units for rule in rules):
        raise InvalidValue(field="rules", reason="unknown")
    command = MapGroups(tenant=caller.tenant, claim=claim, rules=tuple(rules), newcomers=newcomers)
    return await _do(services, caller, command, identity)


async def claim_domain(services: Services, caller: Caller, domain: str, identity: CommandId) -> Handled:
    """Say that a mail domain is ours; it leads nobody until that is proved."""
    return await _do(services, caller, ClaimDomain(tenant=caller.tenant, domain=domain), identity)


async def prove_domain(services: Services, caller: Caller, domain: str, identity: CommandId) -> Handled:
    """Look whether the domain's TXT record is there. Raises NotFound, and InvalidValue when it is not."""
    if domain not in (await now_of(services, caller)).domains:
        raise NotFound(domain=domain)
    if not await services.domains.proved(caller.tenant, domain):
        raise InvalidValue(field="domain", reason="no_record")
    return await _do(services, caller, NoteDomainProved(tenant=caller.tenant, domain=domain), identity)


async def drop_domain(services: Services, caller: Caller, domain: str, identity: CommandId) -> Handled:
    """Lead addresses of a domain no longer."""
    return await _do(services, caller, DropDomain(tenant=caller.tenant, domain=domain), identity)


async def choose(services: Services, caller: Caller, stand: str, identity: CommandId) -> Handled:
    """Open it (`open`, `compulsory`) or close it (`closed`). Raises InvalidValue."""
    if stand == "closed":
        return await _do(services, caller, CloseSingleSignOn(tenant=caller.tenant), identity)
    if stand not in ("open", "compulsory"):
        raise InvalidValue(field="stand", reason="choose")
    command = OpenSingleSignOn(tenant=caller.tenant, compulsory=stand == "compulsory")
    return await _do(services, caller, command, identity)


async def release(services: Services, caller: Caller, person: UUID) -> None:
    """Whoever comes next from the provider with this person's address is this person. Raises NotFound."""
    if not await services.sign_ons.release(caller.tenant, PersonId(person)):
        raise NotFound


async def _do(services: Services, caller: Caller, command: SingleSignOnCommand, identity: CommandId) -> Handled:
    """Carry it out; then the domains that lead to the provider are those of the log again."""
    handled = await carry_out(services, caller, command, identity)
    now = await now_of(services, caller)
    await services.sign_ons.lead(caller.tenant, now.proved if now.open else ())
    return handled
