"""The map of signals as a table: themes down, units across, and in each cell what weighs which way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from domain.kernel.ids import UnitId
from domain.signals.kinds import SignalKind
from services.api.signals import MapCell

LEVELS = (1, 6, 12, 20)


class Count(msgspec.Struct, frozen=True):
    """How many signals, and what they weigh together."""

    signals: int = 0
    weight: int = 0


class Cell(msgspec.Struct, frozen=True):
    """Both kinds of one map about one unit and theme. `level` (0 to 4) is how heavy they are: decoration only."""

    first: Count
    second: Count

    @property
    def level(self) -> int:
        """How many of LEVELS the weight reaches."""
        return sum(self.first.weight + self.second.weight >= level for level in LEVELS)


class Line(msgspec.Struct, frozen=True):
    """One theme: a cell for each unit, and all of them together."""

    theme: str
    cells: Sequence[Cell]
    total: Cell


class Heat(msgspec.Struct, frozen=True):
    """One map: only units and themes that have signals of its two kinds. None among `units`: the organisation."""

    kinds: tuple[SignalKind, SignalKind]
    units: Sequence[UnitId | None]
    lines: Sequence[Line]
    total: Cell


def heat(
    cells: Sequence[MapCell], kinds: tuple[SignalKind, SignalKind], themes: Sequence[str], names: Mapping[UnitId, str]
) -> Heat:
    """The map of these two kinds, the heaviest theme first, units by name behind the organisation."""
    mine = [cell for cell in cells if cell.kind in kinds]
    units = sorted(
        {cell.unit for cell in mine}, key=lambda unit: (unit is not None, names.get(unit, "") if unit else "")
    )
    by_place: dict[tuple[str, UnitId | None], list[MapCell]] = defaultdict(list)
    for cell in mine:
        by_place[cell.theme, cell.unit].append(cell)
    lines = []
    for theme in themes:
        there = [cell for cell in mine if cell.theme == theme]
        if there:
            row = [_cell(by_place[theme, unit], kinds) for unit in units]
            lines.append(Line(theme, row, _cell(there, kinds)))
    return Heat(kinds, units, sorted(lines, key=_heaviest), _cell(mine, kinds))


def _heaviest(line: Line) -> int:
    return -(line.total.first.weight + line.total.second.weight)


def _cell(cells: Sequence[MapCell], kinds: tuple[SignalKind, SignalKind]) -> Cell:
    first, second = ([cell for cell in cells if cell.kind is kind] for kind in kinds)
    return Cell(_count(first), _count(second))


def _count(cells: Sequence[MapCell]) -> Count:
    return Count(sum(cell.signals for cell in cells), sum(cell.weight for cell in cells))
