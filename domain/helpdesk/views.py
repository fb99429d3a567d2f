"""What pages ask about looking along: which accesses there are and how they stand, and what was read by each."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import get_args

import msgspec

from domain.helpdesk.decider import ANSWERED_WITHIN, Access
from domain.helpdesk.events import (
    AccessAsked,
    AccessFact,
    AccessGivenBack,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
    HelpdeskEvent,
    PageRead,
)
from domain.kernel.events import Recorded
from domain.kernel.ids import AccessId, PersonId
from domain.kernel.personal import words
from domain.kernel.views import Key, View


class AccessRow(msgspec.Struct, frozen=True):
    """An access: who asks why for how long, what came of it on which local date by whom, how much was read."""

    access: AccessId
    operator: PersonId
    who: str | None
    reason: str
    hours: int
    asked_on: date
    seq: int
    stands: str = Access.ASKED.value
    answered_by: PersonId | None = None
    answered_on: date | None = None
    refused_because: str = ""
    until: datetime | None = None
    ended_on: date | None = None
    pages: int = 0
    last_read_at: datetime | None = None

    def stands_at(self, now: datetime, today: date) -> str:
        """How it stands at this moment: as above, or `lapsed` (nobody answered), `over` (its time has passed)."""
        if self.stands == Access.ASKED.value and today > self.asked_on + ANSWERED_WITHIN:
            return "lapsed"
        if self.stands == Access.GRANTED.value and self.until is not None and now >= self.until:
            return "over"
        return self.stands


class AccessReadRow(msgspec.Struct, frozen=True):
    """One page that was read: its address, and when (UTC)."""

    access: AccessId
    seq: int
    page: str
    at: datetime


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.access,),) if isinstance(recorded.event, AccessFact) else ()


def _evolve(row: AccessRow | None, recorded: Recorded, _key: Key) -> AccessRow | None:
    event, replace = recorded.event, msgspec.structs.replace
    match event:
        case AccessAsked(access=access, operator=operator, who=who, reason=reason, hours=hours, on=on):
            return AccessRow(access, operator, words(who), reason, hours, on, recorded.seq)
        case _ if row is None:
            return None
        case AccessGranted(hours=hours, until=until, on=on):
            stands = Access.GRANTED.value
            return replace(row, stands=stands, hours=hours, until=until, answered_by=recorded.actor, answered_on=on)
        case AccessRefused(reason=reason, on=on):
            stands = Access.REFUSED.value
            return replace(row, stands=stands, refused_because=reason, answered_by=recorded.actor, answered_on=on)
        case AccessWithdrawn(on=on):
            return replace(row, stands=Access.WITHDRAWN.value, ended_on=on)
        case AccessGivenBack(on=on):
            return replace(row, stands=Access.GIVEN_BACK.value, ended_on=on)
        case PageRead(at=at):
            return replace(row, pages=row.pages + 1, last_read_at=at)
        case _:
            return row


def _reading_keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.access, recorded.seq),) if isinstance(recorded.event, PageRead) else ()


def _reading(_row: AccessReadRow | None, recorded: Recorded, _key: Key) -> AccessReadRow | None:
    event = recorded.event
    return AccessReadRow(event.access, recorded.seq, event.page, event.at) if isinstance(event, PageRead) else _row


ACCESSES = View(
    name="helpdesk_access",
    version=1,
    row=AccessRow,
    key=("access",),
    events=frozenset(get_args(HelpdeskEvent)),
    keys_of=_keys,
    evolve=_evolve,
    indexes=(("stands", "seq"),),
)
ACCESS_READS = View(
    name="helpdesk_read",
    version=1,
    row=AccessReadRow,
    key=("access", "seq"),
    events=frozenset({PageRead}),
    keys_of=_reading_keys,
    evolve=_reading,
    once=True,
    indexes=(("access", "seq"),),
)
