"""The sheets that documents are printed on: a last one that is nearly empty is not printed."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from infra.documents.typesetting import FONTS, set_pdf

AT = datetime(2026, 11, 25, tzinfo=UTC)


def texts_on(sheet: pikepdf.Page) -> int:
    """How many pieces of text stand on it; an item of the list has two, its mark and its words."""
    return sum(str(each.operator) in ("Tj", "TJ") for each in pikepdf.parse_content_stream(sheet))


def sheets_of(items: int) -> list[int]:
    section = {"title": "Lijst", "text": "", "items": [{"text": f"Punt {n}", "note": ""} for n in range(items)]}
    words = ("title", "organisation", "description", "plan", "lead", "stand")
    data = {**dict.fromkeys(words, "Zo"), "language": "nl", "sections": [section]}
    with pikepdf.open(io.BytesIO(set_pdf("guide", data, AT, FONTS))) as read:
        return [texts_on(page) for page in read.pages]


@pytest.mark.parametrize("items", [47, 48, 50, 52, 53])
def test_no_sheet_is_printed_for_a_few_lines(items: int) -> None:
    heading, footer = 4, 2
    *_, last = sheets = sheets_of(items)
    assert sum(sheets) == heading + 2 * items + footer * len(sheets)
    assert len(sheets) == (1 if items < 53 else 2)
    assert last > 2 * 5 + footer
