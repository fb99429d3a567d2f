"""Who may do what, and how far it reaches: one table, read by doors, deciders, pages and tests alike."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from domain.kernel.ids import PersonId, UnitId
from domain.kernel.place import Given, Place, PlanUnits, Stands
from domain.kernel.refusals import NotAllowed, OutsideYourUnits


class Role(StrEnum):
    """What a person is in one organisation; one person may be several, but an adviser is nothing else."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    HR = "hr"
    MANAGEMENT = "management"
    WORKS_COUNCIL = "works_council"
    TEAM_LEAD = "team_lead"
    EMPLOYEE = "employee"
    ADVISER = "adviser"
    AUDITOR = "auditor"


class Right(StrEnum):
    """One thing that somebody may or may not do."""

    TAKE_PART = "take_part"
    READ_ORGANISATION = "read_organisation"
    MANAGE_ORGANISATION = "manage_organisation"
    MANAGE_WEBHOOKS = "manage_webhooks"
    INVITE_MEMBERS = "invite_members"
    SET_HRM_CYCLE = "set_hrm_cycle"
    START_PLAN = "start_plan"
    STEER_PLAN = "steer_plan"
    EDIT_KICKOFF = "edit_kickoff"
    APPOINT_CONTACT = "appoint_contact"
    PUBLISH_STATEMENT = "publish_statement"
    KEEP_COMMUNICATION = "keep_communication"
    REPORT_SIGNAL = "report_signal"
    WEIGH_SIGNALS = "weigh_signals"
    ANALYSE = "analyse"
    RANK_ISSUES = "rank_issues"
    PROPOSE_MEASURE = "propose_measure"
    PLAN_MEASURES = "plan_measures"
    ASK_WORKS_COUNCIL = "ask_works_council"
    ANSWER_AS_WORKS_COUNCIL = "answer_as_works_council"
    PROPOSE_AGREEMENT = "propose_agreement"
    ASSESS = "assess"
    REVIEW = "review"
    RUN_POLLS = "run_polls"
    RAISE_FLOORS = "raise_floors"
    MAKE_REPORT = "make_report"
    READ_ALL_REPORTS = "read_all_reports"
    SEE_ANALYTICS = "see_analytics"
    ATTACH_FILES = "attach_files"
    READ_PLAN = "read_plan"
    READ_AUDIT_TRAIL = "read_audit_trail"
    EXPORT_AUDIT_TRAIL = "export_audit_trail"
    SEE_WHO_READ = "see_who_read"


class Reach(StrEnum):
    """How far a right goes for a member who is in one unit. Who is in none has the whole organisation for a unit."""

    ORGANISATION = "organisation"
    UNITS = "units"
    PLAN = "plan"
    OWN = "own"
    GIVEN = "given"


# Where one must stand towards the plan at hand (docs/decisions/0156). Whose own things they are, the deciders know.
REACHES: Mapping[Reach, frozenset[Stands]] = {
    Reach.ORGANISATION: frozenset(Stands),
    Reach.OWN: frozenset(Stands),
    Reach.UNITS: frozenset({Stands.FREE, Stands.WITHIN}),
    Reach.PLAN: frozenset({Stands.FREE, Stands.WITHIN, Stands.PARTLY}),
    Reach.GIVEN: frozenset({Stands.WITHIN}),
}


class Grant(msgspec.Struct, frozen=True):
    """The roles that carry a right, and how far it reaches."""

    roles: frozenset[Role]
    reach: Reach = Reach.ORGANISATION


# Their office is the whole organisation's, whichever unit they work in.
BOUNDLESS = frozenset({Role.ADMINISTRATOR, Role.WORKS_COUNCIL, Role.AUDITOR})
EVERYBODY = frozenset(Role)
MEMBERS = EVERYBODY - {Role.ADVISER}
TAKING_PART = MEMBERS - {Role.AUDITOR}
STEERING = frozenset({Role.COORDINATOR, Role.HR, Role.MANAGEMENT})
WITH_TEAM_LEADS = STEERING | {Role.TEAM_LEAD}
WATCHING = frozenset({Role.WORKS_COUNCIL, Role.AUDITOR})
RIGHTS: Mapping[Right, Grant] = {
    Right.TAKE_PART: Grant(TAKING_PART, Reach.OWN),
    Right.READ_ORGANISATION: Grant(MEMBERS),
    Right.MANAGE_ORGANISATION: Grant(frozenset({Role.ADMINISTRATOR})),
    Right.MANAGE_WEBHOOKS: Grant(frozenset({Role.ADMINISTRATOR})),
    Right.INVITE_MEMBERS: Grant(frozenset({Role.ADMINISTRATOR, Role.HR, Role.COORDINATOR}), Reach.UNITS),
    Right.SET_HRM_CYCLE: Grant(frozenset({Role.ADMINISTRATOR, Role.HR})),
    Right.START_PLAN: Grant(STEERING | {Role.ADMINISTRATOR}, Reach.UNITS),
    Right.STEER_PLAN: Grant(STEERING, Reach.UNITS),
    Right.EDIT_KICKOFF: Grant(STEERING, Reach.UNITS),
    Right.APPOINT_CONTACT: Grant(STEERING, Reach.UNITS),
    Right.PUBLISH_STATEMENT: Grant(frozenset({Role.MANAGEMENT}), Reach.UNITS),
    Right.KEEP_COMMUNICATION: Grant(STEERING, Reach.UNITS),
    Right.REPORT_SIGNAL: Grant(TAKING_PART),
    Right.WEIGH_SIGNALS: Grant(WITH_TEAM_LEADS, Reach.PLAN),
    Right.ANALYSE: Grant(WITH_TEAM_LEADS, Reach.PLAN),
    Right.RANK_ISSUES: Grant(TAKING_PART - {Role.ADMINISTRATOR}, Reach.PLAN),
    Right.PROPOSE_MEASURE: Grant(EVERYBODY - {Role.AUDITOR}),
    Right.PLAN_MEASURES: Grant(WITH_TEAM_LEADS, Reach.PLAN),
    Right.ASK_WORKS_COUNCIL: Grant(STEERING, Reach.UNITS),
    Right.ANSWER_AS_WORKS_COUNCIL: Grant(frozenset({Role.WORKS_COUNCIL})),
    Right.PROPOSE_AGREEMENT: Grant(WITH_TEAM_LEADS | {Role.WORKS_COUNCIL}, Reach.PLAN),
    Right.ASSESS: Grant(WITH_TEAM_LEADS, Reach.PLAN),
    Right.REVIEW: Grant(STEERING, Reach.UNITS),
    Right.MAKE_REPORT: Grant(frozenset({Role.COORDINATOR, Role.HR})),
    Right.RUN_POLLS: Grant(frozenset({Role.COORDINATOR, Role.HR}), Reach.UNITS),
    Right.RAISE_FLOORS: Grant(frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.HR}), Reach.UNITS),
    Right.READ_ALL_REPORTS: Grant(STEERING | {Role.ADMINISTRATOR} | WATCHING),
    Right.SEE_ANALYTICS: Grant(STEERING | WATCHING),
    Right.ATTACH_FILES: Grant(WITH_TEAM_LEADS | {Role.WORKS_COUNCIL}, Reach.PLAN),
    Right.READ_PLAN: Grant(EVERYBODY),
    Right.READ_AUDIT_TRAIL: Grant(EVERYBODY),
    Right.EXPORT_AUDIT_TRAIL: Grant(STEERING | {Role.ADMINISTRATOR} | WATCHING),
    Right.SEE_WHO_READ: Grant(WATCHING | {Role.ADMINISTRATOR}),
}


def carries(roles: Iterable[Role], right: Right) -> bool:
    """Whether any of these roles carries the right, however far it goes."""
    return not RIGHTS[right].roles.isdisjoint(roles)


def reach_of(right: Right, role: Role) -> Reach | None:
    """How far the right goes for somebody in a unit with this role; None: not at all."""
    grant = RIGHTS[right]
    if role not in grant.roles:
        return None
    if role is Role.ADVISER:
        return Reach.GIVEN
    return Reach.ORGANISATION if role in BOUNDLESS and grant.reach is not Reach.OWN else grant.reach


class Actor(msgspec.Struct, frozen=True):
    """The person who asks, with the roles they hold at this moment, and how they stand towards the plan at hand.

    `place` is the unit that the roles are for (None: the whole organisation), `given` what an adviser was given.
    """

    person: PersonId
    roles: frozenset[Role]
    place: Place | None = None
    given: Given | None = None
    stands: Stands = Stands.FREE

    def may(self, right: Right) -> bool:
        """Whether any of the roles carries the right, as far as this."""
        return any(
            (reach := reach_of(right, role)) is not None and self.stands in REACHES[reach] for role in self.roles
        )

    def needs(self, right: Right) -> None:
        """Refuse with NotAllowed unless the actor has the right, with OutsideYourUnits where it does not reach."""
        if self.may(right):
            return
        if self.roles.isdisjoint(RIGHTS[right].roles):
            raise NotAllowed(right=right.value)
        raise OutsideYourUnits(right=right.value)

    def towards(self, plan: PlanUnits) -> "Actor":
        """The same person, as they stand towards this plan, or towards what is for these units."""
        if Role.ADVISER in self.roles:
            inside = self.given is not None and self.given.covers(plan)
            return msgspec.structs.replace(self, stands=Stands.WITHIN if inside else Stands.OUTSIDE)
        stands = Stands.WITHIN if self.place is None else self.place.stands(plan.units)
        return msgspec.structs.replace(self, stands=stands)

    def about(self, *units: UnitId | None) -> "Actor":
        """The same person where it is about a thing of these units in the plan at hand (None: of the whole plan)."""
        named = frozenset(unit for unit in units if unit is not None)
        if self.place is None or named <= self.place.own:
            return self
        return msgspec.structs.replace(self, stands=Stands.OUTSIDE)
