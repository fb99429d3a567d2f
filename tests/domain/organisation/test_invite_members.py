"""Many are let in at once: all of them or nobody, and asking again goes on where it was."""

from domain.kernel.ids import PersonId, UnitId
from domain.kernel.place import place_of
from domain.kernel.refusals import NotAllowed, NotFound, OutsideYourUnits
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import ORGANISATION, InviteMembers, Newcomer
from domain.organisation.events import MemberInvited, UnitAdded
from domain.organisation.refusals import AdviserNeedsTerm, MemberNeedsRole, RolesExclude
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.specification import ANNA, BAS, CEM, COORDINATOR, DAY_CARE, EMPLOYEE, NIGHT, TENANT, given

NIGHT_SHIFT = UnitAdded(unit=NIGHT, name="Nachtdienst", parent=None)


def new(person: PersonId, *roles: Role, unit: UnitId | None = None) -> Newcomer:
    return Newcomer(person, frozenset(roles), unit)


def invite(*newcomers: Newcomer) -> InviteMembers:
    return InviteMembers(tenant=TENANT, newcomers=newcomers)


def invited(person: PersonId, *roles: Role, unit: UnitId | None = None) -> MemberInvited:
    return MemberInvited(person=person, roles=frozenset(roles), unit=unit)


def test_a_coordinator_invites_many_at_once() -> None:
    command = invite(new(BAS, Role.TEAM_LEAD, Role.EMPLOYEE, unit=NIGHT), new(CEM, Role.WORKS_COUNCIL))
    asked = given(ORGANISATION, *FOUNDED, NIGHT_SHIFT).when(command, by=COORDINATOR)
    asked.then(invited(BAS, Role.TEAM_LEAD, Role.EMPLOYEE, unit=NIGHT), invited(CEM, Role.WORKS_COUNCIL))


def test_who_is_a_member_stays_as_they_are() -> None:
    history = (*FOUNDED, invited(BAS, Role.TEAM_LEAD))
    asked = given(ORGANISATION, *history).when(invite(new(BAS, Role.HR), new(CEM, Role.HR)), by=COORDINATOR)
    asked.then(invited(CEM, Role.HR))


def test_somebody_who_is_named_twice_is_invited_once() -> None:
    command = invite(new(BAS, Role.EMPLOYEE), new(BAS, Role.EMPLOYEE))
    given(ORGANISATION, *FOUNDED).when(command, by=COORDINATOR).then(invited(BAS, Role.EMPLOYEE))


def test_one_that_cannot_be_keeps_all_of_them_out() -> None:
    asked = given(ORGANISATION, *FOUNDED)
    fine = new(CEM, Role.EMPLOYEE)
    for wrong, rule in (
        (new(BAS), MemberNeedsRole),
        (new(BAS, Role.MANAGEMENT, Role.WORKS_COUNCIL), RolesExclude),
        (new(BAS, Role.ADVISER), AdviserNeedsTerm),
        (new(BAS, Role.EMPLOYEE, unit=NIGHT), NotFound),
        (new(BAS, Role.ADMINISTRATOR), NotAllowed),
    ):
        asked.when(invite(fine, wrong), by=COORDINATOR).then_refused(rule)


def test_an_employee_invites_nobody() -> None:
    given(ORGANISATION, *FOUNDED).when(invite(), by=EMPLOYEE).then_refused(NotAllowed)


def test_hr_of_one_unit_invites_into_that_unit_only() -> None:
    units = (NIGHT_SHIFT, UnitAdded(unit=DAY_CARE, name="Dagdienst", parent=None))
    by = Actor(ANNA, frozenset({Role.HR}), place_of(NIGHT, {NIGHT: None, DAY_CARE: None}))
    asked = given(ORGANISATION, *FOUNDED, *units)
    asked.when(invite(new(BAS, Role.EMPLOYEE, unit=NIGHT)), by=by).then(invited(BAS, Role.EMPLOYEE, unit=NIGHT))
    asked.when(invite(new(BAS, Role.EMPLOYEE, unit=DAY_CARE)), by=by).then_refused(OutsideYourUnits)
