"""The database crashes while people answer a poll: who was thanked in vain may answer again, nobody counts twice.

The control writes the marks of used links down at once, as a build would that parts link and answer by a table alone:
after a crash its people are shut out, and the count must show it.
"""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

import psycopg
from msgspec import Struct

from domain.kernel.ids import PersonId, PollId, TenantId
from domain.polls.counting import Tally
from domain.polls.refusals import LinkIsUsed
from infra.local.servers import PostgresServer
from infra.polls.box import AnswerBox
from infra.polls.links import PollLinks, Ticket
from infra.polls.rows import PollRows
from infra.pool import open_pool
from infra.tenancy import enter
from tests.benchmarks.stage import TOKENS, durable_server, url_of
from tests.drill.counts import Counts

FULL = 20
PEOPLE, GROUPS, WIDTH, AT_ONCE = 60, 4, 5, 12
TENANT, KEY = TenantId(UUID(int=1)), bytes(32)


class Came(Struct):
    """What came of one poll."""

    crashes: int = 0
    restarts: int = 0
    lost: int = 0
    shut_out: int = 0
    counted: int = 0
    wrong: int = 0


class Round:
    """One poll, on a server that crashes."""

    def __init__(self, server: PostgresServer, dice: random.Random, poll: PollId, control: bool) -> None:
        self._server, self._dice, self._poll, self._control = server, dice, poll, control
        self.came = Came()
        self._move("begin")
        links = PollLinks(KEY)
        people = [PersonId(UUID(int=number)) for number in range(1, PEOPLE + 1)]
        found = [
            links.read(links.of(TENANT, poll, self._secret, number % GROUPS, person))
            for number, person in enumerate(people)
        ]
        self._tickets = [ticket for ticket in found if ticket]

    def run(self) -> Came:
        """Everybody answers, some of them twice or more; the counters at the end."""
        crowd = list(enumerate(self._tickets))
        self._dice.shuffle(crowd)
        for start in range(0, PEOPLE, AT_ONCE):
            self._answer(crowd[start : start + AT_ONCE])
            # The control's build has no mornings: its marks are there already.
            nights = ("crash",) if self._control else ("crash", "restart", "morning", "crash in the morning")
            self._happens(self._dice.choice(nights))
        self._answer(crowd)
        tallies = self._end()
        self.came.counted = sum(tally.people for tally in tallies)
        counts = [tally.counts for tally in tallies if tally.people]
        missing = [PEOPLE // WIDTH - sum(each[cell] for each in counts) for cell in range(WIDTH)]
        self.came.wrong = int(sum(missing) != self.came.shut_out or min(missing) < 0)
        return self.came

    def _answer(self, some: Sequence[tuple[int, Ticket]]) -> None:
        asyncio.run(self._answers(some))
        if self._control:
            marks = [ticket.mark for _, ticket in some]
            with self._inside() as connection:
                connection.execute(
                    "INSERT INTO werkbalans.poll_spent SELECT %s, %s, unnest(%s::bytea[]) ON CONFLICT DO NOTHING",
                    (TENANT, self._poll, marks),
                )

    async def _answers(self, some: Sequence[tuple[int, Ticket]]) -> None:
        async with open_pool(url_of(self._server, "werkbalans_api")) as pool:
            box = AnswerBox(pool, TOKENS.of, KEY)

            async def one(number: int, ticket: Ticket) -> None:
                with suppress(LinkIsUsed):
                    await box.put(ticket, (number % WIDTH,), WIDTH)

            await asyncio.gather(*(one(number, ticket) for number, ticket in some))

    def _happens(self, what: str) -> None:
        if "morning" in what:
            self._move("write_marks_down")
        if what == "crash in the morning":
            # What was to be counted for good a moment later is gone, and its marks are not.
            self.came.shut_out += self._marks() - self._kept()
        if what == "morning":
            self._move("count_for_good")
        if what == "restart":
            self._server.stop()
            self.came.restarts += 1
        if "crash" in what:
            self._server.kill()
            self.came.crashes += 1
        if what != "morning":
            self._server.start()
        if self._lost():
            self.came.lost += 1
            self._move("begin")

    def _move(self, step: str) -> None:
        with self._inside() as connection:
            rows = PollRows(connection, TENANT, self._poll, KEY)
            if step == "begin":
                rows.begin(GROUPS, WIDTH, PEOPLE)
                self._secret = rows.secret
            else:
                getattr(rows, step)()

    def _lost(self) -> bool:
        with self._inside() as connection:
            return PollRows(connection, TENANT, self._poll, KEY).lost

    def _marks(self) -> int:
        with self._inside() as connection:
            query = "SELECT count(*) FROM werkbalans.poll_spent WHERE poll_id = %s"
            row = connection.execute(query, (self._poll,)).fetchone()
            return int(row[0]) - self.came.shut_out if row else 0

    def _kept(self) -> int:
        with self._inside() as connection:
            tallies, _ = PollRows(connection, TENANT, self._poll, KEY)._tallies()
            return sum(tally.people for tally in tallies)

    def _end(self) -> Sequence[Tally]:
        with self._inside() as connection:
            return PollRows(connection, TENANT, self._poll, KEY).end()

    def _inside(self) -> "psycopg.Connection[tuple[object, ...]]":
        connection = psycopg.connect(url_of(self._server, "werkbalans_worker"))
        enter(connection, TOKENS.of(TENANT))
        return connection


def run(seed: int, size: int) -> Counts:
    """`size` polls, each with about three crashes; the control is one more."""
    dice = random.Random(seed)
    with durable_server() as server:
        came = [Round(server, dice, PollId(UUID(int=number)), False).run() for number in range(1, size + 1)]
        control = Round(server, dice, PollId(UUID(int=size + 1)), True).run()
    figures = {
        "polls": size,
        "crashes": sum(each.crashes for each in came),
        "restarts": sum(each.restarts for each in came),
        "waiting rows lost": sum(each.lost for each in came),
        "people": size * PEOPLE,
        "counted": sum(each.counted for each in came),
        "shut out between two transactions": sum(each.shut_out for each in came),
    }
    wrong = tuple(f"poll {number} of seed {seed}" for number, each in enumerate(came, 1) if each.wrong)
    return Counts(figures, wrong, "marks written down at once", bool(control.wrong))
