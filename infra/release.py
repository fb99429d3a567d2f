"""What this release is: the newest migration that it needs, and a mark of its own code."""

import hashlib
from functools import cache
from pathlib import Path

VERSIONS = Path(__file__).parent / "migrations" / "versions"


@cache
def newest() -> str:
    """The number of the newest migration, as the database notes it."""
    return max(file.name.partition("_")[0] for file in VERSIONS.glob("[0-9]*_*.py"))


def code_of_release() -> str:
    """A mark of the code that decides what a database looks like: it changes with any file of `domain` or `infra`."""
    root = Path(__file__).parent.parent
    files = sorted(
        file for folder in ("domain", "infra") for end in ("py", "sql") for file in (root / folder).rglob(f"*.{end}")
    )
    told = "\n".join(f"{file.relative_to(root)} {file.stat().st_mtime_ns}" for file in files)
    return hashlib.sha256(told.encode()).hexdigest()
