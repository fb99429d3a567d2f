"""Very many requests over two pooled connections, some cut off, some failing: no organisation sees another.

Size is the number of requests. They go through the whole API as a program's would, a few at once; what an organisation
owns carries its mark, and an answer that holds another's is a crossing. Beside them statements fail while a tenant is
set, and statements come without one. The control is a pool that sets the tenant for the session.
"""

import asyncio
import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import msgspec
from litestar import Litestar

from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId, PersonId, TenantId, UnitId
from domain.kernel.rights import Actor, Role
from domain.organisation.decider import AddUnit, RegisterOrganisation
from infra.bootstrap import Connect, Services, open_services
from infra.identity.people import Person
from infra.pool import Pool, open_pool
from infra.settings import Settings
from infra.tenancy import TenantTokens
from services.api.app import parts_of
from services.api.auth import Callers
from services.worker.parts import Parts
from tests.conftest import Database, settings_for
from tests.drill.counts import Counts, ground, one_database

FULL, CONNECTIONS, AT_ONCE, TENANTS = 100_000, 2, 8, 25
CONTROL = "a pool that sets the tenant for the session, not for the transaction"
MARK = re.compile(rb"org-[0-9a-f]{12}")
READS = ("me", "organisation/members", "organisation/units", "todos", "plans", "organisation/audit-trail?limit=5")
SET = "set_config('werkbalans.tenant', $1, true)"
FOUND = "coalesce(nullif(current_setting('werkbalans.tenant', true), ''), $1)"


class Tenant(msgspec.Struct, frozen=True):
    """One organisation: its mark stands in all that it owns; `secret` is its administrator's API token."""

    id: TenantId
    mark: bytes
    secret: bytes


class Leaking(Pool):
    """What a pool would be that sets the tenant first, for the session, and asks then what it finds set."""

    async def fetch(self, query: str, *values: Any) -> Sequence[Any]:
        """The rows of the answer."""
        return await super().fetch(await self._set(query, values), *values)

    async def fetchval(self, query: str, *values: Any) -> Any:
        """The first value of the first row."""
        return await super().fetchval(await self._set(query, values), *values)

    async def _set(self, query: str, values: Sequence[Any]) -> str:
        if SET in query:
            await self.execute("SELECT set_config('werkbalans.tenant', $1, false)", values[0])
        return query.replace(SET, FOUND)


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder), ground() as (servers, _):
        return asyncio.run(crossed(database, servers.redis_url, folder, seed, size))


async def crossed(database: Database, redis_url: str, _: Path, seed: int, size: int) -> Counts:
    """The requests, and then some through the control."""
    settings = settings_for(database, redis_url)
    tenants = await _organisations(settings)
    told = await _asked(settings, tenants, random.Random(seed), size, _two)
    leaked = await _leaks(settings, tenants, random.Random(seed), max(200, size // 50))
    wrong = [f"{told[name]} {name}" for name in ("crossings", "faults") if told[name]]
    few = [name for name in ("answered", "cut off", "failed", "own marks") if told[name] < size / 50]
    wrong += [f"too few were {name}: {told[name]}" for name in few]
    return Counts(dict(told) | {"control: crossings": leaked}, tuple(wrong), CONTROL, leaked > 0)


async def _leaks(settings: Settings, tenants: Sequence[Tenant], dice: random.Random, size: int) -> int:
    """How many crossings the control shows, asked again and again until it shows one."""
    for _ in range(20):
        if found := (await _asked(settings, tenants, dice, size, _leaking))["crossings"]:
            return found
    return 0


def _two(url: str, **_: Any) -> AbstractAsyncContextManager[Pool]:
    return open_pool(url, min_size=CONNECTIONS, max_size=CONNECTIONS)


@asynccontextmanager
async def _leaking(url: str, **_: Any) -> AsyncIterator[Pool]:
    pool = Leaking(url, CONNECTIONS)
    try:
        yield pool
    finally:
        await pool.close()


async def _organisations(settings: Settings) -> list[Tenant]:
    """Organisations with an administrator each, in the read models."""
    parts, made = Parts(settings), []
    async with open_services(settings) as services:
        for _ in range(TENANTS):
            tenant, person, mark = TenantId(uuid4()), PersonId(uuid4()), f"org-{uuid4().hex[:12]}"
            await services.people.add(tenant, Person(person, f"Anna {mark}", f"{mark}@test.example", "nl"))
            asked = Asked(Actor(person, frozenset({Role.ADMINISTRATOR})), services.clock.now().date())
            for command in (
                RegisterOrganisation(tenant=tenant, name=mark),
                AddUnit(tenant=tenant, unit=UnitId(uuid4()), name=f"Team {mark}"),
            ):
                await services.handler.handle(tenant, command, asked, CommandId(uuid4()))
            with parts.connection() as connection:
                parts.projector.run(connection, tenant)
            made.append(Tenant(tenant, mark.encode(), await _token(services, tenant, person)))
    parts.close()
    return made


async def _token(services: Services, tenant: TenantId, person: PersonId) -> bytes:
    ends = services.clock.now() + timedelta(days=1)
    return (await services.door.add_api_token(tenant, person, uuid4(), "drill", ("read", "write"), ends)).encode()


async def _asked(
    settings: Settings, tenants: Sequence[Tenant], dice: random.Random, size: int, connect: Connect
) -> Counter[str]:
    told: Counter[str] = Counter()
    async with open_services(settings, connect=connect) as services:
        app = Litestar(**parts_of(settings))
        app.state.services, app.state.callers = services, Callers()
        pool: Pool = services.store._pool
        tokens = TenantTokens(settings.key("tenant-token"))
        turns = iter(range(size))
        await asyncio.gather(*(_person(app, pool, tokens, tenants, dice, turns, told) for _ in range(AT_ONCE)))
    return told


async def _person(
    app: Litestar,
    pool: Pool,
    tokens: TenantTokens,
    tenants: Sequence[Tenant],
    dice: random.Random,
    turns: Iterator[int],
    told: Counter[str],
) -> None:
    """One of those who ask at once."""
    for _ in turns:
        tenant, what = dice.choice(tenants), dice.random()
        if what < 0.04:
            told["failed"] += await _fails(pool, tokens.of(tenant.id))
        elif what < 0.08:
            told["failed"] += await _fails(pool, "")
        else:
            request = asyncio.create_task(_request(app, tenant, dice))
            if what < 0.25:
                for _tick in range(dice.randrange(1, 12)):
                    await asyncio.sleep(0)
                request.cancel()
            (answer,) = await asyncio.gather(request, return_exceptions=True)
            _judged(answer, tenant, told)


async def _fails(pool: Pool, token: str) -> bool:
    """A statement that fails while the tenant is set, or that comes without one."""
    asked = f"SELECT {SET}, count(*), 1 / (count(*) - count(*)) FROM werkbalans.person"
    try:
        await pool.fetch(asked, token) if token else await pool.fetch("SELECT FROM werkbalans.person")
    except asyncpg.PostgresError:
        return True
    return False


async def _request(app: Litestar, tenant: Tenant, dice: random.Random) -> tuple[int, bytes]:
    if dice.random() < 0.1:
        name = msgspec.json.encode({"name": f"{tenant.mark.decode()} {dice.random()}"})
        return await _answer(app, "POST", "organisation/units", tenant.secret, name)
    return await _answer(app, "GET", dice.choice(READS), tenant.secret, b"")


def _judged(answer: Any, tenant: Tenant, told: Counter[str]) -> None:
    if isinstance(answer, asyncio.CancelledError):
        told["cut off"] += 1
        return
    if isinstance(answer, BaseException) or answer[0] >= 500:
        told["faults"] += 1
        return
    told["answered"] += 1
    told["crossings"] += bool(set(MARK.findall(answer[1])) - {tenant.mark})
    told["own marks"] += tenant.mark in answer[1]


async def _answer(app: Litestar, method: str, address: str, secret: bytes, body: bytes) -> tuple[int, bytes]:
    """One request through the whole application, without a client in between."""
    path, _, query = f"/api/v1/{address}".partition("?")
    scope: Any = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "https",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "", "state": {},
        "headers": [(b"authorization", b"Bearer " + secret), (b"content-length", str(len(body)).encode())],
        "client": ("127.0.0.1", 1), "server": ("testserver.local", 443),
    }  # fmt: skip
    status, content = 0, b""

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, content
        status = message.get("status", status)
        content += message.get("body", b"")

    await app(scope, receive, send)
    return status, content
