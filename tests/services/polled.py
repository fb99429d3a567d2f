"""A poll, as tests do it: people in units, a poll that opens, their links out of their mails, days that pass."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import redis
from msgspec import Struct

from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PersonId, TenantId, UnitId
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.rights import Role
from domain.organisation.decider import stream_of
from domain.organisation.events import MemberInvited, UnitAdded
from domain.organisation.views import MEMBERS, UNITS
from infra.polls.sealing import Seal
from tests.installation import Installation, ten_o_clock, text_of
from tests.services.test_signals_api import plan_of

LINK = re.compile(r"https?://\S+(/peiling/\S+)")
DAY = timedelta(days=1)
POLL = {"title": "Nulmeting", "kind": "baseline", "questionnaires": ["nea_demands/1"]}


class Crowd(Struct, frozen=True):
    """An organisation with people in units, its plan, and the client of its administrator, who is HR too."""

    installation: Installation
    anna: httpx.AsyncClient
    tenant: TenantId
    plan: str
    units: Mapping[str, UnitId]
    people: Mapping[str, PersonId]

    @property
    def today(self) -> date:
        """The day on which the worker is."""
        return self.installation.worker.now().date()

    async def plan_poll(self, **changes: Any) -> str:
        """Plan a poll that opens today and lasts two weeks; its address."""
        days = {"opens_on": str(ten_o_clock().date()), "closes_on": str(ten_o_clock().date() + 14 * DAY)}
        answer = await self.anna.post(f"{self.plan}/polls", json=POLL | days | changes)
        assert answer.status_code == 201, answer.text
        return str(answer.headers["location"])

    async def stage(self, poll: str, wanted: str) -> dict[str, Any]:
        """The poll, once it is so far."""
        for _ in range(300):
            row: dict[str, Any] = (await self.anna.get(poll)).json()
            if row.get("stage") == wanted:
                return row
            self.installation.worker.ring()
            await asyncio.sleep(0.03)
        raise AssertionError(f"{row} is not {wanted}")

    def pass_days(self, days: int) -> None:
        """So many days after today it is ten o'clock."""
        self.installation.worker.now = lambda: ten_o_clock() + days * DAY
        self.installation.worker.ring()

    async def links(self, subject: str = "Peiling") -> dict[str, str]:
        """The link in the mail of each person who has one."""
        found: dict[str, str] = {}
        for name in self.people:
            mails = self.installation.post.all(address_of(name, self.tenant), subject)
            link = LINK.search(text_of(mails[0])) if mails else None
            if link:
                found[name] = link.group(1)
        return found

    async def all_links(self, subject: str = "Peiling", number: int | None = None) -> dict[str, str]:
        """The same, once so many have a mail (else: everybody)."""
        for _ in range(300):
            found = await self.links(subject)
            if len(found) >= (len(self.people) if number is None else number):
                return found
            await asyncio.sleep(0.03)
        raise AssertionError(f"{len(found)} links")

    def one(self, query: str) -> Any:
        """The answer to a question to the database, as its superuser."""
        with psycopg.connect(self.installation.settings.database_url) as admin:
            row = admin.execute(query).fetchone()
            return row[0] if row else None

    def seal(self, poll: str, secret: bytes = b"") -> Seal:
        """What opens the poll's rows."""
        return Seal(self.installation.settings.key("polls"), self.tenant, UUID(poll.rsplit("/", 1)[1]), secret)  # type: ignore[arg-type]


def address_of(name: str, tenant: TenantId) -> str:
    """A person's address."""
    return f"{name}-{tenant.hex[:8]}@peiling.example"


async def crowd(installation: Installation, name: str, units: Mapping[str, int]) -> Crowd:
    """So many people in each of these units (`noord-1`, …)."""
    installation.worker.now = ten_o_clock
    anna = await installation.organisation(f"Zorg {name}", f"{name.lower()}@test.example")
    me = (await anna.get("/api/v1/me")).json()
    tenant, by = TenantId(UUID(me["organisation"]["id"])), PersonId(UUID(me["person"]))
    ids = {unit: UnitId(uuid4()) for unit in units}
    people = {f"{unit}-{number}": PersonId(uuid4()) for unit, count in units.items() for number in range(1, count + 1)}
    events: list[Event] = [UnitAdded(unit=each, name=unit, parent=None) for unit, each in ids.items()]
    events += [
        MemberInvited(person=person, roles=frozenset({Role.EMPLOYEE}), unit=ids[known.rsplit("-", 1)[0]])
        for known, person in people.items()
    ]
    installation.worker.pause()
    with psycopg.connect(installation.settings.database_url, autocommit=True) as admin:
        for known, person in people.items():
            admin.execute(
                "INSERT INTO werkbalans.person (tenant_id, person_id, name, email) VALUES (%s, %s, %s, %s)",
                (tenant, person, known, address_of(known, tenant)),
            )
    seq = await asyncio.to_thread(_write, installation, tenant, by, events)
    with psycopg.connect(installation.settings.database_url, autocommit=True) as admin:
        # The invitations to the service itself are of no interest here.
        installation.worker.parts.projector.run(admin, tenant)
        admin.execute("DELETE FROM werkbalans.outbox WHERE tenant_id = %s AND kind = 'invitation'", (tenant,))
    installation.worker.go_on()
    assert await installation.app.state.services.views.wait_for(tenant, seq, (MEMBERS, UNITS), 10)
    return Crowd(installation, anna, tenant, await plan_of(anna), ids, people)


def _write(installation: Installation, tenant: TenantId, by: PersonId, events: Sequence[Event]) -> int:
    parts, name = installation.worker.parts, stream_of(tenant)
    with parts.inside(tenant) as connection:
        write = StreamWrite(name, parts.log.load(connection, tenant, name).version, events)
        command = CommandId(uuid4())
        append = Append(tenant=tenant, command=command, digest=bytes(32), actor=by, writes=(write,))
        return parts.log.append(connection, append).seq


def cached(installation: Installation) -> bytes:
    """Everything that the broker holds."""
    with redis.Redis.from_url(installation.settings.redis_url) as client:
        return b"".join(client.dump(key) or b"" for key in client.scan_iter("*"))  # type: ignore[misc]
