"""A report in print: the same document, set by typst."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from infra.documents.typesetting import FONTS, printable, set_pdf
from infra.language import in_language, short_date
from infra.reports.charts import drawn
from infra.reports.document import Cell, Chart, Document, Part, Table
from infra.reports.words import figure


def printed(document: Document, at: datetime) -> bytes:
    """The PDF; `at` is the moment whose state it shows, and its creation date."""
    charts = [chart for part in document.parts for chart in part.charts]
    pictures = {f"{chart.key}.svg": printable(drawn(chart), FONTS).encode() for chart in charts}
    with in_language(document.language):
        data = {
            "language": document.language,
            "title": document.title,
            "description": f"{document.title}: {document.about}",
            "organisation": document.organisation,
            "plan": document.about,
            "lead": document.lead,
            "stand": document.stand,
            "parts": [_part(part) for part in document.parts],
        }
    return set_pdf("report", data, at, FONTS, pictures)


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "text": part.text,
        "charts": [_chart(chart) for chart in part.charts],
        "tables": [_table(table) for table in part.tables],
        "points": [
            {"title": points.title, "items": [{"text": item.text, "note": item.note} for item in points.items]}
            for points in part.points
        ],
    }


def _chart(chart: Chart) -> dict[str, str]:
    return {"file": f"{chart.key}.svg", "alt": f"{chart.title}. {chart.description}"}


def _table(table: Table) -> dict[str, Any]:
    numbers = [_of_numbers([row[place] for row in table.rows]) for place in range(len(table.columns))]
    rows = [[told(cell) for cell in row] for row in table.rows]
    return {"title": table.title, "columns": list(table.columns), "rows": rows, "numbers": numbers}


def _of_numbers(cells: Sequence[Cell]) -> bool:
    known = [cell for cell in cells if cell is not None]
    return bool(known) and all(isinstance(cell, int | Decimal) for cell in known)


def told(cell: Cell) -> str:
    """A cell as people write it, in the language of the moment."""
    match cell:
        case None:
            return "–"
        case Decimal():
            return figure(cell)
        case date():
            return short_date(cell)
        case _:
            return str(cell)
