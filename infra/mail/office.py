"""The API's side of mail: who cannot be reached, mails that come back, what an operator decides about a mail."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId, TenantId
from infra.mail.bounces import Bounce, Counted, numbered
from infra.pool import Pool


class Stopped(msgspec.Struct, frozen=True):
    """That no mail goes to a person's address: since when (UTC), after how many dead mails, what the server said."""

    since: datetime
    dead: int
    status: str


class Decision(StrEnum):
    """What an operator says of a mail: it arrived, or send it once more."""

    ARRIVED = "arrived"
    AGAIN = "again"


class Change(StrEnum):
    """What came of giving a person another address."""

    CHANGED = "changed"
    TAKEN = "taken"
    NOT_STOPPED = "not_stopped"


class MailOffice:
    """Each question in one round trip."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool = pool
        self._token = token

    async def stopped(self, tenant: TenantId) -> Mapping[PersonId, Stopped]:
        """Whom of the organisation mail does not reach."""
        rows = await self._pool.fetch("SELECT * FROM werkbalans.stopped_people($1)", self._token(tenant))
        return {PersonId(row[0]): Stopped(*list(row)[1:]) for row in rows}

    async def try_again(self, tenant: TenantId, person: PersonId, by: PersonId) -> bool:
        """Let mail go to the person again; False when nothing stopped it."""
        answer: bool = await self._pool.fetchval(
            "SELECT werkbalans.try_address_again($1, $2, $3)", self._token(tenant), person, by
        )
        return answer

    async def change_address(self, tenant: TenantId, person: PersonId, email: str) -> Change | None:
        """Give a person whose address is stopped another one; None when there is no such person."""
        answer = await self._pool.fetchval(
            "SELECT werkbalans.change_stopped_address($1, $2, $3)", self._token(tenant), person, email
        )
        return Change(answer) if answer else None

    async def take(self, bounce: Bounce) -> Counted:
        """Count a mail that came back, whatever organisation's it is."""
        answer = await self._pool.fetchval("SELECT werkbalans.take_bounce($1, $2, $3, $4, $5)", *numbered(bounce))
        return Counted(answer) if answer else Counted.NOT_OURS

    async def decide(self, tenant: UUID, mail: UUID, decision: Decision, by: PersonId) -> bool:
        """Note what an operator decided about a mail, and do it; False when the mail is no longer in doubt."""
        done: bool = await self._pool.fetchval(
            "SELECT werkbalans.decide_mail($1, $2, $3, $4)", tenant, mail, decision.value, by
        )
        return done
