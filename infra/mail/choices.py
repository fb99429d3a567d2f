"""What a person chose about notices, as the worker finds it."""

from typing import Any

import psycopg

from domain.kernel.ids import PersonId, TenantId
from domain.notices.decider import NOTICES, Notices, stream_of
from infra.event_store.worker import WorkerLog


def chosen_by(log: WorkerLog, connection: "psycopg.Connection[Any]", tenant: TenantId, person: PersonId) -> Notices:
    """What a person chose. The transaction's tenant must be set."""
    return NOTICES.fold([recorded.event for recorded in log.load(connection, tenant, stream_of(person)).events])
