"""Who takes part, with which roles."""

from domain.kernel.ids import PersonId
from domain.kernel.refusals import NotAllowed, NotFound
from domain.kernel.rights import Role
from domain.organisation.decider import ORGANISATION, ChangeMemberRoles, InviteMember, RemoveMember
from domain.organisation.events import MemberInvited, MemberLeft, MemberRolesChanged
from domain.organisation.refusals import LastAdministrator, MemberExists, MemberNeedsRole
from tests.domain.organisation.test_register_organisation import FOUNDED
from tests.domain.specification import (
    ADMINISTRATOR,
    ANNA,
    BAS,
    COORDINATOR,
    EMPLOYEE,
    NIGHT,
    TENANT,
    given,
)

BAS_LEADS = MemberInvited(person=BAS, roles=frozenset({Role.TEAM_LEAD}), unit=None)
BAS_ADMINISTERS = MemberRolesChanged(person=BAS, roles=frozenset({Role.ADMINISTRATOR}))


def invite(*roles: Role, person: PersonId = BAS) -> InviteMember:
    return InviteMember(tenant=TENANT, person=person, roles=frozenset(roles))


def change(person: PersonId, *roles: Role) -> ChangeMemberRoles:
    return ChangeMemberRoles(tenant=TENANT, person=person, roles=frozenset(roles))


def test_a_coordinator_invites_a_colleague() -> None:
    given(ORGANISATION, *FOUNDED).when(invite(Role.TEAM_LEAD), by=COORDINATOR).then(BAS_LEADS)


def test_an_employee_invites_nobody() -> None:
    given(ORGANISATION, *FOUNDED).when(invite(Role.EMPLOYEE), by=EMPLOYEE).then_refused(NotAllowed)


def test_only_an_administrator_makes_an_administrator() -> None:
    asked = given(ORGANISATION, *FOUNDED).when(invite(Role.ADMINISTRATOR), by=COORDINATOR)
    asked.then_refused(NotAllowed, right="manage_organisation")


def test_a_member_has_at_least_one_role() -> None:
    given(ORGANISATION, *FOUNDED).when(invite(), by=COORDINATOR).then_refused(MemberNeedsRole, person=BAS)
    given(ORGANISATION, *FOUNDED).when(change(ANNA), by=ADMINISTRATOR).then_refused(MemberNeedsRole, person=ANNA)


def test_who_is_a_member_is_not_invited_into_other_roles() -> None:
    asked = given(ORGANISATION, *FOUNDED, BAS_LEADS).when(invite(Role.HR), by=COORDINATOR)
    asked.then_refused(MemberExists, person=BAS)


def test_an_invitation_names_a_unit_that_is_there() -> None:
    command = InviteMember(tenant=TENANT, person=BAS, roles=frozenset({Role.HR}), unit=NIGHT)
    given(ORGANISATION, *FOUNDED).when(command, by=COORDINATOR).then_refused(NotFound, unit=NIGHT)


def test_an_administrator_changes_roles() -> None:
    given(ORGANISATION, *FOUNDED, BAS_LEADS).when(change(BAS, Role.ADMINISTRATOR), by=ADMINISTRATOR).then(
        BAS_ADMINISTERS
    )


def test_the_last_administrator_stays_one() -> None:
    alone = given(ORGANISATION, *FOUNDED, BAS_LEADS)
    alone.when(change(ANNA, Role.HR), by=ADMINISTRATOR).then_refused(LastAdministrator, person=ANNA)
    alone.when(RemoveMember(tenant=TENANT, person=ANNA), by=ADMINISTRATOR).then_refused(LastAdministrator)


def test_one_of_two_administrators_may_leave() -> None:
    both = given(ORGANISATION, *FOUNDED, BAS_LEADS, BAS_ADMINISTERS)
    both.when(RemoveMember(tenant=TENANT, person=ANNA), by=ADMINISTRATOR).then(MemberLeft(person=ANNA))


def test_who_left_can_be_invited_again() -> None:
    away = given(ORGANISATION, *FOUNDED, BAS_LEADS, MemberLeft(person=BAS))
    away.when(invite(Role.TEAM_LEAD), by=COORDINATOR).then(BAS_LEADS)


def test_a_stranger_has_no_roles_to_change() -> None:
    given(ORGANISATION, *FOUNDED).when(change(BAS, Role.HR), by=ADMINISTRATOR).then_refused(NotFound, person=BAS)
