"""How much each organisation uses the service: numbers for the operator, and no personal data."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from domain.kernel.ids import TenantId
from infra.pool import Pool

DAYS = 30


class Usage(msgspec.Struct, frozen=True):
    """Of one organisation: when its log began (UTC), events in it, people seen and mails sent in DAYS, bytes kept."""

    tenant: TenantId
    since: datetime
    events: int
    active: int
    mails: int
    stored: int


class UsageOfOrganisations:
    """Asks it for all at once."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def all(self) -> Sequence[Usage]:
        """The youngest first."""
        return [
            Usage(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.usage_of_organisations($1)", DAYS)
        ]
