"""One example of every event of sharing."""

from domain.analytics.sharing import SharingStarted, SharingStopped
from domain.kernel.events import Event
from tests.contracts.golden.examples.things import DAY, TENANT

EVENTS: tuple[Event, ...] = (SharingStarted(tenant=TENANT, on=DAY), SharingStopped(tenant=TENANT, on=DAY))
