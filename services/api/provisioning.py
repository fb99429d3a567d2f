"""What a provider brings about by itself: somebody comes in, roles follow groups. Through the commands that all go
through, in nobody's name."""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid4, uuid5

from domain.kernel.decider import Asked, Command
from domain.kernel.handle import Handled
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import ORGANISATION, ChangeMemberRoles, InviteMember, stream_of
from domain.organisation.refusals import RolesExclude
from domain.organisation.views import MEMBERS
from domain.single_sign_on.mapping import Given, roles_after, roles_of_newcomer
from domain.single_sign_on.state import SingleSignOn
from domain.subscription.refusals import OrganisationIsReadOnly, SeatsAreTaken
from infra.bootstrap import Services
from infra.identity.people import Person
from infra.single_sign_on.faults import ProviderFault, Trouble
from infra.single_sign_on.tokens import Claims
from services.api.onboarding import checked_email, checked_name

WAIT_SECONDS = 2.0
# What the organisation set up beforehand is done in nobody's name; it may what an administrator may who set it up.
MACHINE = Actor(PersonId(UUID(int=0)), frozenset({Role.ADMINISTRATOR}))


async def come_to_be(
    services: Services, tenant: TenantId, now: SingleSignOn, claims: Claims, groups: Collection[str]
) -> PersonId:
    """Let somebody in whom nobody invited, where the organisation chose so. Raises ProviderFault."""
    given = roles_of_newcomer(now.rules, groups, now.newcomers)
    if given is None:
        raise ProviderFault(Trouble.NOT_INVITED)
    try:
        email = checked_email(claims.email)
    except InvalidValue:
        raise ProviderFault(Trouble.NO_ADDRESS) from None
    wanted = Person(PersonId(uuid5(tenant, email.lower())), _name(claims, email), email, claims.language)
    person = await services.people.add(tenant, wanted)
    await let_in(services, tenant, person, given)
    return person


def _name(claims: Claims, email: str) -> str:
    try:
        return checked_name(claims.name)
    except InvalidValue:
        return email.partition("@")[0]


async def let_in(services: Services, tenant: TenantId, person: PersonId, given: Given) -> None:
    """Make a person of the directory a member. Raises ProviderFault."""
    organisation = await services.handler.state(tenant, ORGANISATION, stream_of(tenant))
    unit = given.unit if given.unit in organisation.units else None
    command = InviteMember(tenant=tenant, person=person, roles=given.roles, unit=unit)
    await _act(services, tenant, command)


async def follow_groups(
    services: Services, tenant: TenantId, person: PersonId, now: SingleSignOn, groups: Collection[str]
) -> None:
    """Give a member the roles of their groups, and take those of groups that they left. Raises ProviderFault.

    Of an organisation that can only read, all roles stay as they are.
    """
    await follow_all(services, tenant, now, {person: groups})


async def follow_all(
    services: Services, tenant: TenantId, now: SingleSignOn, groups: Mapping[PersonId, Collection[str]]
) -> None:
    """The same for many members at once. Raises ProviderFault once the others have theirs."""
    members = (await services.handler.state(tenant, ORGANISATION, stream_of(tenant))).members
    fault: ProviderFault | None = None
    for person, held in ((each, members[each]) for each in groups if each in members):
        wanted = roles_after(held, now.rules, groups[person])
        if wanted == held:
            continue
        try:
            await _act(services, tenant, ChangeMemberRoles(tenant=tenant, person=person, roles=wanted))
        except OrganisationIsReadOnly:
            return
        except ProviderFault as wrong:
            fault = wrong
    if fault is not None:
        raise fault


async def _act(services: Services, tenant: TenantId, command: Command) -> Handled:
    asked = Asked(MACHINE, await services.calendar.today(tenant), signed_in=False)
    try:
        handled = await services.handler.handle(tenant, command, asked, CommandId(uuid4()))
    except RolesExclude:
        raise ProviderFault(Trouble.ROLES_EXCLUDE) from None
    except SeatsAreTaken:
        raise ProviderFault(Trouble.NO_ROOM) from None
    if handled.receipt is not None:
        await services.hints.hint(tenant)
        await services.views.wait_for(tenant, handled.receipt.seq, (MEMBERS,), WAIT_SECONDS)
    return handled
