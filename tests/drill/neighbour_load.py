"""The neighbour of T28: a process of its own that works a hundred times as much, at a rate that is set beforehand.

It has a connection, a bell and a share of the processor of its own, so that who is measured beside it waits for the
worker and the machine, and not for the one that makes the load. It works while `on` is set.
"""

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.kickoff.events import RowUnchecked
from infra.hints import Hints
from tests.conftest import Database
from tests.drill.field import plan_mails
from tests.faults.load import ROWS, Tenant

Connection = psycopg.Connection[Any]
SPAWN = get_context("spawn")
AT_ONCE, WITHIN = 250, 120.0


class Load(msgspec.Struct, frozen=True):
    """How much a second: acts that each ring the bell, events that are imported as plans of AT_ONCE, mails."""

    acts: int
    imported: int
    mails: int


@contextmanager
def neighbour(database: Database, redis_url: str, load: Load, seed: int) -> Iterator[tuple[UUID, Event]]:
    """Its organisation, and what sets it to work."""
    told, on, end = SPAWN.Queue(), SPAWN.Event(), SPAWN.Event()
    process = SPAWN.Process(target=_be, args=(database, redis_url, load, seed, told, on, end))
    process.start()
    try:
        yield told.get(timeout=WITHIN), on
    finally:
        end.set()
        process.join(30)
        process.kill()


def _be(database: Database, redis_url: str, load: Load, seed: int, told: Any, on: Event, end: Event) -> None:
    with (
        psycopg.connect(database.worker_url, autocommit=True) as worker,
        psycopg.connect(database.admin_url, autocommit=True) as admin,
    ):
        tenant = Tenant(worker, admin)
        told.put(tenant.id)
        asyncio.run(_live(tenant, admin, redis_url, load, random.Random(seed), on, end))


async def _live(
    tenant: Tenant,
    admin: "psycopg.Connection[object]",
    url: str,
    load: Load,
    dice: random.Random,
    on: Event,
    end: Event,
) -> None:
    async with Hints(url) as hints:
        while not end.is_set():
            if not on.is_set():
                await asyncio.sleep(0.05)
                continue
            began, acts, imported, mails = time.monotonic(), 0, 0, 0
            while on.is_set():
                spent = time.monotonic() - began
                if acts < spent * load.acts:
                    tenant.work(dice)
                    acts += 1
                    await hints.hint(tenant.id)
                if imported < spent * load.imported:
                    plan = tenant.begin_plan()
                    tenant.write(
                        "kickoff", plan, *(RowUnchecked(plan=plan, row=row) for row in dice.choices(ROWS, k=AT_ONCE))
                    )
                    imported += AT_ONCE
                    await hints.hint(tenant.id)
                if mails < spent * load.mails:
                    plan_mails(admin, tenant, 1)
                    mails += 1
                    await hints.mail(tenant.id)
                await asyncio.sleep(0.002)
