"""All kinds of mail, by the name under which the outbox plans them."""

from typing import Any

from services.worker.emails import (
    access_asked,
    address_stopped,
    deletion_certificate,
    digest,
    export_ready,
    invitation,
    invoice,
    password_link,
    poll,
    report_ready,
    security,
    sign_in,
    sign_up,
)
from services.worker.emails.form import MailKind

OF_ALL: tuple[MailKind[Any], ...] = (
    sign_in.KIND,
    password_link.KIND,
    security.KIND,
    sign_up.KIND,
    invitation.KIND,
    digest.KIND,
    report_ready.KIND,
    address_stopped.KIND,
    poll.INVITATION,
    poll.REMINDER,
    export_ready.KIND,
    access_asked.KIND,
    invoice.KIND,
    deletion_certificate.KIND,
)
KINDS = {kind.key: kind for kind in OF_ALL}
