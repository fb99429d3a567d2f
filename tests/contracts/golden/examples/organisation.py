"""One example of every event of an organisation."""

from uuid import UUID

from domain.kernel.events import Event
from domain.kernel.ids import PersonId, UnitId
from domain.kernel.rights import Role
from domain.organisation import events as o
from domain.organisation.absence import StandInEnded, StandInNamed
from domain.reminders.times import Times
from tests.contracts.golden.examples.things import ANNA, DAY, PLAN, TENANT, UNIT, WORDS

EVENTS: tuple[Event, ...] = (
    o.OrganisationRegistered(tenant=TENANT, name=WORDS, time_zone="Europe/Amsterdam"),
    o.UnitAdded(unit=UNIT, name="Nachtdienst", parent=UnitId(UUID(int=4))),
    o.MemberInvited(person=ANNA, roles=frozenset({Role.WORKS_COUNCIL, Role.HR, Role.ADMINISTRATOR}), unit=UNIT),
    o.MemberRolesChanged(person=ANNA, roles=frozenset({Role.EMPLOYEE, Role.COORDINATOR})),
    o.MemberLeft(person=ANNA),
    o.MemberRenamed(person=ANNA, change=UUID(int=9)),
    o.MemberAddressChanged(person=ANNA, change=UUID(int=9)),
    o.SignInRuleSet(tenant=TENANT, two_steps=True),
    o.AdviserInvited(person=ANNA, first_day=DAY, last_day=DAY, plans=(PLAN,), units=(UNIT,)),
    o.AdviserExtended(person=ANNA, last_day=DAY),
    o.AdviserEnded(person=ANNA, on=DAY),
    StandInNamed(person=ANNA, stand_in=PersonId(UUID(int=5)), first_day=DAY, last_day=DAY),
    StandInEnded(person=ANNA, on=DAY),
    o.RemindersSet(times=Times(days_before=7, hour=9, good_friday=True)),
)
