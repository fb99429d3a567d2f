"""What an operator sets going again. Each act is kept with who did it and when; none touches anybody's content."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, TenantId
from infra.pool import Pool


class Act(msgspec.Struct, frozen=True):
    """One act of the past: when (UTC), by whom, `resume`, `send_now`, `wake`, `build` or `retry`, and about what."""

    at: datetime
    by: UUID
    act: str
    about: str


class OperatorActs:
    """Each in one round trip. What is to be woken afterwards is the answer."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def resume(self, tenant: TenantId, projection: str, by: PersonId) -> bool:
        """Let a parked projection try again where it stopped; False when it was not parked (any more)."""
        done: bool = await self._pool.fetchval("SELECT werkbalans.resume_parked($1, $2, $3)", tenant, projection, by)
        return done

    async def send_now(self, by: PersonId) -> Sequence[TenantId]:
        """Try the mails that wait for their next try now; the tenants that have some."""
        return [row[0] for row in await self._pool.fetch("SELECT werkbalans.send_waiting_now($1)", by)]

    async def wake(self, by: PersonId) -> Sequence[TenantId]:
        """The tenants for whom something is behind, to ring the worker for."""
        return [row[0] for row in await self._pool.fetch("SELECT werkbalans.wake_behind($1)", by)]

    async def build(self, by: PersonId) -> int:
        """Have the reports that failed tried now; of how many tenants there are some. The next tick finds them."""
        tenants: int = await self._pool.fetchval("SELECT werkbalans.build_failing_now($1)", by)
        return tenants

    async def retry(self, by: PersonId) -> None:
        """Have the tasks that failed tried now, and count anew how often they fail. The next tick finds them."""
        await self._pool.execute("SELECT werkbalans.try_failing_now($1)", by)

    async def lately(self) -> Sequence[Act]:
        """The newest fifty, newest first."""
        return [Act(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.operator_acts()")]
