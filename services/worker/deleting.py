"""Deletes an organisation that left: a certificate of all there is, its mail to the administrators, then everything."""

from datetime import datetime, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

import structlog

from domain.kernel.ids import TenantId
from domain.kernel.rights import Right, carries
from domain.organisation.events import OrganisationRegistered
from domain.subscription.events import SubscriptionEnded
from infra.event_store.encoding import decode
from infra.identity.forgetting import addresses_in, forget_accounts
from infra.mail.dates import by_day, organisation_of
from infra.mail.planning import plan_mail
from infra.subscription.certificate import Certificate, keep, kept, remove, rows_of
from services.worker.parts import Connection, Parts

# For so long the mail with the certificate is waited for, which goes out by day: over a feast of four days and three
# more. A mail server that is away holds nobody's data for ever.
PATIENCE = timedelta(days=7)
WAITING = (
    "SELECT count(*) FROM werkbalans.outbox WHERE tenant_id = %s AND kind = 'deletion_certificate'"
    " AND state IN ('planned', 'claimed', 'sending')"
)
NEWEST = "SELECT seq, chain FROM werkbalans.event WHERE tenant_id = %s ORDER BY seq DESC LIMIT 1"
log = structlog.get_logger("werkbalans.deleting")


def delete(parts: Parts, tenant: TenantId, now: datetime) -> bool:
    """Go one step further; True when everything is gone. A log that went on is certified anew."""
    token = parts.tokens.of(tenant)
    with parts.inside(tenant) as connection:
        found = kept(connection, token)
        newest = connection.execute(NEWEST, (tenant,)).fetchone()
        if newest is None:
            return True
        if found is None or found.position != newest[0]:
            _certify(parts, connection, tenant, now, (newest[0], bytes(newest[1])))
            return False
        row = connection.execute(WAITING, (tenant,)).fetchone()
        if row and row[0] and now < found.made_at + PATIENCE:
            return False
        addresses = addresses_in(connection)
        gone = remove(connection, token)
        if gone:
            forget_accounts(connection, addresses)
    if gone:
        log.info("organisation deleted", tenant=str(tenant), certificate=str(found.id))
    return gone


def _certify(parts: Parts, connection: Connection, tenant: TenantId, now: datetime, newest: tuple[int, bytes]) -> None:
    """Certify what there is up to here, and plan the mails; a newer certificate is mailed anew."""
    organisation = organisation_of(parts.log, connection, tenant)
    zone = ZoneInfo(organisation.time_zone)
    first, ended = _days(parts, connection, tenant, zone)
    made = Certificate(
        certificate=uuid5(tenant, f"certificate:{newest[0]}"),
        organisation=tenant,
        registered_on=first.date(),
        ended_on=ended.date(),
        made_on=now.astimezone(zone).date(),
        position=newest[0],
        chain=newest[1].hex(),
        rows=rows_of(connection, parts.tokens.of(tenant)),
    )
    keep(connection, parts.tokens.of(tenant), made, now)
    at = by_day(organisation, now)
    for person, roles in organisation.members.items():
        if carries(roles, Right.MANAGE_ORGANISATION):
            mail = uuid5(made.certificate, str(person))
            plan_mail(connection, tenant, mail, "deletion_certificate", str(made.certificate), "", person, "", at)


def _days(parts: Parts, connection: Connection, tenant: TenantId, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When the organisation began and when its subscription ended, on its own clocks."""
    names = {OrganisationRegistered.NAME, SubscriptionEnded.NAME}
    found: list[datetime] = []
    after = 0
    while rows := parts.log.page(connection, tenant, after, 2000):
        found += [decode(row, {}).recorded_at for row in rows if row.type in names]
        after = rows[-1].seq
    return found[0].astimezone(zone), found[-1].astimezone(zone)
