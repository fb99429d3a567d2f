"""Hands in the figures of an organisation that shares, of each quarter that is over, and waits for the next one."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.analytics.contribution import contribution
from domain.analytics.known import known_from
from domain.kernel.ids import TenantId
from domain.kernel.past import end_of, until
from domain.kernel.quarters import quarter_of
from domain.organisation.events import OrganisationRegistered
from infra.analytics.sharing import hand_in, hold, look_again
from infra.reports.reading import read_log
from services.worker.parts import Parts

AFTER_MIDNIGHT = timedelta(hours=1)


def share(parts: Parts, tenant: TenantId, now: datetime) -> bool:
    """Hand in what is due; whether there was anything to look at.

    Each quarter that is over since the last one, oldest first: after a standstill there may be more than one. The log
    is looked at as it stood at the end of each, so a late figure is the same.
    """
    with parts.inside(tenant) as connection:
        quarter = hold(connection, tenant, now)
        if quarter is None:
            return False
        log = read_log(parts.log, connection, tenant)
    zone = next(each.event.time_zone for each in log if isinstance(each.event, OrganisationRegistered))
    going_on = quarter_of(now.astimezone(ZoneInfo(zone)).date())
    while quarter < going_on:
        then = list(until(log, quarter.last, zone))
        with parts.inside(tenant) as connection:
            hand_in(connection, tenant, quarter, contribution(known_from(then, quarter.next.first, zone), quarter))
        quarter = quarter.next
    with parts.inside(tenant) as connection:
        look_again(connection, tenant, end_of(going_on.last, zone) + AFTER_MIDNIGHT)
    return True
