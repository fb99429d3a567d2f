"""The keys of subjects, remembered for a minute, so that an append or a load rarely needs a second round trip."""

import time
from collections.abc import Iterable, Sequence
from uuid import UUID

from domain.kernel.ids import TenantId
from infra.keys import KeyRing

REMEMBERED_SECONDS = 60.0
REMEMBERED_KEYS = 20_000
Rows = Sequence[tuple[UUID, bytes | None]]


class Subjects:
    """What this process knows of the keys. A destroyed key is forgotten after REMEMBERED_SECONDS at the latest."""

    def __init__(self, ring: KeyRing) -> None:
        self.ring = ring
        self._known: dict[tuple[UUID, UUID], tuple[float, bytes]] = {}

    def known(self, tenant: TenantId, subjects: Iterable[UUID]) -> dict[UUID, bytes]:
        """The remembered keys of these subjects."""
        now = time.monotonic()
        found = {}
        for subject in subjects:
            entry = self._known.get((tenant, subject))
            if entry and entry[0] > now:
                found[subject] = entry[1]
        return found

    def learn(self, tenant: TenantId, rows: Rows) -> dict[UUID, bytes]:
        """Unwrap and remember what the database answered; destroyed keys are not in the result."""
        if len(self._known) > REMEMBERED_KEYS:
            self._known.clear()
        until = time.monotonic() + REMEMBERED_SECONDS
        keys = {subject: self.ring.unwrap(tenant, subject, wrapped) for subject, wrapped in rows if wrapped}
        self._known.update({(tenant, subject): (until, key) for subject, key in keys.items()})
        return keys

    def offers(self, tenant: TenantId, subjects: Sequence[UUID]) -> list[bytes]:
        """A fresh wrapped key for each subject, to be kept where there is none."""
        return [self.ring.fresh(tenant, subject) for subject in subjects]
