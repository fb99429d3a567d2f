"""The certificates of organisations that are gone, for the operator."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from infra.pool import Pool


class Archived(msgspec.Struct, frozen=True):
    """A certificate: of which organisation, made and executed when (None: not yet), in print and as data."""

    id: UUID
    organisation: UUID
    content: str
    pdf: bytes
    made_at: datetime
    executed_at: datetime | None


class Certificates:
    """All that are kept, newest first."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def all(self) -> Sequence[Archived]:
        """The newest 200."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.certificates()")
        return [Archived(row[0], row[1], row[2], bytes(row[3]), row[4], row[5]) for row in rows]
