"""A report as a document in one language: parts with sentences, a chart, the table under it, points.

The page, the print and the sheets are all made of it, so that none of them can say something else.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec

Cell = str | int | Decimal | date | None


class Table(msgspec.Struct, frozen=True):
    """Rows under column titles; what stands in the first column names its row."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Bar(msgspec.Struct, frozen=True):
    """One bar, or one group of bars: a number for each series of its chart."""

    name: str
    numbers: Sequence[int]


class Chart(msgspec.Struct, frozen=True):
    """Bars. `stacked`: the series follow on each other in one bar, else each has its own. `key` is unique on a page.

    `description` says in a sentence what there is to see.
    """

    key: str
    title: str
    description: str
    series: Sequence[str]
    bars: Sequence[Bar]
    stacked: bool = True


class Item(msgspec.Struct, frozen=True):
    """One point, and a quieter note behind it."""

    text: str
    note: str = ""


class Points(msgspec.Struct, frozen=True):
    """Points of one kind under their own small heading."""

    title: str
    items: Sequence[Item]


class Part(msgspec.Struct, frozen=True):
    """One part. `key` names it in addresses and sheets."""

    key: str
    title: str
    text: str
    charts: Sequence[Chart] = ()
    tables: Sequence[Table] = ()
    points: Sequence[Points] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The whole: what it is called, what it is about, which state it shows."""

    language: str
    title: str
    about: str
    organisation: str
    lead: str
    stand: str
    parts: Sequence[Part]
