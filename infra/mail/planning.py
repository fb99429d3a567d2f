"""Plans mails for events: an invitation, a reminder that fell due, the reports of a moment. Once each, for ever."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import psycopg

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PersonId, TenantId
from domain.kernel.rights import Role
from domain.kickoff.events import ReminderFellDue
from domain.organisation.events import MemberInvited
from domain.reports.events import ReportBuilt, Scope
from infra.event_store.worker import WorkerLog
from infra.identity.sign_in import request_invitation
from infra.mail.timers import organisation_of, sensible_hour

Connection = psycopg.Connection[Any]
TOLD_OF_REPORTS = frozenset({Role.COORDINATOR, Role.HR, Role.MANAGEMENT, Role.WORKS_COUNCIL})


class MailProcess:
    """Writes the outbox. Its checkpoint is its own: rebuilding a view sends nothing again."""

    name = "mails"
    version = 1
    events: frozenset[type[Event]] = frozenset({MemberInvited, ReminderFellDue, ReportBuilt})

    def __init__(self, log: WorkerLog) -> None:
        self._log = log

    def take(self, connection: Connection, tenant: TenantId, page: Sequence[Recorded]) -> None:
        """Plan the mail of each event."""
        for recorded in page:
            match recorded.event:
                case MemberInvited(person=person):
                    request = recorded.event_id
                    request_invitation(connection, tenant, request, person, recorded.recorded_at)
                    plan_mail(connection, tenant, request, "invitation", str(request), "", person, "")
                case ReminderFellDue(plan=plan, row=row, due_on=due_on, person=person, rule=rule):
                    subject, occurrence = f"{plan}/{row}", due_on.isoformat()
                    plan_mail(connection, tenant, recorded.event_id, "reminder", subject, occurrence, person, rule)
                case ReportBuilt(scope=Scope.ORGANISATION, moment=UUID()) as built:
                    self._reports_are_ready(connection, tenant, built, recorded.recorded_at)

    def _reports_are_ready(
        self, connection: Connection, tenant: TenantId, built: ReportBuilt, moment: datetime
    ) -> None:
        """One mail a moment for who is told of it; the organisation's own report comes last, so all are there."""
        organisation = organisation_of(self._log, connection, tenant)
        at = sensible_hour(moment, organisation.time_zone)
        for person, roles in organisation.members.items():
            if roles & TOLD_OF_REPORTS:
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
