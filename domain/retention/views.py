"""What pages ask of keeping: who chose which rule when, and what went by the rules."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId
from domain.kernel.views import Key, View
from domain.retention.events import RuleChanged, RulesCarriedOut, Went


class RuleRow(msgspec.Struct, frozen=True):
    """A rule that was chosen, on a local date."""

    kept: str
    days: int
    chosen_by: PersonId | None
    chosen_on: date
    seq: int


class RunRow(msgspec.Struct, frozen=True):
    """What went at one time, in numbers."""

    run: UUID
    on: date
    went: tuple[Went, ...]
    seq: int


def _rule_keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.kept.value,),) if isinstance(recorded.event, RuleChanged) else ()


def _rule(row: RuleRow | None, recorded: Recorded, _key: Key) -> RuleRow | None:
    event = recorded.event
    if not isinstance(event, RuleChanged):
        return row
    return RuleRow(event.kept.value, event.days, recorded.actor, event.on, recorded.seq)


def _run_keys(recorded: Recorded) -> Sequence[Key]:
    return ((recorded.event.run,),) if isinstance(recorded.event, RulesCarriedOut) else ()


def _run(row: RunRow | None, recorded: Recorded, _key: Key) -> RunRow | None:
    event = recorded.event
    return RunRow(event.run, event.on, event.went, recorded.seq) if isinstance(event, RulesCarriedOut) else row


RETENTION_RULES = View(
    name="retention_rule",
    version=1,
    row=RuleRow,
    key=("kept",),
    events=frozenset({RuleChanged}),
    keys_of=_rule_keys,
    evolve=_rule,
)
RETENTION_RUNS = View(
    name="retention_run",
    version=1,
    row=RunRow,
    key=("run",),
    events=frozenset({RulesCarriedOut}),
    keys_of=_run_keys,
    evolve=_run,
    indexes=(("seq",),),
)
