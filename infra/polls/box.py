"""Where the API puts answers in: those that come at once are counted together, and nothing of them is kept but that.

One rewriting of the poll's waiting row takes all answers that came meanwhile, in random order. Who answers waits until
it is done. Several API processes rewrite by turns: who finds the row changed reads it anew.
"""

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable, Sequence

from msgspec import Struct

from domain.kernel.ids import PollId, TenantId
from domain.kernel.refusals import Refusal
from domain.polls.refusals import LinkIsUsed, PollIsClosed
from infra.polls.links import Ticket
from infra.polls.sealing import NONCE, Seal, room_of
from infra.pool import Pool

# For how long answers wait for company, seconds.
COMPANY = 0.05
READ = "SELECT secret, sealed, spent FROM werkbalans.poll_box($1, $2, $3)"
WRITE = "SELECT werkbalans.put_poll_waiting($1, $2, $3, $4)"
Key = tuple[TenantId, PollId]
# Order is drawn by the machine's own randomness, which nobody can run again.
SHUFFLE = random.SystemRandom().shuffle


class Answer(Struct, frozen=True, eq=False):
    """An answer on its way: which counters go up, and who waits for it (gone a moment later)."""

    ticket: Ticket
    cells: tuple[int, ...]
    width: int
    done: "asyncio.Future[None]"


class AnswerBox:
    """Takes answers of all organisations. What it holds in memory it holds until the row is written, and no longer."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str], key: bytes) -> None:
        self._pool, self._token, self._key = pool, token, key
        self._coming: dict[Key, list[Answer]] = defaultdict(list)
        self._writers: dict[Key, asyncio.Task[None]] = {}

    async def used(self, ticket: Ticket) -> bool:
        """Whether somebody answered with this link already. Raises PollIsClosed."""
        row = await self._read((ticket.tenant, ticket.poll), [ticket.mark])
        waiting = Seal(self._key, ticket.tenant, ticket.poll, row["secret"]).open_waiting(row["sealed"])
        return bool(row["spent"]) or ticket.mark in waiting.all_marks()

    async def put(self, ticket: Ticket, cells: tuple[int, ...], width: int) -> None:
        """Count an answer. Raises LinkIsUsed, PollIsClosed; then nothing was counted."""
        key = (ticket.tenant, ticket.poll)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._coming[key].append(Answer(ticket, cells, width, done))
        if key not in self._writers:
            self._writers[key] = asyncio.create_task(self._write_all(key))
        await done

    async def _write_all(self, key: Key) -> None:
        try:
            while True:
                await asyncio.sleep(COMPANY)
                answers = self._coming.pop(key, [])
                if not answers:
                    return
                await self._write(key, answers)
        finally:
            del self._writers[key]

    async def _write(self, key: Key, answers: list[Answer]) -> None:
        SHUFFLE(answers)
        try:
            told = await self._count(key, answers)
        except Exception as error:  # noqa: BLE001 - who waits is told, whatever it is
            told = [error] * len(answers)
        for answer, refusal in zip(answers, told, strict=True):
            if answer.done.done():
                continue
            if refusal is None:
                answer.done.set_result(None)
            else:
                answer.done.set_exception(refusal)

    async def _count(self, key: Key, answers: Sequence[Answer]) -> Sequence[Exception | None]:
        while True:
            row = await self._read(key, [answer.ticket.mark for answer in answers])
            seal = Seal(self._key, *key, row["secret"])
            waiting = seal.open_waiting(row["sealed"])
            known = waiting.all_marks() | set(row["spent"])
            told: list[Refusal | None] = []
            for answer in answers:
                mark = answer.ticket.mark
                told.append(LinkIsUsed() if mark in known else None)
                if mark not in known:
                    known.add(mark)
                    waiting.add(answer.ticket.group, mark, answer.cells, answer.width)
            if all(told):
                return told
            sealed = seal.close_waiting(waiting, room_of(row["sealed"]))
            before = row["sealed"][:NONCE]
            if await self._pool.fetchval(WRITE, self._token(key[0]), key[1], before, sealed):
                return told
            await asyncio.sleep(random.random() * COMPANY)  # noqa: S311 - a pause, no secret

    async def _read(self, key: Key, marks: Sequence[bytes]) -> dict[str, bytes]:
        row = await self._pool.fetchrow(READ, self._token(key[0]), key[1], list(marks))
        if row is None:
            raise PollIsClosed
        return dict(row)
