"""What this release is: the newest migration that it needs, and a mark of its own code."""

import hashlib
import re
from functools import cache
from pathlib import Path

LINK = re.compile(r'(?m)^(revision|down_revision) = "(\w+)"')
VERSIONS = Path(__file__).parent / "migrations" / "versions"


@cache
def newest() -> str:
    """The migration that no other builds upon, as the database notes it: the last of the chain, whatever its number."""
    links: list[dict[str, str]] = [
        dict(LINK.findall(file.read_text(encoding="utf-8"))) for file in VERSIONS.glob("[0-9]*_*.py")
    ]
    (last,) = {link["revision"] for link in links} - {link.get("down_revision") for link in links}
    return last


def code_of_release() -> str:
    """A mark of the code that decides what a database looks like: it changes with any file of `domain` or `infra`."""
    root = Path(__file__).parent.parent
    files = sorted(
        file for folder in ("domain", "infra") for end in ("py", "sql") for file in (root / folder).rglob(f"*.{end}")
    )
    told = "\n".join(f"{file.relative_to(root)} {file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(told.encode()).hexdigest()
