"""Whatever is asked of an organisation, in whatever order, it stays one."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import PersonId, UnitId
from domain.kernel.rights import Actor, Role
from domain.organisation.adviser import EndAdviser, ExtendAdviser, InviteAdviser
from domain.organisation.decider import (
    ORGANISATION,
    AddUnit,
    ChangeMemberRoles,
    InviteMember,
    InviteMembers,
    Newcomer,
    RegisterOrganisation,
    RemoveMember,
    SetReminders,
)
from domain.organisation.views import ADVISERS, MEMBERS, ORGANISATIONS, UNITS
from domain.reminders.times import Times
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, ANNA, BAS, CEM, DAY_CARE, NIGHT, TENANT, TODAY

people = st.sampled_from([ANNA, BAS, CEM])
units = st.sampled_from([NIGHT, DAY_CARE])
names = st.sampled_from(["Nacht", "NACHT", "Dag", " ", ""])
roles = st.frozensets(st.sampled_from([Role.ADMINISTRATOR, Role.HR, Role.EMPLOYEE]), max_size=2)
actors = st.just(ADMINISTRATOR) | st.builds(Actor, people, roles)

settings = st.builds(
    Times,
    days_before=st.integers(-1, 31),
    hour=st.integers(6, 20),
    contact_after=st.integers(0, 9),
    management_after=st.integers(0, 9),
    quiet_from=st.integers(9, 25),
    quiet_until=st.integers(0, 12),
    weekends=st.booleans(),
)


class Organisations(DeciderMachine):
    decider = ORGANISATION

    @rule(name=names, zone=st.sampled_from(["Europe/Amsterdam", "America/Lima"]), by=actors)
    def register(self, name: str, zone: str, by: Actor) -> None:
        self.ask(RegisterOrganisation(tenant=TENANT, name=name, time_zone=zone), by)

    @rule(unit=units, name=names, parent=st.none() | units, by=actors)
    def add_unit(self, unit: UnitId, name: str, parent: UnitId | None, by: Actor) -> None:
        self.ask(AddUnit(tenant=TENANT, unit=unit, name=name, parent=parent), by)

    @rule(person=people, roles=roles, unit=st.none() | units, by=actors)
    def invite(self, person: PersonId, roles: frozenset[Role], unit: UnitId | None, by: Actor) -> None:
        self.ask(InviteMember(tenant=TENANT, person=person, roles=roles, unit=unit), by)

    @rule(invited=st.lists(st.tuples(people, roles, st.none() | units), max_size=4), by=actors)
    def invite_many(self, invited: list[tuple[PersonId, frozenset[Role], UnitId | None]], by: Actor) -> None:
        self.ask(InviteMembers(tenant=TENANT, newcomers=tuple(Newcomer(*each) for each in invited)), by)

    @rule(person=people, roles=roles, by=actors)
    def change_roles(self, person: PersonId, roles: frozenset[Role], by: Actor) -> None:
        self.ask(ChangeMemberRoles(tenant=TENANT, person=person, roles=roles), by)

    @rule(person=people, by=actors)
    def remove(self, person: PersonId, by: Actor) -> None:
        self.ask(RemoveMember(tenant=TENANT, person=person), by)

    @rule(person=people, first=st.integers(-9, 9), last=st.integers(-9, 400), unit=units, by=actors)
    def let_in(self, person: PersonId, first: int, last: int, unit: UnitId, by: Actor) -> None:
        days = {"first_day": TODAY + timedelta(days=first), "last_day": TODAY + timedelta(days=last)}
        self.ask(InviteAdviser(tenant=TENANT, person=person, units=(unit,), **days), by)

    @rule(person=people, last=st.integers(0, 400), by=actors)
    def extend(self, person: PersonId, last: int, by: Actor) -> None:
        self.ask(ExtendAdviser(tenant=TENANT, person=person, last_day=TODAY + timedelta(days=last)), by)

    @rule(person=people, by=actors)
    def end(self, person: PersonId, by: Actor) -> None:
        self.ask(EndAdviser(tenant=TENANT, person=person), by)

    @rule(times=settings, by=actors)
    def set_reminders(self, times: Times, by: Actor) -> None:
        self.ask(SetReminders(tenant=TENANT, times=times), by)

    @invariant()
    def there_is_always_an_administrator(self) -> None:
        held = {role for roles in self.state.members.values() for role in roles}
        assert (Role.ADMINISTRATOR in held) is self.state.exists

    @invariant()
    def every_member_has_a_role(self) -> None:
        assert all(self.state.members.values())

    @invariant()
    def an_adviser_is_no_member_and_has_days_and_something_to_look_at(self) -> None:
        assert self.state.advisers.keys().isdisjoint(self.state.members)
        assert all(each.first_day <= each.last_day and each.units for each in self.state.advisers.values())
        shown = {row.person: row.last_day for row in self.rows(ADVISERS).values() if row.ended_on is None}
        assert shown == {person: each.last_day for person, each in self.state.advisers.items()}

    @invariant()
    def units_at_one_place_have_different_names_and_parents_are_there(self) -> None:
        places = [(unit.parent, unit.name.casefold()) for unit in self.state.units.values()]
        assert len(places) == len(set(places))
        assert {unit.parent for unit in self.state.units.values()} <= {None, *self.state.units}

    @invariant()
    def reminders_come_at_a_sensible_time(self) -> None:
        times = self.state.times
        assert 0 <= times.days_before <= 30
        assert 7 <= times.hour <= 19
        assert times.quiet_until <= times.hour < times.quiet_from
        assert times.management_after == 0 or times.contact_after < times.management_after

    @invariant()
    def the_views_say_what_the_state_says(self) -> None:
        members = {row.person: row.roles for row in self.rows(MEMBERS).values() if row.active}
        assert members == {person: tuple(sorted(roles)) for person, roles in self.state.members.items()}
        shown = {row.unit: (row.name, row.parent) for row in self.rows(UNITS).values()}
        assert shown == {key: (unit.name, unit.parent) for key, unit in self.state.units.items()}
        if self.state.exists:
            (row,) = self.rows(ORGANISATIONS).values()
            assert (row.name, row.reminders) == (self.state.name, self.state.times)
            assert row.version == len(self.log)


TestOrganisations = Organisations.TestCase
