"""A reminder comes once per (row, due date, person, rule), to who still needs it, at an hour at which people work."""

from collections import Counter
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from domain.catalogue import VIEWS
from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import ReminderFellDue
from infra.bootstrap import today_in
from infra.mail.timers import fire, reminders_stream
from infra.read_models.rebuild import Rebuilder
from services.worker.parts import Parts
from services.worker.post import deliver
from tests.conftest import Database, Servers
from tests.installation import Installation, installed, ten_o_clock

Connection = psycopg.Connection[Any]
SOON = today_in("Europe/Amsterdam") + timedelta(days=1)
ROWS = ("1", "1a", "1d", "2")


@pytest.fixture
async def quiet(database: Database, servers: Servers, tmp_path: Path) -> AsyncIterator[Installation]:
    """An installation whose worker does nothing until it is told to."""
    async with installed(database, servers.redis_url, tmp_path) as made:
        yield made


@pytest.fixture
def admin(database: Database) -> Any:
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        yield connection


class Reminded:
    """A plan with rows that are due soon, and a worker that works when it is asked to."""

    def __init__(self, installation: Installation, anna: httpx.AsyncClient, tenant: TenantId, kickoff: str) -> None:
        self.installation, self.anna, self.tenant, self.kickoff = installation, anna, tenant, kickoff
        self.parts: Parts = installation.worker.parts

    def project(self) -> None:
        with self.parts.connection() as connection:
            self.parts.projector.run(connection, self.tenant)

    def fire(self, now: datetime | None = None) -> int:
        with self.parts.inside(self.tenant) as connection:
            return fire(self.parts.log, connection, self.tenant, now or ten_o_clock())

    def send(self) -> None:
        self.project()
        deliver(self.parts, self.tenant)

    def reminders(self) -> list[str]:
        return sorted(str(mail["Subject"]) for mail in self.installation.post.all("anna@test.example", "Herinnering"))


@pytest.fixture
async def reminded(quiet: Installation, admin: Connection) -> Reminded:
    anna = await quiet.organisation()
    me = (await anna.get("/api/v1/me")).json()["person"]
    quiet.worker.pause()
    plan = (await anna.post("/api/v1/plans", json={"title": "Rust"})).headers["location"]
    for row in ROWS:
        people = await anna.put(f"{plan}/kickoff/rows/{row}/responsible", json={"people": [me]})
        due = await anna.put(f"{plan}/kickoff/rows/{row}/due-date", json={"due_on": str(SOON)})
        assert (people.status_code, due.status_code) == (200, 200), people.text + due.text
    (tenant,) = admin.execute("SELECT DISTINCT tenant_id FROM werkbalans.event").fetchone() or ()
    made = Reminded(quiet, anna, TenantId(UUID(str(tenant))), f"{plan}/kickoff")
    made.project()
    return made


def fallen_due(admin: Connection) -> Counter[str]:
    """How often each reminder was said to have fallen due."""
    rows = admin.execute(
        "SELECT convert_from(payload, 'UTF8')::jsonb -> 'data' FROM werkbalans.event"
        " WHERE type = 'kickoff.reminder_fell_due'"
    )
    return Counter(f"{data['row']} {data['due_on']} {data['person']} {data['rule']}" for (data,) in rows.fetchall())


def broken_fire(reminded: Reminded) -> None:
    """The control: asks for the timers without a lock, and appends under an id of its own."""
    with reminded.parts.inside(reminded.tenant) as connection:
        due = connection.execute("SELECT plan_id, row, due_on, person_id, rule FROM werkbalans.timer").fetchall()
    for plan, row, due_on, person, rule in due:
        event = ReminderFellDue(plan=PlanId(plan), row=row, due_on=due_on, person=PersonId(person), rule=rule)
        command, stream = CommandId(uuid4()), reminders_stream(PlanId(plan))
        with reminded.parts.inside(reminded.tenant) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(1)")
            version = reminded.parts.log.load(connection, reminded.tenant, stream).version
            write = StreamWrite(stream, version, (event,))
            asked = Append(
                tenant=reminded.tenant, command=command, digest=command.bytes * 2, actor=None, writes=(write,)
            )
            reminded.parts.log.append(connection, asked)


async def test_invariant_8_many_workers_and_two_clocks_remind_once(reminded: Reminded, admin: Connection) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(reminded.fire) for _ in range(24)]:
            done.result()
        for done in [pool.submit(reminded.send) for _ in range(8)]:
            done.result()
    assert sorted(fallen_due(admin).values()) == [1] * len(ROWS)
    assert len(reminded.reminders()) == len(set(reminded.reminders())) == len(ROWS)


async def test_control_workers_without_lock_and_fixed_id_remind_twice(reminded: Reminded, admin: Connection) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(broken_fire, reminded) for _ in range(2)]:
            done.result()
    assert max(fallen_due(admin).values()) == 2


async def test_what_was_ticked_moved_or_handed_on_before_the_mail_went_out_is_not_mailed(
    reminded: Reminded, admin: Connection
) -> None:
    reminded.fire()
    reminded.project()
    answer = {"answer": {"kind": "yes_no", "yes": True}}
    await reminded.anna.put(f"{reminded.kickoff}/rows/1a/answer", json=answer)
    ticked = await reminded.anna.put(f"{reminded.kickoff}/rows/1a/check")
    moved = await reminded.anna.put(f"{reminded.kickoff}/rows/2/due-date", json={"due_on": "2099-01-01"})
    handed_on = await reminded.anna.put(f"{reminded.kickoff}/rows/1d/responsible", json={"people": []})
    assert {each.status_code for each in (ticked, moved, handed_on)} == {200}
    reminded.send()
    assert [subject.split()[2] for subject in reminded.reminders()] == ["1"]
    reasons = admin.execute(
        "SELECT state, reason FROM werkbalans.outbox WHERE kind = 'reminder' AND state <> 'accepted'"
    )
    assert reasons.fetchall() == [("refused", "not_due")] * 3


async def test_a_ticked_row_brings_no_reminder(reminded: Reminded, admin: Connection) -> None:
    await reminded.anna.put(f"{reminded.kickoff}/rows/1a/answer", json={"answer": {"kind": "yes_no", "yes": True}})
    assert (await reminded.anna.put(f"{reminded.kickoff}/rows/1a/check")).status_code == 200
    reminded.project()
    reminded.fire()
    reminded.send()
    assert len(reminded.reminders()) == len(ROWS) - 1


async def test_invariant_10_rebuilding_and_replaying_remind_nobody_again(reminded: Reminded, admin: Connection) -> None:
    reminded.fire()
    reminded.send()
    before, mails = fallen_due(admin), reminded.reminders()
    with reminded.parts.connection() as connection:
        for view in VIEWS:
            Rebuilder(connection, reminded.parts.log, reminded.parts.tokens).rebuild(view, reminded.tenant)
    admin.execute("UPDATE werkbalans.checkpoint SET seq = 0 WHERE projection IN ('timers', 'mails')")
    reminded.project()
    reminded.fire()
    reminded.send()
    assert (fallen_due(admin), reminded.reminders()) == (before, mails)
    assert len(mails) == len(ROWS)


async def test_a_new_date_is_reminded_of_anew_and_an_old_one_never_again(reminded: Reminded, admin: Connection) -> None:
    reminded.fire()
    for day in (SOON + timedelta(days=1), SOON):
        await reminded.anna.put(f"{reminded.kickoff}/rows/2/due-date", json={"due_on": str(day)})
        reminded.project()
        reminded.fire()
    assert sorted(fallen_due(admin).values()) == [1] * (len(ROWS) + 1)


@pytest.mark.parametrize("hour", [20, 21, 23, 0, 3, 6])
async def test_nobody_is_reminded_at_night_but_the_next_morning(
    reminded: Reminded, admin: Connection, hour: int
) -> None:
    night = ten_o_clock().replace(hour=hour)
    assert reminded.fire(night) == 0
    (waits_until,) = (
        admin.execute("SELECT DISTINCT fire_at FROM werkbalans.timer WHERE rule = 'due_soon'").fetchone() or ()
    )
    morning = waits_until.astimezone(night.tzinfo)
    assert morning.hour == 7
    assert timedelta(0) < morning - night <= timedelta(hours=11)
    if morning.date() <= SOON:
        assert reminded.fire(morning.astimezone(UTC)) == len(ROWS)


async def test_a_day_nobody_worked_is_caught_up_with_what_is_true_then(reminded: Reminded, admin: Connection) -> None:
    late = ten_o_clock() + timedelta(days=3)
    assert reminded.fire(late) == 2 * len(ROWS)
    assert {key.split()[3] for key in fallen_due(admin)} == {"overdue"}
    assert date.fromisoformat(next(iter(fallen_due(admin))).split()[1]) == SOON
