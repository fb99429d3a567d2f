"""Who may do what: one table, read by the deciders, the pages and the tests alike."""

from enum import StrEnum

import msgspec

from domain.kernel.ids import PersonId
from domain.kernel.refusals import NotAllowed


class Role(StrEnum):
    """What a person is in one organisation; one person may be several."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    HR = "hr"
    MANAGEMENT = "management"
    WORKS_COUNCIL = "works_council"
    TEAM_LEAD = "team_lead"
    EMPLOYEE = "employee"


class Right(StrEnum):
    """One thing that somebody may or may not do."""

    MANAGE_ORGANISATION = "manage_organisation"
    INVITE_MEMBERS = "invite_members"
    START_PLAN = "start_plan"
    EDIT_KICKOFF = "edit_kickoff"
    READ_PLAN = "read_plan"
    READ_AUDIT_TRAIL = "read_audit_trail"


EVERYBODY = frozenset(Role)
RIGHTS: dict[Right, frozenset[Role]] = {
    Right.MANAGE_ORGANISATION: frozenset({Role.ADMINISTRATOR}),
    Right.INVITE_MEMBERS: frozenset({Role.ADMINISTRATOR, Role.HR, Role.COORDINATOR}),
    Right.START_PLAN: frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.HR, Role.MANAGEMENT}),
    Right.EDIT_KICKOFF: frozenset({Role.COORDINATOR, Role.HR, Role.MANAGEMENT}),
    Right.READ_PLAN: EVERYBODY,
    Right.READ_AUDIT_TRAIL: EVERYBODY,
}


class Actor(msgspec.Struct, frozen=True):
    """The person who asks, with the roles they hold at this moment."""

    person: PersonId
    roles: frozenset[Role]

    def may(self, right: Right) -> bool:
        """Whether any of the roles carries the right."""
        return not self.roles.isdisjoint(RIGHTS[right])

    def needs(self, right: Right) -> None:
        """Refuse with NotAllowed unless the actor has the right."""
        if not self.may(right):
            raise NotAllowed(right=right.value)
