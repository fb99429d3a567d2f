"""The English catalogue: gathers the Dutch texts, and checks that each has its English.

`python -m infra.language.catalogue` writes new texts into the catalogue, `--check` fails while one is missing.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from infra.language import CATALOGUE

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("services", "infra/analytics", "infra/reports", "infra/subscription", "infra/billing")
METHODS = [
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2.ext.babel_extract"),
    ("**.txt", "jinja2.ext.babel_extract"),
]
OPTIONS = {
    "**/templates/**.html": {"trimmed": "false", "newstyle_gettext": "true"},
    "**.txt": {"trimmed": "false", "newstyle_gettext": "true"},
}
FIXED = datetime(2026, 11, 23, tzinfo=UTC)
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "_": None}


def gathered() -> Catalog:
    """All texts of the services and of the reports, in Dutch."""
    catalogue = Catalog(
        locale="en",
        project="Werkbalans",
        version="1",
        header_comment="# English texts of Werkbalans.",
        msgid_bugs_address="none",
        last_translator="Werkbalans",
        language_team="Werkbalans",
        creation_date=FIXED,
        revision_date=FIXED,
        charset="utf-8",
        fuzzy=False,
    )
    for folder in FOLDERS:
        found = extract_from_dir(ROOT / folder, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=())
        for _file, _line, message, _comments, context in found:
            catalogue.add(message, context=context)
    return catalogue


def known() -> Catalog:
    """The catalogue as it is."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def problems() -> Iterator[str]:
    """What is missing, left over or doubtful; nothing when the catalogue is complete."""
    texts, translated = gathered(), known()
    wanted = {message.id for message in texts if message.id}
    for message in translated:
        if message.id and message.id not in wanted:
            yield f"no longer used: {message.id}"
        elif message.id and (message.fuzzy or not _complete(message)):
            yield f"no English yet: {message.id}"
    for text in sorted(wanted - {message.id for message in translated}, key=str):
        yield f"no English yet: {text}"


def update() -> None:
    """Add new texts (without English yet) and take out those that are no longer used."""
    texts, translated = gathered(), known()
    for message in list(texts):
        old = translated.get(message.id)
        if message.id and old is not None:
            message.string = old.string
    out = io.BytesIO()
    write_po(out, texts, width=120, no_location=True, sort_output=True, omit_header=False)
    CATALOGUE.write_bytes(out.getvalue())


def _complete(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return bool(strings) and all(strings)


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = list(problems())
        print("\n".join(found) or "the English catalogue is complete")
        sys.exit(1 if found else 0)
    update()
