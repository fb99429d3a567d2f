"""The worker's side of one-time links: the secret is made when the mail is sent, and only its hash is kept."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg

from domain.kernel.ids import PersonId, TenantId
from infra.identity.secrets import hash_of, new_secret

INVITATION_LENGTH = timedelta(days=7)


def request_invitation(
    connection: psycopg.Connection[Any], tenant: TenantId, request: UUID, person: PersonId, now: datetime
) -> None:
    """Note that a new member may sign in by a link of a week; repeating is harmless.

    The transaction's tenant must be set.
    """
    connection.execute(
        "INSERT INTO werkbalans.sign_in_request (tenant_id, request_id, person_id, purpose, expires_at)"
        " VALUES (%s, %s, %s, 'invitation', %s) ON CONFLICT DO NOTHING",
        (tenant, request, person, now + INVITATION_LENGTH),
    )


def issue_token(connection: psycopg.Connection[Any], request: UUID, now: datetime) -> str | None:
    """A fresh secret for the request's link, which replaces an earlier one; None when it was used or has ended.

    The transaction's tenant must be set.
    """
    secret = new_secret("")
    cursor = connection.execute(
        "UPDATE werkbalans.sign_in_request SET token_hash = %s"
        " WHERE tenant_id = (SELECT werkbalans.current_tenant()) AND request_id = %s"
        " AND used_at IS NULL AND expires_at > %s",
        (hash_of(secret), request, now),
    )
    return secret if cursor.rowcount == 1 else None
