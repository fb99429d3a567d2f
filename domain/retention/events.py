"""What can have happened about keeping: another rule; and what went by the rules, in numbers, never about whom."""

from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.events import Event, event
from domain.retention.rules import Kept


class Went(msgspec.Struct, frozen=True):
    """So many of a kind."""

    kept: Kept
    count: int


@event("retention.rule_changed")
class RuleChanged(Event, frozen=True, kw_only=True):
    """From now on this kind stays so many days."""

    kept: Kept
    days: int
    on: date


@event("retention.rules_carried_out")
class RulesCarriedOut(Event, frozen=True, kw_only=True):
    """The service took away what was over its time. `run` tells one time from another."""

    run: UUID
    on: date
    went: tuple[Went, ...]


RetentionEvent = RuleChanged | RulesCarriedOut
