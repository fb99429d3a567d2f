"""What stands in the write-ahead log between two moments, byte by byte."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

SEGMENT, PAGE, SHORT, LONG = 16 << 20, 8192, 24, 40


@contextmanager
def reading(url: str) -> Iterator["psycopg.Connection[Any]"]:
    """The superuser, reading the log: no checkpoint of another test takes a segment away meanwhile."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute("SELECT pg_create_physical_replication_slot('reading_' || pg_backend_pid(), true, true)")
        yield admin


def position(admin: "psycopg.Connection[Any]") -> int:
    """How far the log has come; all before it is on disk."""
    admin.execute("SELECT pg_logical_emit_message(false, 'test', '', true)")
    row = admin.execute("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn").fetchone()
    assert row
    return int(row[0])


def between(admin: "psycopg.Connection[Any]", start: int, end: int) -> bytes:
    """The records between two positions as one piece: what stands at the top of each page is left out."""
    found = bytearray()
    for page in range(start // PAGE * PAGE, end, PAGE):
        head = LONG if page % SEGMENT == 0 else SHORT
        row = admin.execute(
            "SELECT pg_read_binary_file('pg_wal/' || pg_walfile_name('0/0'::pg_lsn + %s::numeric), %s, %s)",
            (page + head, page % SEGMENT, PAGE),
        ).fetchone()
        assert row
        body = bytes(row[0])
        found += body[max(head, start - page) : min(PAGE, end - page)]
    return bytes(found)
