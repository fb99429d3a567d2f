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
    MAKE_REPORT = "make_report"
    RUN_POLLS = "run_polls"
    READ_ALL_REPORTS = "read_all_reports"
    SEE_ANALYTICS = "see_analytics"
    ATTACH_FILES = "attach_files"
    READ_PLAN = "read_plan"
    READ_AUDIT_TRAIL = "read_audit_trail"
    EXPORT_AUDIT_TRAIL = "export_audit_trail"


EVERYBODY = frozenset(Role)
STEERING = frozenset({Role.COORDINATOR, Role.HR, Role.MANAGEMENT})
WITH_TEAM_LEADS = STEERING | {Role.TEAM_LEAD}
RIGHTS: dict[Right, frozenset[Role]] = {
    Right.TAKE_PART: EVERYBODY,
    Right.READ_ORGANISATION: EVERYBODY,
    Right.MANAGE_ORGANISATION: frozenset({Role.ADMINISTRATOR}),
    Right.MANAGE_WEBHOOKS: frozenset({Role.ADMINISTRATOR}),
    Right.INVITE_MEMBERS: frozenset({Role.ADMINISTRATOR, Role.HR, Role.COORDINATOR}),
    Right.SET_HRM_CYCLE: frozenset({Role.ADMINISTRATOR, Role.HR}),
    Right.START_PLAN: STEERING | {Role.ADMINISTRATOR},
    Right.STEER_PLAN: STEERING,
    Right.EDIT_KICKOFF: STEERING,
    Right.APPOINT_CONTACT: STEERING,
    Right.PUBLISH_STATEMENT: frozenset({Role.MANAGEMENT}),
    Right.KEEP_COMMUNICATION: STEERING,
    Right.REPORT_SIGNAL: EVERYBODY,
    Right.WEIGH_SIGNALS: WITH_TEAM_LEADS,
    Right.ANALYSE: WITH_TEAM_LEADS,
    Right.RANK_ISSUES: EVERYBODY - {Role.ADMINISTRATOR},
    Right.PROPOSE_MEASURE: EVERYBODY,
    Right.PLAN_MEASURES: WITH_TEAM_LEADS,
    Right.ASK_WORKS_COUNCIL: STEERING,
    Right.ANSWER_AS_WORKS_COUNCIL: frozenset({Role.WORKS_COUNCIL}),
    Right.PROPOSE_AGREEMENT: WITH_TEAM_LEADS | {Role.WORKS_COUNCIL},
    Right.ASSESS: WITH_TEAM_LEADS,
    Right.REVIEW: STEERING,
    Right.MAKE_REPORT: frozenset({Role.COORDINATOR, Role.HR}),
    Right.RUN_POLLS: frozenset({Role.COORDINATOR, Role.HR}),
    Right.READ_ALL_REPORTS: STEERING | {Role.ADMINISTRATOR, Role.WORKS_COUNCIL},
    Right.SEE_ANALYTICS: STEERING | {Role.WORKS_COUNCIL},
    Right.ATTACH_FILES: WITH_TEAM_LEADS | {Role.WORKS_COUNCIL},
    Right.READ_PLAN: EVERYBODY,
    Right.READ_AUDIT_TRAIL: EVERYBODY,
    Right.EXPORT_AUDIT_TRAIL: STEERING | {Role.ADMINISTRATOR, Role.WORKS_COUNCIL},
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
