"""Backups as an operator makes them, each as one piece of bytes to search."""

import subprocess
from collections.abc import Iterable

from infra.local.servers import postgres_binaries


def held(url: str, hidden: Iterable[bytes]) -> list[bytes]:
    """What of these stands in a base backup, or in a dump that leaves unlogged tables out."""
    kept, dumped = base(url), dump(url, "--no-unlogged-table-data")
    return [each for each in hidden if each in kept or each in dumped or each.hex().encode() in dumped]


def base(url: str) -> bytes:
    """A base backup of the whole server, as a replica or an archive begins with it."""
    return _made("pg_basebackup", "-d", url, "-D", "-", "-F", "tar", "-X", "none", "-c", "fast")


def dump(url: str, *options: str) -> bytes:
    """A dump of the database as SQL; bytes stand in it in hex."""
    return _made("pg_dump", "-d", url, *options)


def _made(program: str, *options: str) -> bytes:
    command = [str(postgres_binaries() / program), *options]
    return subprocess.run(command, capture_output=True, check=True).stdout
