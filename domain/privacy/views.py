"""What pages ask of erasures: who asked, what came of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId
from domain.kernel.personal import words
from domain.kernel.views import Key, View
from domain.privacy.decider import Erasure
from domain.privacy.events import (
    ErasureAsked,
    ErasureDeclined,
    ErasureFact,
    ErasureOrdered,
    ErasureWithdrawn,
    PersonErased,
    PrivacyEvent,
)

ANSWER = timedelta(days=30)


class ErasureRow(msgspec.Struct, frozen=True):
    """How the erasure of a person stands since the local date `on`; `reason` is why it was declined."""

    person: PersonId
    stands: str
    on: date
    seq: int
    reason: str | None = None

    @property
    def answer_by(self) -> date:
        """The last day of an answer to what was asked: a month at most (AVG art. 12(3)), so thirty days."""
        return self.on + ANSWER


def _keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.person,),) if isinstance(recorded.event, ErasureFact) else ()


def _evolve(_row: ErasureRow | None, recorded: Recorded, _key: Key) -> ErasureRow | None:
    event, seq = recorded.event, recorded.seq
    match event:
        case ErasureAsked(person=person, on=on):
            return ErasureRow(person, Erasure.ASKED.value, on, seq)
        case ErasureWithdrawn():
            return None
        case ErasureDeclined(person=person, on=on, reason=reason):
            return ErasureRow(person, Erasure.DECLINED.value, on, seq, words(reason))
        case ErasureOrdered(person=person, on=on):
            return ErasureRow(person, Erasure.ORDERED.value, on, seq)
        case PersonErased(person=person, on=on):
            return ErasureRow(person, Erasure.DONE.value, on, seq)
        case _:
            return _row


ERASURES = View(
    name="erasure",
    version=1,
    row=ErasureRow,
    key=("person",),
    events=frozenset(get_args(PrivacyEvent)),
    keys_of=_keys,
    evolve=_evolve,
    indexes=(("stands", "seq"),),
)
