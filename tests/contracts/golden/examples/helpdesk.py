"""One example of every event about looking along."""

from datetime import UTC, date, datetime
from uuid import UUID

from domain.helpdesk.events import (
    AccessAsked,
    AccessGivenBack,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
    PageRead,
)
from domain.kernel.events import Event
from domain.kernel.ids import AccessId
from domain.kernel.personal import Personal
from tests.contracts.golden.examples.things import ANNA

ON, THIS = date(2026, 11, 25), AccessId(UUID(int=0x77))
AT = datetime(2026, 11, 25, 9, 30, 15, 250000, tzinfo=UTC)
EVENTS: tuple[Event, ...] = (
    AccessAsked(
        access=THIS, on=ON, operator=ANNA, who=Personal(ANNA, "sam@werkbalans.example"), reason="Traag", hours=24
    ),
    AccessGranted(access=THIS, on=ON, hours=24, until=AT),
    AccessRefused(access=THIS, on=ON, reason="Liever bellen"),
    AccessWithdrawn(access=THIS, on=ON),
    AccessGivenBack(access=THIS, on=ON),
    PageRead(access=THIS, on=ON, page="/plannen", at=AT),
)
