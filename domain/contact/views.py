"""What pages ask about contact persons: the mandates of each unit, and the interests weighed in a plan."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.contact.events import (
    Card,
    ContactAppointed,
    ContactHandedOver,
    Interest,
    InterestsWeighed,
    MandateChanged,
    MandateEnded,
    WeighingCorrected,
    WeighingEvent,
)
from domain.contact.state import day_before, until
from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.views import Key, View

SAID = ("question", "options", "interests", "choice", "reason", "on")


class MandateRow(Struct, frozen=True):
    """One mandate in a unit (None: in the whole organisation). `version` is the version of the unit's stream.

    `over`: it was handed over (to `handed_to`, with a note) or ended, for a reason; its card then says until when.
    """

    mandate: UUID
    unit: UnitId | None
    seq: int
    version: int
    card: Card
    over: bool = False
    ended_reason: str = ""
    handed_to: PersonId | None = None
    note: str | None = None


class Weighed(Struct, frozen=True):
    """What a weighing said before it was corrected, who had recorded that, and when, in UTC."""

    question: str
    options: tuple[str, ...]
    interests: tuple[Interest, ...]
    choice: str
    reason: str
    on: date
    by: PersonId | None
    recorded_at: datetime


class WeighingRow(Struct, frozen=True):
    """Interests weighed in a plan, and who recorded it as it is now. `version` is the stream's; `earlier` what it said
    before, oldest first; `correction` why it was corrected last.
    """

    weighing: UUID
    plan: PlanId
    seq: int
    question: str
    options: tuple[str, ...]
    interests: tuple[Interest, ...]
    choice: str
    reason: str
    on: date
    by: PersonId | None
    recorded_at: datetime
    version: int = 1
    correction: str = ""
    earlier: tuple[Weighed, ...] = ()


def _keys(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case ContactHandedOver(mandate=mandate, successor=successor):
            return ((mandate,), (successor,))
        case ContactAppointed(mandate=mandate) | MandateChanged(mandate=mandate) | MandateEnded(mandate=mandate):
            return ((mandate,),)
        case _:
            return ()


def _mandate(row: MandateRow | None, recorded: Recorded, key: Key) -> MandateRow | None:
    version = recorded.version
    match recorded.event:
        case ContactAppointed(mandate=mandate, unit=unit, card=card):
            return MandateRow(mandate, unit, recorded.seq, version, card)
        case ContactHandedOver(successor=successor, unit=unit, card=card) if key[0] == successor:
            return MandateRow(successor, unit, recorded.seq, version, card)
        case MandateChanged(card=card) if row:
            return replace(row, version=version, card=card)
        case ContactHandedOver(card=card, on=on, note=note) if row:
            words = note.text if isinstance(note, Personal) else None
            closed = until(row.card, day_before(on))
            return replace(row, version=version, card=closed, over=True, handed_to=card.person, note=words)
        case MandateEnded(on=on, reason=reason) if row:
            return replace(row, version=version, card=until(row.card, on), over=True, ended_reason=reason)
        case _:
            return row


def _weighing(row: WeighingRow | None, recorded: Recorded, _key: Key) -> WeighingRow | None:
    match recorded.event:
        case InterestsWeighed() as e:
            return WeighingRow(
                e.weighing,
                e.plan,
                recorded.seq,
                e.question,
                e.options,
                e.interests,
                e.choice,
                e.reason,
                e.on,
                recorded.actor,
                recorded.recorded_at,
            )
        case WeighingCorrected() as e if row:
            now = {name: getattr(e, name) for name in SAID}
            before = Weighed(*(getattr(row, name) for name in Weighed.__struct_fields__))
            more = {"by": recorded.actor, "recorded_at": recorded.recorded_at, "version": recorded.version}
            return replace(row, **now, **more, correction=e.correction, earlier=(*row.earlier, before))
        case _:
            return row


MANDATES = View(
    name="mandate",
    version=1,
    row=MandateRow,
    key=("mandate",),
    events=frozenset({ContactAppointed, MandateChanged, ContactHandedOver, MandateEnded}),
    keys_of=_keys,
    evolve=_mandate,
    indexes=(("unit", "seq"),),
)
WEIGHINGS = View(
    name="weighing",
    version=2,
    row=WeighingRow,
    key=("weighing",),
    events=frozenset({InterestsWeighed, WeighingCorrected}),
    keys_of=lambda recorded: ((recorded.event.weighing,),) if isinstance(recorded.event, WeighingEvent) else (),
    evolve=_weighing,
    indexes=(("plan", "seq"),),
)
