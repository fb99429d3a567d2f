"""What analytics tell: the schema of the API's answer, and what pages and exports are made of.

Only released figures are in it: what is about too few people is null, and `withheld` says what that is. Numbers that
belong to columns stand in the order of `columns`; those about plans in that of `quarters`.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from domain.analytics.views import Turn
from domain.reports.content import LevelLine
from domain.reports.events import About
from domain.reports.told import Column


class StepTime(msgspec.Struct, frozen=True):
    """How long a step took: how many were done in the quarters shown, of how many the days are known, their median."""

    step: int
    done: int
    timed: int
    median_days: Decimal | None


class Dated(msgspec.Struct, frozen=True):
    """Rows of the checklist, measures and reviews of which the date was in this quarter and has passed."""

    quarter: str
    on_time: int
    late: int
    not_done: int


class Line(msgspec.Struct, frozen=True):
    """Numbers of one thing, column by column. `name` is its key."""

    name: str
    numbers: tuple[int, ...]


class UnitLine(msgspec.Struct, frozen=True):
    """Signals of one unit, column by column; `unit` null: of all others together, and of no unit in particular."""

    unit: UUID | None
    name: str
    numbers: tuple[int, ...]


class Cycle(msgspec.Struct, frozen=True):
    """One turn of the wheel of a plan, step by step."""

    cycle: int
    turns: tuple[Turn, ...]


class RoundLine(msgspec.Struct, frozen=True, kw_only=True):
    """One round of one plan: its days (`days` null while it goes on), its steps, what of it had a date that has passed.

    `done_at_the_source` and `done_collective` count the measures that were finished in it.
    """

    plan: UUID
    title: str
    cycle: int
    began_on: date
    ended_on: date | None
    days: int | None
    steps_done: int
    turns: tuple[Turn, ...]
    on_time: int
    late: int
    not_done: int
    done_at_the_source: int
    done_collective: int


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """All first rounds together, all second ones: how many plans were in it, how many ended it, how long it took."""

    cycle: int
    plans: int
    ended: int
    median_days: Decimal | None
    steps: tuple[StepTime, ...]
    on_time: int
    late: int
    not_done: int
    done_at_the_source: int
    done_collective: int


class PlanLine(msgspec.Struct, frozen=True):
    """A plan: how far, and what of it is overdue. `cycles` only where it is the plan that was asked for."""

    plan: UUID
    title: str
    cycle: int
    closed: bool
    steps_done: int
    steps_taken: int
    overdue: int
    cycles: tuple[Cycle, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """A unit that takes part. `named`: figures about its people are told."""

    unit: UUID
    name: str
    named: bool


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """All figures about the organisation, a unit or a plan, after the event at `position`.

    `withheld` names what is about fewer people than the floor: `signals`, `agreements`, `individual` (measures). `open`
    and `overdue` count dated things that are not done now. `covered` of `units_taking_part` have a contact person.
    """

    about: About
    title: str
    on: date
    position: int
    floor: int
    withheld: tuple[str, ...]
    quarters: tuple[str, ...]
    columns: tuple[Column, ...]
    plans: tuple[PlanLine, ...]
    units: tuple[Place, ...]
    steps: tuple[StepTime, ...]
    rounds: tuple[Round, ...]
    rounds_by_plan: tuple[RoundLine, ...]
    dated: tuple[Dated, ...]
    open: int
    overdue: int
    measures: tuple[LevelLine, ...]
    agreements: tuple[Line, ...] | None
    signals: tuple[Line, ...] | None
    themes: tuple[Line, ...] | None
    signals_by_unit: tuple[UnitLine, ...]
    covered: int
    units_taking_part: int
