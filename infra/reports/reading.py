"""The log as a report reads it: only what a report needs, and no person's words.

Words stay sealed: they are read as if their keys were gone. So none of them can get into what is kept for good, and a
report that is built again after somebody was erased is the same to the byte.
"""

from typing import Any

import psycopg

from domain.kernel.events import Recorded
from domain.kernel.ids import TenantId
from domain.reports.stand import NEEDED
from infra.event_store.encoding import decode
from infra.event_store.worker import WorkerLog

PAGE = 2000
NAMES = frozenset(event.NAME for event in NEEDED)


def read_log(log: WorkerLog, connection: psycopg.Connection[Any], tenant: TenantId) -> list[Recorded]:
    """The events of a tenant that a report may need, oldest first."""
    found: list[Recorded] = []
    after = 0
    while rows := log.page(connection, tenant, after, PAGE):
        found += [decode(row, {}) for row in rows if row.type in NAMES]
        after = rows[-1].seq
    return found
