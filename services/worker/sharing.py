"""Hands in the figures of an organisation that shares, of the quarter that is over, and waits for the next one."""

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
    """Hand in what is due; whether there was anything to look at. The log is looked at as it stood at the end."""
    with parts.inside(tenant) as connection:
        since = hold(connection, tenant, now)
        if since is None:
            return False
        log = read_log(parts.log, connection, tenant)
    zone = next(each.event.time_zone for each in log if isinstance(each.event, OrganisationRegistered))
    going_on = quarter_of(now.astimezone(ZoneInfo(zone)).date())
    quarter = going_on.before
    then = list(until(log, quarter.last, zone))
    with parts.inside(tenant) as connection:
        if since <= quarter.last:
            hand_in(connection, tenant, quarter, contribution(known_from(then, going_on.first, zone), quarter))
        look_again(connection, tenant, end_of(going_on.last, zone) + AFTER_MIDNIGHT)
    return True
