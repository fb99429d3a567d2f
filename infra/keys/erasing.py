"""Erase somebody's words: destroy the key. The log, its hashes and every proof stay as they are."""

from typing import Any

import psycopg

from domain.kernel.ids import PersonId


def erase(connection: "psycopg.Connection[Any]", subject: PersonId) -> bool:
    """Destroy the subject's key in the transaction's tenant, as the eraser; False when there was none (any more).

    A running process may remember the key for at most `infra.event_store.subjects.REMEMBERED_SECONDS`.
    """
    cursor = connection.execute(
        "UPDATE werkbalans.subject_key SET wrapped = NULL, destroyed_at = werkbalans.clock()"
        " WHERE tenant_id = (SELECT werkbalans.current_tenant()) AND subject_id = %s AND wrapped IS NOT NULL",
        (subject,),
    )
    return cursor.rowcount == 1
