"""All that the domain consists of, for those who run it: deciders, policies, views, event types."""

from typing import Any

from domain.agreements.decider import AGREEMENT
from domain.agreements.reminders import SOURCE as AGREEMENT_DATES
from domain.agreements.views import AGREEMENT_VERSIONS, AGREEMENTS
from domain.analysis.issue import ISSUE
from domain.analysis.priorities import PRIORITIES
from domain.analysis.ranking_views import PRIORITY_ORDERS, ROUNDS
from domain.analysis.reminders import SOURCE as TEAM_MEETING_DATES
from domain.analysis.team_meeting import TEAM_MEETING
from domain.analysis.views import ISSUES, TEAM_MEETINGS
from domain.analytics.sharing import SHARING, SHARINGS
from domain.analytics.views import STEP_TURNS
from domain.attachments.decider import ATTACHMENT
from domain.attachments.views import FILES
from domain.audit.views import audit_view
from domain.billing.decider import BILLING
from domain.contact.decider import CONTACT
from domain.contact.reminders import SOURCE as MANDATE_DATES
from domain.contact.views import MANDATES, WEIGHINGS
from domain.contact.weighing import WEIGHING
from domain.helpdesk.decider import HELPDESK
from domain.helpdesk.views import ACCESS_READS, ACCESSES
from domain.kernel.decider import Decider
from domain.kernel.events import TYPES
from domain.kernel.guard import Guard
from domain.kernel.handle import Policy
from domain.kernel.views import View
from domain.kickoff.decider import KICKOFF
from domain.kickoff.reminders import SOURCE as KICKOFF_DATES
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.consultation import CONSULTATION
from domain.measures.decider import MEASURE
from domain.measures.practice import PRACTICE
from domain.measures.reminders import RESEARCH_SOURCE as RESEARCH_DATES
from domain.measures.reminders import SOURCE as MEASURE_DATES
from domain.measures.research import RESEARCH
from domain.measures.talk_views import CONSULTATIONS, CONSULTED, RESEARCHES
from domain.measures.views import MEASURES, PRACTICES
from domain.notices.decider import NOTICES
from domain.organisation.absence import ABSENCE, ABSENCES
from domain.organisation.address import MEMBER_ADDRESS
from domain.organisation.decider import ORGANISATION
from domain.organisation.own_name import MEMBER_NAME
from domain.organisation.sign_in import SIGN_IN_RULE, SIGN_IN_RULES
from domain.organisation.views import ADVISERS, MEMBERS, ORGANISATIONS, UNITS
from domain.plan.decider import PLAN
from domain.plan.reminders import SOURCE as PLAN_DATES
from domain.plan.views import CYCLES, PLANS
from domain.policies.closed_plan import CLOSED_PLAN
from domain.policies.kickoff_opens_with_plan import kickoff_opens_with_plan
from domain.policies.merged_issue_keeps_its_signals import merged_issue_keeps_its_signals
from domain.policies.read_only import READ_ONLY
from domain.policies.review_turns_the_wheel import review_turns_the_wheel
from domain.policies.seats import SEATS
from domain.policies.subscription_is_charged import subscription_is_charged
from domain.polls.decider import POLL
from domain.polls.floors import FLOOR_ROWS, FLOORS
from domain.polls.views import POLLS
from domain.privacy.decider import ERASURE
from domain.privacy.views import ERASURES
from domain.publication.views import EDITIONS, FIGURES
from domain.questionnaires.decider import QUESTIONNAIRE
from domain.questionnaires.views import QUESTIONNAIRES
from domain.reminders.decider import SNOOZE
from domain.reminders.source import Source
from domain.reminders.views import SNOOZES
from domain.reports.decider import REPORT
from domain.reports.presence import PRESENCES
from domain.reports.views import REPORTS
from domain.results.decider import RESULTS
from domain.results.views import MEASUREMENTS, SIGNAL_VERDICTS
from domain.retention.decider import RETENTION
from domain.retention.views import RETENTION_RULES, RETENTION_RUNS
from domain.review.decider import REVIEW
from domain.review.hrm_cycle import HRM_CYCLE
from domain.review.impression import IMPRESSION
from domain.review.reminders import SOURCE as REVIEW_DATES
from domain.review.views import DECISIONS, HRM_CYCLES, INTERVIEWS, REVIEWS
from domain.signals.decider import SIGNAL
from domain.signals.link import LINK
from domain.signals.views import LINKS, REPORTER_MESSAGES, SIGNALS
from domain.single_sign_on.decider import SINGLE_SIGN_ON
from domain.single_sign_on.views import SINGLE_SIGN_ONS
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.reminders import SOURCE as SUBSCRIPTION_DATES
from domain.subscription.views import EXPORTS, SUBSCRIPTIONS
from domain.support.decider import SUPPORT
from domain.support.reading import READING
from domain.support.reminders import SOURCE as SUPPORT_DATES
from domain.support.views import MESSAGES, READINGS, STATEMENTS
from domain.webhooks.decider import WEBHOOK
from domain.webhooks.views import WEBHOOKS
from domain.works_council.decider import DOSSIER
from domain.works_council.informal import INFORMAL_SUPPORT
from domain.works_council.reminders import SOURCE as DOSSIER_DATES
from domain.works_council.views import DOSSIERS, SUPPORT_MOMENTS

DECIDERS: tuple[Decider[Any, Any], ...] = (
    ORGANISATION,
    MEMBER_ADDRESS,
    ABSENCE,
    MEMBER_NAME,
    SIGN_IN_RULE,
    PLAN,
    KICKOFF,
    CONTACT,
    WEIGHING,
    SUPPORT,
    READING,
    MEASURE,
    PRACTICE,
    CONSULTATION,
    RESEARCH,
    DOSSIER,
    INFORMAL_SUPPORT,
    AGREEMENT,
    SIGNAL,
    LINK,
    ISSUE,
    PRIORITIES,
    TEAM_MEETING,
    RESULTS,
    HRM_CYCLE,
    REVIEW,
    IMPRESSION,
    ATTACHMENT,
    NOTICES,
    REPORT,
    SHARING,
    SNOOZE,
    SUBSCRIPTION,
    BILLING,
    ERASURE,
    HELPDESK,
    RETENTION,
    WEBHOOK,
    SINGLE_SIGN_ON,
    QUESTIONNAIRE,
    FLOORS,
    POLL,
)
GUARDS: tuple[Guard, ...] = (
    READ_ONLY,
    SEATS,
    CLOSED_PLAN,
)
POLICIES: tuple[Policy, ...] = (
    kickoff_opens_with_plan,
    merged_issue_keeps_its_signals,
    review_turns_the_wheel,
    subscription_is_charged,
)
AUDIT = audit_view(TYPES.values())
# The audit trail first: it has the most rows, which the database stores while the others are folded.
VIEWS: tuple[View[Any], ...] = (
    AUDIT,
    ORGANISATIONS,
    UNITS,
    MEMBERS,
    SIGN_IN_RULES,
    ADVISERS,
    ABSENCES,
    PLANS,
    CYCLES,
    KICKOFFS,
    CHECKLISTS,
    MANDATES,
    WEIGHINGS,
    STATEMENTS,
    MESSAGES,
    READINGS,
    LINKS,
    ISSUES,
    ROUNDS,
    PRIORITY_ORDERS,
    TEAM_MEETINGS,
    AGREEMENTS,
    AGREEMENT_VERSIONS,
    MEASURES,
    PRACTICES,
    CONSULTATIONS,
    CONSULTED,
    RESEARCHES,
    DOSSIERS,
    SUPPORT_MOMENTS,
    SIGNALS,
    REPORTER_MESSAGES,
    SIGNAL_VERDICTS,
    MEASUREMENTS,
    HRM_CYCLES,
    REVIEWS,
    DECISIONS,
    INTERVIEWS,
    FILES,
    REPORTS,
    PRESENCES,
    STEP_TURNS,
    SHARINGS,
    SNOOZES,
    SUBSCRIPTIONS,
    WEBHOOKS,
    SINGLE_SIGN_ONS,
    QUESTIONNAIRES,
    EDITIONS,
    FIGURES,
    FLOOR_ROWS,
    POLLS,
    EXPORTS,
    ERASURES,
    ACCESSES,
    ACCESS_READS,
    RETENTION_RULES,
    RETENTION_RUNS,
)
# What has a date: each kind of stream that holds such things.
REMINDERS: tuple[Source[Any], ...] = (
    KICKOFF_DATES,
    PLAN_DATES,
    SUPPORT_DATES,
    MANDATE_DATES,
    TEAM_MEETING_DATES,
    MEASURE_DATES,
    RESEARCH_DATES,
    DOSSIER_DATES,
    AGREEMENT_DATES,
    REVIEW_DATES,
    SUBSCRIPTION_DATES,
)
