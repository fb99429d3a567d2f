"""The outbox's states and who moves a mail from one to the next; each move is committed before the next act."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.kernel.ids import PersonId, TenantId
from infra.mail.reasons import Reason

Connection = psycopg.Connection[Any]
STUCK = timedelta(minutes=5)
TRIES = 8


class Mail(msgspec.Struct, frozen=True):
    """A mail to send. `subject` and `occurrence` say what it is about, in the kind's own terms; `claim` is the hold."""

    tenant: TenantId
    id: UUID
    kind: str
    subject: str
    occurrence: str
    recipient: PersonId
    rule: str
    tries: int
    claim: UUID


class ClaimLost(Exception):
    """Another worker took the mail over: this one must not send it."""


def claim(connection: Connection, tenant: TenantId) -> Mail | None:
    """Take the oldest mail that is to be sent now, so that no other worker sends it."""
    row = connection.execute(
        "UPDATE werkbalans.outbox SET state = 'claimed', claim = gen_random_uuid(), changed_at = werkbalans.clock()"
        " WHERE tenant_id = %s AND mail_id = ("
        " SELECT mail_id FROM werkbalans.outbox WHERE tenant_id = %s AND state = 'planned'"
        " AND next_try_at <= werkbalans.clock() ORDER BY planned_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
        " RETURNING tenant_id, mail_id, kind, subject, occurrence, recipient, rule, tries, claim",
        (tenant, tenant),
    ).fetchone()
    return Mail(*row) if row else None


def is_waiting(connection: Connection, tenant: TenantId) -> bool:
    """Whether there is a mail that is to be sent now."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM werkbalans.outbox WHERE tenant_id = %s AND state = 'planned'"
        " AND next_try_at <= werkbalans.clock())",
        (tenant,),
    ).fetchone()
    return bool(row and row[0])


def about_to_send(connection: Connection, mail: Mail, address: bytes | None = None) -> None:
    """From here on nobody can know whether the mail arrives, until the server says so. Raises ClaimLost.

    `address` is the hash of where it goes, for when it comes back.
    """
    if not _move(connection, mail, "sending", None, "claimed"):
        raise ClaimLost
    connection.execute(
        "UPDATE werkbalans.outbox SET sent_to = %s WHERE tenant_id = %s AND mail_id = %s",
        (address, mail.tenant, mail.id),
    )


def accepted(connection: Connection, mail: Mail) -> None:
    """The server took the mail, if late: also what was called unknown meanwhile is known now."""
    _move(connection, mail, "accepted", None, "sending", "unknown")


def refused(connection: Connection, mail: Mail, reason: Reason, detail: str | None = None) -> None:
    """The mail will not be sent: refused by the server, or not wanted any more."""
    _move(connection, mail, "refused", detail, "claimed", "sending", "unknown", reason=reason)


def unknown(connection: Connection, mail: Mail, detail: str) -> None:
    """The connection broke after the mail's text went out: it may have arrived. It is never sent again by itself."""
    _move(connection, mail, "unknown", detail, "sending")


def dealt_with(connection: Connection, mail: Mail) -> None:
    """A discreet mail went out, or was not needed: which of the two is not told, nor when."""
    connection.execute(
        "UPDATE werkbalans.outbox SET state = 'accepted', detail = NULL, reason = NULL, sent_to = NULL, tries = 0,"
        " changed_at = planned_at WHERE tenant_id = %s AND mail_id = %s AND claim = %s",
        (mail.tenant, mail.id, mail.claim),
    )


def pause_after(mail: Mail) -> timedelta:
    """How long a mail waits for its next try: 1, 2, 4 … minutes."""
    return timedelta(minutes=2**mail.tries)


def try_later(
    connection: Connection,
    mail: Mail,
    detail: str,
    reason: Reason = Reason.TRIED_OUT,
    not_before: datetime | None = None,
    tries: int = TRIES,
) -> None:
    """The server could not take it now: again after a pause, not before an instant; refused after `tries`."""
    if mail.tries + 1 >= tries:
        refused(connection, mail, reason, detail)
        return
    connection.execute(
        "UPDATE werkbalans.outbox SET state = 'planned', tries = tries + 1, detail = %s,"
        " changed_at = werkbalans.clock(), next_try_at = greatest(werkbalans.clock() + %s::interval, %s::timestamptz)"
        " WHERE tenant_id = %s AND mail_id = %s AND claim = %s AND state IN ('claimed', 'sending', 'unknown')",
        (detail, pause_after(mail), not_before, mail.tenant, mail.id, mail.claim),
    )


def look_after_stuck(connection: Connection, tenant: TenantId) -> None:
    """What a killed worker left: claimed mails are planned again, those that were being sent are unknown."""
    connection.execute(
        "UPDATE werkbalans.outbox SET changed_at = werkbalans.clock(),"
        " state = CASE state WHEN 'claimed' THEN 'planned' ELSE 'unknown' END,"
        " detail = 'the worker stopped while ' || state"
        " WHERE tenant_id = %s AND state IN ('claimed', 'sending') AND changed_at < werkbalans.clock() - %s::interval",
        (tenant, STUCK),
    )


def _move(
    connection: Connection, mail: Mail, state: str, detail: str | None, *before: str, reason: Reason | None = None
) -> bool:
    moved = connection.execute(
        "UPDATE werkbalans.outbox SET state = %s, detail = %s, reason = %s, changed_at = werkbalans.clock()"
        " WHERE tenant_id = %s AND mail_id = %s AND claim = %s AND state = ANY (%s)",
        (state, detail, reason, mail.tenant, mail.id, mail.claim, list(before)),
    )
    return moved.rowcount == 1
