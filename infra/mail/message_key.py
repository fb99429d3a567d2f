"""By what a mail is known outside: what stands before the @ of its Message-ID."""

import hashlib
from uuid import UUID

from domain.kernel.ids import TenantId


def message_key(tenant: TenantId, mail: UUID) -> str:
    """What stands before the @ of a mail's Message-ID, each time it is sent: 40 hex digits that tell nothing."""
    return hashlib.sha256(tenant.bytes + mail.bytes).hexdigest()[:40]
