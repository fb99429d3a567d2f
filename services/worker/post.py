"""Delivers a tenant's mails: claim, compose, say that it goes out, send, note what became of it. Each is committed."""

from datetime import datetime

import psycopg
import structlog

from domain.kernel.ids import TenantId
from infra.mail import bounces, outbox
from infra.mail.addresses import hash_of, tell_of_stopped_addresses
from infra.mail.dates import by_day, organisation_of
from infra.mail.outbox import Mail, pause_after
from infra.mail.reasons import Reason
from infra.mail.smtp import Line, Outcome, address_in
from services.worker import pulse
from services.worker.emails.compose import compose
from services.worker.emails.form import Withdrawn
from services.worker.emails.kinds import KINDS
from services.worker.parts import Connection, Parts

TURN = 5
log = structlog.get_logger("werkbalans.post")


def deliver(parts: Parts, tenant: TenantId, line: Line | None = None) -> int:
    """Send what is planned for now, up to TURN mails, over this line or one of its own; how many were dealt with."""
    if line is None:
        with Line(parts.settings.smtp_url) as own:
            return deliver(parts, tenant, own)
    with parts.inside(tenant) as connection:
        outbox.look_after_stuck(connection, tenant)
        tell_of_stopped_addresses(parts.log, connection, tenant, parts.clock.now())
    for dealt_with in range(TURN):
        with parts.inside(tenant) as connection:
            mail = outbox.claim(connection, tenant)
        if mail is None:
            return dealt_with
        _deliver(parts, mail, line)
        pulse.beat()
    return TURN


def _deliver(parts: Parts, mail: Mail, line: Line) -> None:
    try:
        with parts.inside(mail.tenant) as connection:
            message = compose(parts.settings, parts.log, connection, mail, parts.clock.now())
    except Withdrawn as withdrawn:
        if KINDS[mail.kind].discreet:
            _pass_by(parts, mail)
            return
        with parts.inside(mail.tenant) as connection:
            outbox.refused(connection, mail, withdrawn.reason)
        return
    except psycopg.OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - a mail that cannot be written is tried again, then refused, in sight
        log.error("mail could not be composed", mail=str(mail.id), error=type(error).__name__)
        with parts.inside(mail.tenant) as connection:
            outbox.try_later(connection, mail, type(error).__name__, Reason.NOT_WRITTEN)
        return

    where, discreet = hash_of(address_in(message)), KINDS[mail.kind].discreet

    def before_text() -> None:
        with parts.inside(mail.tenant) as connection:
            outbox.about_to_send(connection, mail, None if discreet else where)

    try:
        sent = line.send(message, before_text)
    except outbox.ClaimLost:
        return
    with parts.inside(mail.tenant) as connection:
        if discreet and sent.outcome is not Outcome.LATER:
            outbox.dealt_with(connection, mail)
            return
        match sent.outcome:
            case Outcome.ACCEPTED:
                outbox.accepted(connection, mail)
            case Outcome.REFUSED:
                outbox.refused(connection, mail, sent.reason, sent.detail)
                bounces.refused_by_server(connection, mail, where, sent.status)
            case Outcome.LATER:
                tries, at = KINDS[mail.kind].tries, _by_day(parts, connection, mail)
                outbox.try_later(connection, mail, sent.detail, not_before=at, tries=tries)
            case Outcome.UNKNOWN:
                outbox.unknown(connection, mail, sent.detail)


def _by_day(parts: Parts, connection: Connection, mail: Mail) -> datetime | None:
    """When people are mailed again, where the next try would be at night or on a day off and nobody waits for it."""
    if not KINDS[mail.kind].by_day:
        return None
    organisation = organisation_of(parts.log, connection, mail.tenant)
    return by_day(organisation, parts.clock.now() + pause_after(mail))


def _pass_by(parts: Parts, mail: Mail) -> None:
    """A discreet mail that is not needed goes through the same states as one that is sent."""
    with parts.inside(mail.tenant) as connection:
        outbox.about_to_send(connection, mail)
    with parts.inside(mail.tenant) as connection:
        outbox.dealt_with(connection, mail)
