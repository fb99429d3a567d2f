"""Who read what is sensitive, about whom, on which day: kept beside the log for a time (docs/decisions/0167)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, PlanId, TenantId
from infra.pool import Pool


class Sensitive(StrEnum):
    """What is read: the word stands in the table."""

    SIGNAL = "signal"
    DOSSIER = "dossier"
    STATEMENT_READERS = "statement_readers"
    RESPONSIBILITIES = "responsibilities"
    ERASURE = "erasure"
    ACTS_OF_ONE = "acts_of_one"
    AUDIT_EXPORT = "audit_export"
    EVERYTHING = "everything"


# Kept only where it is about somebody: who looks at what has no name is nobody's to know (docs/decisions/0050).
ABOUT_PEOPLE = frozenset({Sensitive.SIGNAL, Sensitive.STATEMENT_READERS, Sensitive.ACTS_OF_ONE})


class Reading(msgspec.Struct, frozen=True):
    """What a person read on a day, about whom, how often; instants in UTC. `thing` is the signal, dossier or export."""

    id: UUID
    reader: PersonId
    what: str
    plan: PlanId | None
    thing: UUID | None
    subject: PersonId | None
    first_at: datetime
    last_at: datetime
    times: int


class Readings:
    """Notes and shows it, in one round trip each."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def note(
        self,
        tenant: TenantId,
        reader: PersonId,
        what: Sensitive,
        about: Iterable[PersonId | None] = (),
        plan: PlanId | None = None,
        thing: UUID | None = None,
    ) -> None:
        """Note that somebody read this; what is one's own is not noted."""
        people = sorted({person for person in about if person is not None and person != reader})
        if people or (what not in ABOUT_PEOPLE and reader not in set(about)):
            await self._pool.execute(
                "SELECT werkbalans.note_reading($1, $2, $3, $4, $5, $6)",
                self._token(tenant), reader, what.value, plan, thing, people or [None],
            )  # fmt: skip

    async def find(
        self,
        tenant: TenantId,
        *,
        reader: PersonId | None = None,
        about: PersonId | None = None,
        what: str | None = None,
        before: UUID | None = None,
        limit: int = 100,
    ) -> Sequence[Reading]:
        """The newest first."""
        rows = await self._pool.fetch(
            "SELECT reading_id, reader, what, plan_id, thing, subject, first_at, last_at, times"
            " FROM werkbalans.readings_of($1, $2, $3, $4, $5, $6)",
            self._token(tenant), reader, about, what, before, limit,
        )  # fmt: skip
        return [Reading(*row.values()) for row in rows]
