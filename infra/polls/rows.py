"""The rows of a poll as the worker moves them: begun, written down, counted for good, closed; a transaction a step."""

import os
from collections.abc import Sequence
from typing import Any

import psycopg
from cryptography.exceptions import InvalidTag
from msgspec import Struct

from domain.kernel.ids import PersonId, PollId, TenantId
from domain.polls.counting import Tally, Waiting
from infra.polls.links import PollLinks
from infra.polls.sealing import Seal, room_for_tallies, room_for_waiting, room_of

Connection = psycopg.Connection[Any]
HERE = " WHERE tenant_id = %s AND poll_id = %s"


class PollRows:
    """The rows of one poll within one transaction, whose tenant is set."""

    def __init__(self, connection: Connection, tenant: TenantId, poll: PollId, key: bytes) -> None:
        self._connection, self._here, self._key = connection, (tenant, poll), key

    def begin(self, groups: int, width: int, asked: int) -> None:
        """Make what an open poll needs; what is there stays."""
        self._connection.execute(
            "INSERT INTO werkbalans.poll_secret (tenant_id, poll_id, secret) VALUES (%s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            (*self._here, os.urandom(32)),
        )
        seal = self._seal()
        waiting = seal.close_waiting(Waiting.of(groups), room_for_waiting(groups, width, asked))
        tallies = seal.close_tallies([Tally() for _ in range(groups)], room_for_tallies(groups, width))
        for table, sealed in (("poll_waiting", waiting), ("poll_tally", tallies)):
            self._connection.execute(
                f"INSERT INTO werkbalans.{table} (tenant_id, poll_id, sealed) VALUES (%s, %s, %s)"
                " ON CONFLICT DO NOTHING",
                (*self._here, sealed),
            )

    @property
    def lost(self) -> bool:
        """Whether the database lost what waited: its crash empties that table."""
        row = self._connection.execute("SELECT FROM werkbalans.poll_waiting" + HERE, self._here)
        return row.fetchone() is None

    @property
    def secret(self) -> bytes:
        """The poll's secret. Raises LookupError once it is gone."""
        row = self._connection.execute("SELECT secret FROM werkbalans.poll_secret" + HERE, self._here).fetchone()
        if row is None:
            raise LookupError("a closed poll has no secret")
        return bytes(row[0])

    def is_spent(self, links: PollLinks, person: PersonId) -> bool:
        """Whether somebody answered with this person's link. Asked of the one mail that goes out now, and not kept."""
        mark = links.mark_of(self.secret, person)
        written = self._connection.execute(
            "SELECT FROM werkbalans.poll_spent" + HERE + " AND mark = %s", (*self._here, mark)
        ).fetchone()
        return written is not None or mark in self._seen_marks()

    def _seen_marks(self) -> set[bytes]:
        row = self._connection.execute("SELECT sealed FROM werkbalans.poll_waiting" + HERE, self._here).fetchone()
        return self._seal().open_waiting(bytes(row[0])).all_marks() if row else set()

    def write_marks_down(self) -> None:
        """The marks of what may leave are kept for good; in no order. What they counted for goes a step later."""
        if self.lost:
            return
        waiting, room = self._waiting()
        marks = waiting.spend()
        self._connection.execute(
            "INSERT INTO werkbalans.poll_spent (tenant_id, poll_id, mark) SELECT %s, %s, unnest(%s::bytea[])",
            (*self._here, sorted(marks)),
        )
        self._put(waiting, room)

    def count_for_good(self) -> None:
        """What may leave is added to the counters that last."""
        if self.lost:
            return
        waiting, room = self._waiting()
        tallies, tally_room = self._tallies()
        for tally, left in zip(tallies, waiting.leave(), strict=True):
            tally.add(left.people, left.counts)
        self._put(waiting, room)
        self._connection.execute(
            "UPDATE werkbalans.poll_tally SET sealed = %s" + HERE,
            (self._seal().close_tallies(tallies, tally_room), *self._here),
        )

    def end(self) -> Sequence[Tally]:
        """All counters, by group. Everything else of the poll is gone with this transaction."""
        tallies, _ = self._tallies()
        if not self.lost:
            for tally, left in zip(tallies, self._waiting()[0].rest(), strict=True):
                tally.add(left.people, left.counts)
        for table in ("poll_waiting", "poll_tally", "poll_spent", "poll_secret"):
            self._connection.execute(f"DELETE FROM werkbalans.{table}" + HERE, self._here)
        return tallies

    def keep(self, counted: Struct) -> None:
        """Keep the counters of the closed poll, sealed for the door of figures."""
        sealed = Seal(self._key, *self._here).close("counted", counted)
        self._connection.execute(
            "INSERT INTO werkbalans.poll_counted (tenant_id, poll_id, sealed) VALUES (%s, %s, %s)",
            (*self._here, sealed),
        )

    def _seal(self) -> Seal:
        return Seal(self._key, *self._here, self.secret)

    def _waiting(self) -> tuple[Waiting, int]:
        """What waits, held against everybody else until this transaction ends."""
        sealed = self._held("poll_waiting")
        return self._seal().open_waiting(sealed), room_of(sealed)

    def _tallies(self) -> tuple[list[Tally], int]:
        sealed = self._held("poll_tally")
        return self._seal().open_tallies(sealed), room_of(sealed)

    def _held(self, table: str) -> bytes:
        row = self._connection.execute(f"SELECT sealed FROM werkbalans.{table}" + HERE + " FOR UPDATE", self._here)
        found = row.fetchone()
        if found is None:
            raise InvalidTag
        return bytes(found[0])

    def _put(self, waiting: Waiting, room: int) -> None:
        self._connection.execute(
            "UPDATE werkbalans.poll_waiting SET sealed = %s" + HERE,
            (self._seal().close_waiting(waiting, room), *self._here),
        )
