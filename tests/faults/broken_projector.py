"""The control: a projector that notes how far it is before it writes the rows. What ends in between loses them."""

import time
from typing import Any

import psycopg

from domain.kernel.ids import TenantId
from infra.read_models import checkpoints
from infra.read_models.projector import PAGE, Projector
from infra.tenancy import enter


class CheckpointFirst(Projector):
    """Two transactions where there must be one."""

    def step(self, connection: "psycopg.Connection[Any]", tenant: TenantId, limit: int = PAGE) -> int:
        """Move the checkpoints, then write the rows."""
        self._begin(connection, tenant)
        with connection.transaction():
            enter(connection, self._tokens.of(tenant))
            group = checkpoints.behind(connection, tenant, list(self._parts))
            stored = self._log.page(connection, tenant, group[0].seq, limit) if group else []
            if not stored:
                return 0
            page, poison = self._decoded(connection, tenant, stored)
            self._move(connection, tenant, group, stored[-1].seq, [None] * len(group))
        self.between(connection)
        with connection.transaction():
            enter(connection, self._tokens.of(tenant))
            self._take(connection, tenant, group, stored, page, poison)
        return len(stored)

    def between(self, connection: "psycopg.Connection[Any]") -> None:
        """Time in which it may be killed."""
        time.sleep(0.2)
