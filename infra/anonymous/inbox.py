"""The inbox as the public pages use it: put something in, look where a code leads. It knows no who and no when."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from domain.kernel.ids import PlanId, SignalId, TenantId, UnitId
from domain.kernel.ports import Clock
from domain.signals.kinds import SignalKind
from domain.signals.release import RELEASE_HOUR
from infra.anonymous.secrets import code_hash
from infra.pool import Pool


class Report(msgspec.Struct, frozen=True, tag="report"):
    """What an unnamed reporter noticed. `week`: the Monday of the week in which it was reported."""

    kind: SignalKind
    unit: UnitId | None
    theme: str
    week: date
    weight: int
    text: str


class Message(msgspec.Struct, frozen=True, tag="message"):
    """What an unnamed reporter wrote in the dialogue."""

    text: str


class Dialogue(msgspec.Struct, frozen=True):
    """Where a code leads; no signal while the report still waits in the inbox."""

    tenant: TenantId
    plan: PlanId
    signal: SignalId | None


class Inbox:
    """Asks and tells in one round trip each."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str], clock: Clock) -> None:
        self._pool, self._token, self._clock = pool, token, clock

    async def report(self, tenant: TenantId, plan: PlanId, item: UUID, code: str, report: Report, zone: str) -> None:
        """Put a report in; the same item again is the same report."""
        await self._put(tenant, item, plan, None, code_hash(code), report, zone)

    async def message(self, dialogue: Dialogue, item: UUID, message: Message, zone: str) -> None:
        """Put a message in; the same item again is the same message."""
        await self._put(dialogue.tenant, item, dialogue.plan, dialogue.signal, None, message, zone)

    async def dialogue(self, code: str) -> Dialogue | None:
        """Where a code leads, None for what is no code."""
        row = await self._pool.fetchrow("SELECT * FROM werkbalans.open_dialogue($1)", code_hash(code))
        return Dialogue(*row) if row else None

    async def waiting(self, dialogue: Dialogue) -> int:
        """How many of the reporter's messages are still on their way."""
        found: int = await self._pool.fetchval(
            "SELECT werkbalans.waiting_messages($1, $2)", self._token(dialogue.tenant), dialogue.signal
        )
        return found

    async def _put(
        self,
        tenant: TenantId,
        item: UUID,
        plan: PlanId,
        signal: SignalId | None,
        code: bytes | None,
        content: Report | Message,
        zone: str,
    ) -> None:
        today = self._clock.now().astimezone(ZoneInfo(zone)).date()
        await self._pool.execute(
            "SELECT werkbalans.put_in_inbox($1, $2, $3, $4, $5, $6, $7, $8)",
            self._token(tenant), item, plan, signal, code, today, release_after(today, zone),
            msgspec.json.encode(content).decode(),
        )  # fmt: skip


def release_after(day: date, zone: str) -> datetime:
    """The moment (UTC) of the first release after a local date."""
    return datetime.combine(day + timedelta(days=1), time(RELEASE_HOUR), ZoneInfo(zone)).astimezone(UTC)
