"""What a report says: facts only, the same in every language, without a person's name or words.

It is kept for good, so nothing may stand in it that somebody could want erased, and nothing about a few people. It is
the schema of the JSON form: dates are local dates of the organisation, decimals stand as text, states and kinds are the
method's own words.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec

from domain.reports.events import About, Since

TEMPLATE = 2
MOST = 40


class StepLine(msgspec.Struct, frozen=True):
    """One of the six steps: `open`, `busy`, `done` or `left_out`, since when."""

    step: int
    progress: str
    since: date | None


class PlanLine(msgspec.Struct, frozen=True):
    """A plan: its cycle, its steps, its checklist (rows checked of all, and past their date), its reviews."""

    plan: UUID
    title: str
    cycle: int
    started_on: date
    closed_on: date | None
    steps: tuple[StepLine, ...]
    rows: int
    rows_checked: int
    rows_overdue: int
    last_review: date | None
    next_review: date | None


class LevelLine(msgspec.Struct, frozen=True):
    """How many measures of one level (`source`, `collective`, `individual`) are in each state, and past their date.

    There is no line of `individual` where these are about too few people.
    """

    level: str
    proposed: int
    planned: int
    started: int
    done: int
    dropped: int
    overdue: int


class Agreements(msgspec.Struct, frozen=True):
    """How many agreements lie on the table, how many were made, and whether those were kept: verdict and number."""

    on_the_table: int
    made: int
    kept: dict[str, int]


class Counted(msgspec.Struct, frozen=True):
    """How many signals of each kind."""

    too_high: int = 0
    too_low: int = 0
    energy_source: int = 0
    energy_drain: int = 0


class NamedCount(msgspec.Struct, frozen=True):
    """Signals about one theme (`name` is its key), or about one unit and those below it (its name; empty: the rest)."""

    name: str
    counted: Counted


class Signals(msgspec.Struct, frozen=True):
    """Signals that were not withdrawn, now and at the moment before (null: none, or about too few people then).

    `units` is empty where the report is about one unit, or no unit may be named.
    """

    now: Counted
    then: Counted | None
    unjudged: int
    themes: tuple[NamedCount, ...]
    units: tuple[NamedCount, ...]


class Perception(msgspec.Struct, frozen=True):
    """One measurement, baseline beside follow-up, each with its day and how many answered; and what to keep in mind."""

    title: str
    plan: str
    higher_is_better: bool
    then: Decimal | None
    then_on: date | None
    then_respondents: int | None
    now: Decimal | None
    now_on: date | None
    now_respondents: int | None
    change: Decimal | None
    verdict: str | None
    cautions: tuple[str, ...]


class Cover(msgspec.Struct, frozen=True):
    """A participating unit (null: the whole organisation), and what is amiss with its contact person."""

    unit: str | None
    defects: tuple[str, ...]


class Point(msgspec.Struct, frozen=True):
    """One thing that is not finished, or asks for a decision. `key` is its number in the method, where it has one."""

    text: str
    plan: str = ""
    key: str = ""
    on: date | None = None
    why: str = ""


class Points(msgspec.Struct, frozen=True):
    """All of one kind: how many there are, and the first MOST of them."""

    kind: str
    total: int
    points: tuple[Point, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report. `position` is how far in the log it looks.

    `withheld` names what is about too few people, and is null or left out: `signals`, `agreements`, `individual`
    (measures); `names`: of some plan no agreement and no individual measure is listed by name, for the same reason.
    """

    template: int = TEMPLATE
    organisation: str
    about: About
    title: str
    moment: str
    on: date
    position: int
    since: Since | None
    plans: tuple[PlanLine, ...]
    measures: tuple[LevelLine, ...]
    agreements: Agreements | None
    signals: Signals | None
    perception: tuple[Perception, ...]
    contact: tuple[Cover, ...]
    open_points: tuple[Points, ...]
    asks: tuple[Points, ...]
    withheld: tuple[str, ...] = ()
