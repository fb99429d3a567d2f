"""What drills of the worker share: load while faults are done, and what is wrong when all of it is over."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import psycopg

from infra.hints import Hints
from tests.faults.engine import Engine, all_done, differences, twice
from tests.faults.load import Tenant

Connection = psycopg.Connection[Any]
NEVER = 120.0


class Field:
    """Organisations, people at work in them, and the connections to look with."""

    def __init__(self, engine: Engine, worker: Connection, admin: Connection, seed: int, tenants: int = 4) -> None:
        self.engine, self.worker, self.admin = engine, worker, admin
        self.dice = random.Random(seed)
        self.tenants = [Tenant(worker, admin) for _ in range(tenants)]
        self.written = 0

    async def work(self, seconds: float, pause: float = 0.02) -> None:
        """Have people work for so long; each act rings the worker's bell."""
        async with Hints(self.engine.settings.redis_url) as hints:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                await self.once(hints)
                await asyncio.sleep(pause)

    async def once(self, hints: Hints) -> None:
        """One act of somebody."""
        tenant = self.dice.choice(self.tenants)
        await asyncio.to_thread(tenant.work, self.dice)
        await hints.hint(tenant.id)
        self.written += 1

    @asynccontextmanager
    async def at_work(self, pause: float = 0.02) -> AsyncIterator[None]:
        """People work all the while."""
        working = asyncio.create_task(self.work(86_400, pause))
        try:
            yield
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

    async def settled(self, seconds: float) -> float | None:
        """How long it takes until nothing is left to do; None when it takes longer. What died begins again."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            self.engine.look_after()
            if all_done(self.admin):
                return time.monotonic() - began
            await asyncio.sleep(0.1)
        return None

    def forget_holds(self) -> None:
        """What killed workers held counts as left: nobody waits for five minutes."""
        self.admin.execute(
            "UPDATE werkbalans.outbox SET changed_at = now() - interval '10 minutes'"
            " WHERE state IN ('claimed', 'sending')"
        )

    async def wrong(self) -> list[str]:
        """What was lost or doubled: rows that are not those of a fresh replay, reminders and mails that came twice."""
        found = await differences(self.engine.database, self.tenants, self.worker)
        # Asked for before the mailbox is read, which takes a while in which mails may still come.
        accepted = self.admin.execute("SELECT message_key FROM werkbalans.outbox WHERE state = 'accepted'").fetchall()
        doubled, mails = twice(self.admin), self.engine.arrived()
        found += [f"{doubled} reminders were given twice"] if doubled else []
        found += [f"{name} arrived {number} times" for name, number in mails.items() if number > 1]
        return found + [f"{key} is accepted and never arrived" for (key,) in accepted if not _there(mails, str(key))]

    @property
    def events(self) -> int:
        """How many events stand in all logs."""
        row = self.admin.execute("SELECT count(*) FROM werkbalans.event").fetchone()
        return int(row[0]) if row else 0


async def visible_after(field: Field, tenants: Sequence[Tenant], samples: int, pause: float = 0.05) -> list[float]:
    """How many seconds after its commit an act of one of them stands in the read models, for so many acts."""
    found = []
    async with Hints(field.engine.settings.redis_url) as hints:
        for _ in range(samples):
            tenant = field.dice.choice(tenants)
            await asyncio.to_thread(tenant.work, field.dice)
            began = time.monotonic()
            await hints.hint(tenant.id)
            found.append(await asyncio.to_thread(_wait_until_seen, field.admin, tenant, began))
            await asyncio.sleep(pause)
    return found


def _wait_until_seen(admin: Connection, tenant: Tenant, began: float) -> float:
    while not _seen(admin, tenant):
        assert time.monotonic() - began < NEVER, "an act never became visible"
        time.sleep(0.005)
    return time.monotonic() - began


def _seen(admin: Connection, tenant: Tenant) -> bool:
    row = admin.execute(
        "SELECT min(c.seq) = (SELECT max(e.seq) FROM werkbalans.event e WHERE e.tenant_id = %s)"
        " FROM werkbalans.checkpoint c WHERE c.tenant_id = %s AND c.live",
        (tenant.id, tenant.id),
    ).fetchone()
    return bool(row and row[0])


def plan_mails(admin: Connection, tenant: Tenant, number: int) -> list[Any]:
    """So many sign-in links for the organisation's one person."""
    mails = [uuid4() for _ in range(number)]
    values = (tenant.id, tenant.person, mails)
    admin.execute(
        "INSERT INTO werkbalans.sign_in_request (tenant_id, request_id, person_id, purpose, expires_at)"
        " SELECT %s, m, %s, 'sign_in', now() + interval '1 day' FROM unnest(%s::uuid[]) m",
        values,
    )
    admin.execute(
        "INSERT INTO werkbalans.outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)"
        " SELECT %s, m, 'sign_in', m::text, '', %s, '' FROM unnest(%s::uuid[]) m",
        values,
    )
    return mails


def percentile(found: Sequence[float], part: float) -> float:
    """So large a part of what was found is no larger."""
    return sorted(found)[min(len(found) - 1, int(part * len(found)))]


def _there(mails: Counter[str], key: str) -> bool:
    return f"<{key}@testserver.local>" in mails
