"""All kinds of mail, by the name under which the outbox plans them."""

from typing import Any

from services.worker.emails import digest, invitation, report_ready, sign_in
from services.worker.emails.form import MailKind

KINDS: dict[str, MailKind[Any]] = {
    each.key: each for each in (sign_in.KIND, invitation.KIND, digest.KIND, report_ready.KIND)
}
