"""Plans mails for events: an invitation for a new member, a reminder when its time has come. Once each, for ever."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import PersonId, TenantId
from domain.kickoff.events import ReminderFellDue
from domain.organisation.events import MemberInvited
from infra.identity.sign_in import request_invitation

Connection = psycopg.Connection[Any]


class MailProcess:
    """Writes the outbox. Its checkpoint is its own: rebuilding a view sends nothing again."""

    name = "mails"
    version = 1
    events: frozenset[type[Event]] = frozenset({MemberInvited, ReminderFellDue})

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


def plan_mail(
    connection: Connection,
    tenant: TenantId,
    mail: UUID,
    kind: str,
    subject: str,
    occurrence: str,
    recipient: PersonId,
    rule: str,
) -> None:
    """Put a mail into the outbox; the same mail again is the same row."""
    connection.execute(
        "INSERT INTO werkbalans.outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        (tenant, mail, kind, subject, occurrence, recipient, rule),
    )
