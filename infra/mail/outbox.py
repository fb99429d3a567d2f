"""The outbox's states and who moves a mail from one to the next; each move is committed before the next act."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.kernel.ids import PersonId, TenantId

Connection = psycopg.Connection[Any]
BATCH = 20
STUCK = timedelta(minutes=5)
TRIES = 8


class Mail(msgspec.Struct, frozen=True):
    """A mail to send. `subject` and `occurrence` say what it is about, in the kind's own terms."""

    tenant: TenantId
    id: UUID
    kind: str
    subject: str
    occurrence: str
    recipient: PersonId
    rule: str
    tries: int


def claim(connection: Connection, tenant: TenantId) -> list[Mail]:
    """Take mails that are to be sent now, so that no other worker sends them."""
    rows = connection.execute(
        "UPDATE werkbalans.outbox SET state = 'claimed', changed_at = now() WHERE tenant_id = %s AND mail_id IN ("
        " SELECT mail_id FROM werkbalans.outbox WHERE tenant_id = %s AND state = 'planned' AND next_try_at <= now()"
        " ORDER BY planned_at LIMIT %s FOR UPDATE SKIP LOCKED)"
        " RETURNING tenant_id, mail_id, kind, subject, occurrence, recipient, rule, tries",
        (tenant, tenant, BATCH),
    ).fetchall()
    return [Mail(*row) for row in rows]


def about_to_send(connection: Connection, mail: Mail) -> None:
    """From here on nobody can know whether the mail arrives, until the server says so."""
    _move(connection, mail, "sending")


def accepted(connection: Connection, mail: Mail) -> None:
    """The server took the mail."""
    _move(connection, mail, "accepted")


def refused(connection: Connection, mail: Mail, detail: str) -> None:
    """The mail will not be sent: refused by the server, or not wanted any more."""
    _move(connection, mail, "refused", detail)


def unknown(connection: Connection, mail: Mail, detail: str) -> None:
    """The connection broke after the mail's text went out: it may have arrived. It is never sent again by itself."""
    _move(connection, mail, "unknown", detail)


def try_later(connection: Connection, mail: Mail, detail: str) -> None:
    """The server could not take it now: again after 1, 2, 4 … minutes; refused after the eighth try."""
    if mail.tries + 1 >= TRIES:
        refused(connection, mail, f"after {TRIES} tries: {detail}")
        return
    connection.execute(
        "UPDATE werkbalans.outbox SET state = 'planned', tries = tries + 1, detail = %s, changed_at = now(),"
        " next_try_at = now() + interval '1 minute' * (2 ^ tries) WHERE tenant_id = %s AND mail_id = %s",
        (detail, mail.tenant, mail.id),
    )


def look_after_stuck(connection: Connection, tenant: TenantId) -> None:
    """What a killed worker left: claimed mails are planned again, those that were being sent are unknown."""
    connection.execute(
        "UPDATE werkbalans.outbox SET changed_at = now(),"
        " state = CASE state WHEN 'claimed' THEN 'planned' ELSE 'unknown' END,"
        " detail = 'the worker stopped while ' || state"
        " WHERE tenant_id = %s AND state IN ('claimed', 'sending') AND changed_at < now() - %s::interval",
        (tenant, STUCK),
    )


def _move(connection: Connection, mail: Mail, state: str, detail: str | None = None) -> None:
    connection.execute(
        "UPDATE werkbalans.outbox SET state = %s, detail = %s, changed_at = now()"
        " WHERE tenant_id = %s AND mail_id = %s",
        (state, detail, mail.tenant, mail.id),
    )
