"""A document as PDF: tagged for screen readers (PDF/UA-1), fit to be kept (PDF/A-2a), the same bytes for the same data.

Values reach the template as JSON and are never read as markup. Nothing comes from the network; the fonts are ours.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

import typst

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parents[2] / "services" / "api" / "static" / "assets" / "fonts"
INSTEAD = "\N{BLACK SQUARE}"
STANDARDS: list[Any] = ["ua-1", "a-2a"]


def set_pdf(
    template: str, data: Mapping[str, Any], at: datetime, fonts: Path, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The PDF of a template (`guide`, `impression`, `report`) with this data.

    `at` is the moment whose state the document shows, and its creation date. `pictures` are the files that the data
    name. Raises typst.TypstError when a picture has no alternative text, or data is missing.
    """
    with TemporaryDirectory(prefix="werkbalans-") as folder:
        root = Path(folder)
        for file in TEMPLATES.glob("*.typ"):
            copyfile(file, root / file.name)
        for name, content in (pictures or {}).items():
            (root / name).write_bytes(content)
        made = typst.Compiler(root / f"{template}.typ", root=root, font_paths=_fonts(fonts)).compile(
            sys_inputs={"data": printable(json.dumps(data, ensure_ascii=False, sort_keys=True), fonts)},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=at.astimezone(UTC).replace(microsecond=0),
        )
    assert isinstance(made, bytes)
    return made


def printable(text: str, fonts: Path) -> str:
    """The text with a box for each sign that our font does not have: PDF/A refuses what cannot be shown."""
    signs = _signs(fonts)
    return "".join(sign if sign in signs else INSTEAD for sign in normalize("NFC", text))


@cache
def _signs(folder: Path) -> frozenset[str]:
    return frozenset((folder / "signs.txt").read_text(encoding="utf-8")) | {"\n"}


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
