"""Who is suspended changes nothing: every command of the catalogue is refused, but for those written down as possible.

The commands come from the catalogue, so a new one is in here by itself.
"""

from uuid import UUID, uuid4

from domain.catalogue import DECIDERS, GUARDS, POLICIES
from domain.kernel.decider import Asked, Command
from domain.kernel.handle import Handler
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import InviteMember, InviteMembers, Newcomer, RegisterOrganisation
from domain.policies.read_only import STAYS_POSSIBLE
from domain.subscription.commands import ChoosePackage, MoveOn, StartTrial
from domain.subscription.packages import PROCESSING, TERMS, TRIAL, Interval
from domain.subscription.refusals import OrganisationIsReadOnly, SeatsAreTaken
from infra.event_store.memory import MemoryEventStore
from infra.keys import KeyRing
from tests.contracts.test_closed_plan import ASKED, TENANT, TODAY, commands, example, handled

ALL = sorted(commands(), key=lambda kind: kind.__name__)


async def begun(*more: Command) -> Handler:
    handler = Handler(MemoryEventStore(KeyRing(bytes(32))), DECIDERS, POLICIES, GUARDS)
    begin = (
        RegisterOrganisation(tenant=TENANT, name="Zorg"),
        StartTrial(tenant=TENANT, terms=TERMS, processing=PROCESSING),
    )
    for command in (*begin, *more):
        assert await handled(handler, command) is None
    return handler


async def suspended() -> Handler:
    handler = await begun()
    later = Asked(ASKED.by, TODAY + TRIAL)
    await handler.handle(TENANT, MoveOn(tenant=TENANT), later, CommandId(uuid4()))
    return handler


def of_us(kind: type[Command]) -> Command:
    command = example(kind)
    assert isinstance(command, Command)
    return command


async def test_a_suspended_organisation_is_refused_everything_but_what_is_written_down() -> None:
    handler = await suspended()
    for kind in ALL:
        refusal = await handled(handler, of_us(kind))
        assert isinstance(refusal, OrganisationIsReadOnly) is not issubclass(kind, STAYS_POSSIBLE), kind.__name__


async def test_nobody_else_is_refused_for_that() -> None:
    handler = await begun()
    for kind in ALL:
        assert not isinstance(await handled(handler, of_us(kind)), OrganisationIsReadOnly), kind.__name__


async def test_who_chooses_a_package_goes_on() -> None:
    handler = await suspended()
    invite = InviteMember(tenant=TENANT, person=PersonId(UUID(int=12)), roles=frozenset({Role.EMPLOYEE}))
    assert isinstance(await handled(handler, invite), OrganisationIsReadOnly)
    choose = ChoosePackage(tenant=TENANT, package="team", interval=Interval.MONTH, members=1)
    assert await handled(handler, choose) is None
    assert await handled(handler, invite) is None


async def test_nobody_is_invited_beyond_the_seats_but_who_is_there_may_be_invited_again() -> None:
    handler = await begun(ChoosePackage(tenant=TENANT, package="team", interval=Interval.MONTH, members=1))

    def invite(number: int) -> InviteMember:
        person = PersonId(UUID(int=100 + number))
        return InviteMember(tenant=TENANT, person=person, roles=frozenset({Role.EMPLOYEE}))

    for number in range(24):
        assert await handled(handler, invite(number)) is None
    refusal = await handled(handler, invite(24))
    assert isinstance(refusal, SeatsAreTaken)
    assert refusal.data == {"seats": 25}
    assert await handled(handler, invite(23)) is None


async def test_many_are_invited_as_far_as_there_are_seats_or_not_at_all() -> None:
    handler = await begun(ChoosePackage(tenant=TENANT, package="team", interval=Interval.MONTH, members=1))

    def invite(first: int, last: int) -> InviteMembers:
        people = (PersonId(UUID(int=100 + number)) for number in range(first, last))
        return InviteMembers(
            tenant=TENANT, newcomers=tuple(Newcomer(each, frozenset({Role.EMPLOYEE})) for each in people)
        )

    assert await handled(handler, invite(0, 20)) is None
    assert isinstance(await handled(handler, invite(10, 25)), SeatsAreTaken)
    assert await handled(handler, invite(10, 24)) is None
    assert await handled(handler, invite(0, 24)) is None


async def test_another_organisation_is_not_asked_about_it() -> None:
    handler, other = await suspended(), TenantId(UUID(int=2))
    asked = Asked(Actor(PersonId(UUID(int=11)), frozenset(Role)), TODAY)
    await handler.handle(other, RegisterOrganisation(tenant=other, name="Ander"), asked, CommandId(uuid4()))


def test_what_stays_possible_is_there() -> None:
    assert all(any(issubclass(kind, each) for kind in ALL) for each in STAYS_POSSIBLE)
    assert len(ALL) > 120
