"""The terms and the processing agreement that somebody who signs up accepts: each version as it was offered, for good.

They stand in `texts/<which>-<version>.<language>.txt`: clauses under `## ` headings. A new version is a new file.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

TEXTS = Path(__file__).parent / "texts"


class Clause(msgspec.Struct, frozen=True):
    """One heading and what stands under it."""

    title: str
    words: str


@cache
def clauses(which: str, version: str, language: str) -> Sequence[Clause]:
    """The clauses of a version of `terms` or `processing`. Raises FileNotFoundError when there is no such version."""
    text = (TEXTS / f"{which}-{version}.{language}.txt").read_text(encoding="utf-8")
    parts = [part.partition("\n") for part in text.removeprefix("## ").split("\n## ")]
    return tuple(Clause(title.strip(), " ".join(words.split())) for title, _, words in parts)
