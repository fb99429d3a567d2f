"""The services of a request that asks how a plan looked on a past day."""

from datetime import date

import msgspec

from domain.kernel.ids import PlanId, TenantId
from infra.bootstrap import Calendar, Services
from infra.read_models.as_of import AsOf


class PastCalendar(Calendar):
    """A calendar that has stopped at a day."""

    def __init__(self, services: Services, day: date) -> None:
        super().__init__(services.views, services.clock)
        self._day = day

    async def today(self, tenant: TenantId) -> date:  # noqa: ARG002
        """The day that is asked about."""
        return self._day


async def services_as_of(services: Services, tenant: TenantId, plan: PlanId, day: date) -> Services:
    """The same parts, but the read models and the calendar stand at the end of that day (local) for this plan."""
    zone = await services.calendar.zone_of(tenant)
    views = AsOf(services.views, services.store, plan, day, zone)
    return msgspec.structs.replace(services, views=views, calendar=PastCalendar(services, day))
