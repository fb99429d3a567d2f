"""The decisions about how long things are kept: one short stream an organisation."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

import msgspec

from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, TenantId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.retention.events import RetentionEvent, RuleChanged, RulesCarriedOut, Went
from domain.retention.rules import RULES, Kept

CATEGORY = "retention"


class RetentionCommand(Command, frozen=True, kw_only=True):
    """A command about what an organisation keeps."""

    tenant: TenantId


class ChangeRule(RetentionCommand, frozen=True, kw_only=True):
    """Keep a kind so many days from now on, within its bounds."""

    kept: Kept
    days: int


class NoteCarriedOut(RetentionCommand, frozen=True, kw_only=True):
    """By the service itself: note how much went."""

    run: UUID
    went: tuple[Went, ...]


class Rules(msgspec.Struct, frozen=True):
    """What was chosen, and the last time that something went."""

    chosen: MappingProxyType[Kept, int] = MappingProxyType({})
    last_run: UUID | None = None

    def days(self, kept: Kept) -> int:
        """How long this kind stays."""
        return self.chosen.get(kept, RULES[kept].usual)


def evolve(state: Rules, event: RetentionEvent) -> Rules:
    """The rules after one more event."""
    match event:
        case RuleChanged(kept=kept, days=days):
            return Rules(MappingProxyType({**state.chosen, kept: days}), state.last_run)
        case RulesCarriedOut(run=run):
            return Rules(state.chosen, run)
        case _:
            assert_never(event)


def decide(command: RetentionCommand, state: Rules, asked: Asked) -> Sequence[Event]:
    """The event that the command brings, or a refusal."""
    match command:
        case ChangeRule(kept=kept, days=days):
            asked.by.needs(Right.MANAGE_ORGANISATION)
            bounds = RULES[kept]
            if not bounds.low <= days <= bounds.high:
                raise InvalidValue(field="days", reason="out_of_range", low=bounds.low, high=bounds.high)
            return () if state.days(kept) == days else (RuleChanged(kept=kept, days=days, on=asked.on),)
        case NoteCarriedOut(run=run, went=went):
            something = tuple(each for each in went if each.count > 0)
            over = run == state.last_run or not something
            return () if over else (RulesCarriedOut(run=run, on=asked.on, went=something),)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's rules."""
    return stream(CATEGORY, tenant)


RETENTION: Decider[RetentionCommand, Rules] = Decider(
    category=CATEGORY,
    commands=RetentionCommand,
    initial=Rules(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
