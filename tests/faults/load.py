"""Organisations that a test alone writes the log of, and load: people at work in them, who ring the worker's bell."""

import asyncio
import random
import time
from collections import Counter
from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg

from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.rights import Role
from domain.kickoff.answers import YesNo
from domain.kickoff.events import KickoffOpened, RowAnswered, RowAssigned, RowChecked, RowDueSet, RowUnchecked
from domain.organisation.events import MemberInvited, OrganisationRegistered, RemindersSet
from domain.reminders.times import Times
from infra.event_store.worker import WorkerLog
from infra.hints import Hints
from infra.keys import KeyRing
from infra.settings import derive
from infra.tenancy import TenantTokens, enter
from tests.conftest import SECRET

TOKENS = TenantTokens(derive(SECRET, "tenant-token"))
LOG = WorkerLog(TOKENS, KeyRing(derive(SECRET, "keys")))
ROWS = ("1", "1a", "1b", "1c", "1d", "1e", "1f", "1g", "2", "3", "4")
POISON = date(1999, 12, 31)  # a day that a view which is wrong on purpose cannot take (kept_badly.py)


def noon_zone() -> str:
    """A time zone in which people are at work at this moment, whenever the tests run."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


class Tenant:
    """An organisation with one plan, of which this test alone writes the log."""

    def __init__(self, connection: psycopg.Connection[Any], admin: psycopg.Connection[Any]) -> None:
        self.id, self.plan, self.person = TenantId(uuid4()), PlanId(uuid4()), PersonId(uuid4())
        self._connection, self._versions = connection, Counter[StreamId]()
        invited = PersonId(uuid4())
        for person, name in ((self.person, "anna"), (invited, "bas")):
            admin.execute(
                "INSERT INTO werkbalans.person (tenant_id, person_id, name, email, language)"
                " VALUES (%s, %s, %s, %s, 'nl')",
                (self.id, person, f"{name.title()} Test", f"{name}-{self.id.hex[:8]}@test.example"),
            )
        registered = OrganisationRegistered(tenant=self.id, name="Zorg Test", time_zone=noon_zone())
        roles = frozenset({Role.ADMINISTRATOR})
        every_day = RemindersSet(times=Times(weekends=True, holidays=True))
        founder = MemberInvited(person=self.person, roles=roles, unit=None)
        colleague = MemberInvited(person=invited, roles=frozenset({Role.EMPLOYEE}), unit=None)
        self.write("organisation", self.id, registered, founder, colleague, every_day)
        self.write("kickoff", self.plan, KickoffOpened(plan=self.plan, template=1))

    def begin_plan(self) -> PlanId:
        """Another plan, in which it works from now on."""
        self.plan = PlanId(uuid4())
        self.write("kickoff", self.plan, KickoffOpened(plan=self.plan, template=1))
        return self.plan

    def write(self, category: str, identity: UUID, *events: Event) -> int:
        """Store events in one of its streams; the last one's place in the log."""
        name = stream(category, identity)
        writes = (StreamWrite(name, self._versions[name], events),)
        command = CommandId(uuid4())
        asked = Append(tenant=self.id, command=command, digest=command.bytes * 2, actor=self.person, writes=writes)
        with self._connection.transaction():
            enter(self._connection, TOKENS.of(self.id))
            seq = LOG.append(self._connection, asked).seq
        self._versions[name] += len(events)
        return seq

    def on(self, connection: psycopg.Connection[Any]) -> "Tenant":
        """The same, written to over another connection."""
        other = copy(self)
        other._connection = connection
        return other

    def work(self, dice: random.Random) -> int:
        """Something that happens at a kick-off; one in four brings a reminder that is overdue at once."""
        row, plan = dice.choice(ROWS), self.plan
        some: list[tuple[Event, ...]] = [
            (RowAnswered(plan=plan, row="1a", answer=YesNo(dice.random() < 0.5)),),
            (RowChecked(plan=plan, row=row, on=date(2026, 11, 23)), RowUnchecked(plan=plan, row=row)),
            (RowDueSet(plan=plan, row=row, due_on=date(2027, 1, 1) + timedelta(days=dice.randrange(300))),),
            (
                RowUnchecked(plan=plan, row=row),
                RowAssigned(plan=plan, row=row, responsible=(self.person,)),
                RowDueSet(plan=plan, row=row, due_on=date(2026, 1, 1) + timedelta(days=dice.randrange(300))),
            ),
        ]
        return self.write("kickoff", plan, *dice.choice(some))

    def fall_behind(self) -> None:
        """A row whose day was long ago, of which the one person is told at once."""
        row = {"plan": self.plan, "row": ROWS[-1]}
        self.write(
            "kickoff",
            self.plan,
            RowUnchecked(**row),
            RowAssigned(**row, responsible=(self.person,)),
            RowDueSet(**row, due_on=date(2026, 1, 1)),
        )


async def work_for(hints: Hints, tenants: list[Tenant], dice: random.Random, seconds: float, admin: Any = None) -> int:
    """Write, and ring the bell, for so long; with `admin`: for so long after the worker began to take work up."""
    before = taken_up(admin) if admin else -1
    latest, until, written = time.monotonic() + 30, time.monotonic() + seconds, 0
    while time.monotonic() < until:
        if admin and taken_up(admin) == before and time.monotonic() < latest:
            until = time.monotonic() + seconds
        tenant = dice.choice(tenants)
        await asyncio.to_thread(tenant.work, dice)
        await hints.hint(tenant.id)
        written += 1
        await asyncio.sleep(0.01)
    return written


def taken_up(admin: Any) -> int:
    """How many events all projections together took in."""
    (found,) = admin.execute("SELECT coalesce(sum(seq), 0)::bigint FROM werkbalans.checkpoint").fetchone()
    return int(found)
