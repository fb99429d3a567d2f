"""Delivers a tenant's mails: claim, compose, say that it goes out, send, note what became of it. Each is committed."""

from domain.kernel.ids import TenantId
from infra.mail import outbox
from infra.mail.outbox import Mail
from infra.mail.smtp import Outcome, send
from services.worker.emails import Withdrawn, compose
from services.worker.parts import Parts


def deliver(parts: Parts, tenant: TenantId) -> int:
    """Send what is planned for now; how many mails were dealt with."""
    with parts.inside(tenant) as connection:
        outbox.look_after_stuck(connection, tenant)
        mails = outbox.claim(connection, tenant)
    for mail in mails:
        _deliver(parts, mail)
    return len(mails)


def _deliver(parts: Parts, mail: Mail) -> None:
    try:
        with parts.inside(mail.tenant) as connection:
            message = compose(parts.settings, parts.log, connection, mail)
    except Withdrawn as withdrawn:
        with parts.inside(mail.tenant) as connection:
            outbox.refused(connection, mail, f"not wanted any more: {withdrawn}")
        return

    def before_text() -> None:
        with parts.inside(mail.tenant) as connection:
            outbox.about_to_send(connection, mail)

    sent = send(parts.settings.smtp_url, message, before_text)
    with parts.inside(mail.tenant) as connection:
        match sent.outcome:
            case Outcome.ACCEPTED:
                outbox.accepted(connection, mail)
            case Outcome.REFUSED:
                outbox.refused(connection, mail, sent.detail)
            case Outcome.LATER:
                outbox.try_later(connection, mail, sent.detail)
            case Outcome.UNKNOWN:
                outbox.unknown(connection, mail, sent.detail)
