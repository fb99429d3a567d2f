"""One round of reminding: fire what is due, take the events in, gather what fell due into digests."""

import time
from datetime import datetime

from domain.kernel.ids import TenantId
from infra.mail.digests import gather
from infra.mail.firing import BATCH, fire
from services.worker.parts import Parts
from services.worker.turns import SECONDS

PAGE = 200  # how many events are taken in at once: what there are more of waits for its turn


def remind(parts: Parts, tenant: TenantId, now: datetime) -> int | None:
    """Remind a tenant's people of what is due at `now`; how many digests were planned.

    Everything that is due has fired before a digest is gathered, so that it tells of all of it. None when there is so
    much that the tenant's turn was over before: call it again.
    """
    until, fired = time.monotonic() + SECONDS, BATCH
    while fired == BATCH:
        if time.monotonic() > until:
            return None
        with parts.inside(tenant) as connection:
            fired = fire(parts.log, connection, tenant, now)
    with parts.connection() as connection:
        while (taken := parts.projector.step(connection, tenant, PAGE)) > 0:
            if taken == PAGE and time.monotonic() > until:
                return None
    with parts.inside(tenant) as connection:
        return gather(parts.log, connection, tenant, now)
