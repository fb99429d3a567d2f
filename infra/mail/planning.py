"""Plans mails for events: an invitation, the reports of a moment; what fell due is kept for a digest. Once each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg

from domain.helpdesk.events import AccessAsked
from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind
from domain.kernel.rights import Right, Role, carries
from domain.kickoff.events import ReminderFellDue as RowFellDue
from domain.organisation.events import AdviserInvited, MemberInvited
from domain.reminders.events import ReminderFellDue
from domain.reports.events import ReportBuilt, Scope
from domain.subscription.events import ExportMade
from infra.event_store.worker import WorkerLog
from infra.identity.sign_in import request_invitation
from infra.mail.choices import chosen_by
from infra.mail.dates import organisation_of
from infra.mail.digests import note

Connection = psycopg.Connection[Any]
TOLD_OF_REPORTS = frozenset({Role.COORDINATOR, Role.HR, Role.MANAGEMENT, Role.WORKS_COUNCIL})


class MailProcess:
    """Writes the outbox. Its checkpoint is its own: rebuilding a view sends nothing again."""

    name = "mails"
    version = 1
    events: frozenset[type[Event]] = frozenset(
        {MemberInvited, AdviserInvited, ReminderFellDue, RowFellDue, ReportBuilt, ExportMade, AccessAsked}
    )

    def __init__(self, log: WorkerLog) -> None:
        self._log = log

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Plan the mail of each event, or keep what it tells."""
        for recorded in page:
            match recorded.event:
                case MemberInvited(person=person) if person == recorded.actor:
                    continue  # who founds it is in already
                case MemberInvited(person=person) | AdviserInvited(person=person):
                    request = recorded.event_id
                    request_invitation(connection, tenant, request, person, recorded.recorded_at)
                    plan_mail(connection, tenant, request, "invitation", str(request), "", person, "")
                case ReminderFellDue() | RowFellDue() as fell_due:
                    note(connection, tenant, recorded, fell_due)
                case ExportMade(export=export):
                    self._to_administrators(connection, tenant, "export_ready", export)
                case AccessAsked(access=access):
                    self._to_administrators(connection, tenant, "access_asked", access)
                case ReportBuilt(scope=Scope.ORGANISATION, moment=UUID()) as built:
                    self._reports_are_ready(connection, tenant, built, recorded.recorded_at)

    def _to_administrators(self, connection: Connection, tenant: TenantId, kind: str, subject: UUID) -> None:
        for person, roles in organisation_of(self._log, connection, tenant).members.items():
            if carries(roles, Right.MANAGE_ORGANISATION):
                mail = uuid5(subject, str(person))
                plan_mail(connection, tenant, mail, kind, str(subject), "", person, "")

    def _reports_are_ready(
        self, connection: Connection, tenant: TenantId, built: ReportBuilt, moment: datetime
    ) -> None:
        """One mail a moment for who is told of it; the organisation's own report comes last, so all are there."""
        organisation = organisation_of(self._log, connection, tenant)
        for person, roles in organisation.members.items():
            if roles & TOLD_OF_REPORTS:
                pace = chosen_by(self._log, connection, tenant, person).pace(NoticeKind.REPORTS)
                at = organisation.times.first_moment(moment, organisation.time_zone, pace)
                mail, occurrence = uuid5(built.report, str(person)), built.on.isoformat()
                plan_mail(connection, tenant, mail, "report_ready", str(built.report), occurrence, person, "", at)


def plan_mail(
    connection: Connection,
    tenant: TenantId,
    mail: UUID,
    kind: str,
    subject: str,
    occurrence: str,
    recipient: PersonId,
    rule: str,
    not_before: datetime | None = None,
) -> None:
    """Put a mail into the outbox; the same mail again is the same row. It goes out now, or not before an instant."""
    connection.execute(
        "INSERT INTO werkbalans.outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule, next_try_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, coalesce(%s, werkbalans.clock())) ON CONFLICT DO NOTHING",
        (tenant, mail, kind, subject, occurrence, recipient, rule, not_before),
    )
