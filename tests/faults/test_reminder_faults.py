"""A reminder comes once per (thing, due date, person, rule), in one mail a day, to who still needs it."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from domain.catalogue import VIEWS
from domain.kernel.ids import CommandId, StreamId, stream
from infra.clock import PlayedClock
from infra.mail.dates import Dates
from infra.mail.firing import Waiting, fell_due, write_once
from infra.mail.smtp import Line, Outcome, Sent
from infra.read_models.rebuild import Rebuilder
from services.worker.post import deliver
from services.worker.reminding import remind
from tests.faults.reminded import EVERY_DAY, ROWS, SOON, Reminded, quiet, reminded
from tests.installation import ten_o_clock

Connection = psycopg.Connection[Any]
__all__ = ["quiet", "reminded"]


def fallen_due(admin: Connection) -> Counter[str]:
    """How often each reminder was said to have fallen due."""
    rows = admin.execute(
        "SELECT convert_from(payload, 'UTF8')::jsonb -> 'data' FROM werkbalans.event WHERE type = 'reminders.fell_due'"
    )
    return Counter(f"{data['item']} {data['due_on']} {data['person']} {data['rule']}" for (data,) in rows.fetchall())


def lateness(admin: Connection) -> set[str]:
    """What the reminders say of their own lateness."""
    rows = admin.execute(
        "SELECT DISTINCT convert_from(payload, 'UTF8')::jsonb -> 'data' ->> 'late' FROM werkbalans.event"
        " WHERE type = 'reminders.fell_due'"
    )
    return {row[0] for row in rows.fetchall()}


def skipped(admin: Connection) -> Counter[str]:
    """Why reminders stand in no mail."""
    rows = admin.execute("SELECT skipped, count(*) FROM werkbalans.notice WHERE skipped IS NOT NULL GROUP BY 1")
    return Counter(dict(rows.fetchall()))


def broken_fire(reminded: Reminded) -> None:
    """The control: asks for the timers without a lock, and appends under an id of its own."""
    with reminded.parts.inside(reminded.tenant) as connection:
        rows = connection.execute(
            "SELECT timer_id, stream_id, plan_id, thing, item, due_on, whom, rule, turn, known_at, fire_at"
            " FROM werkbalans.timer WHERE rule = 'due_soon' AND stream_id LIKE 'kickoff-%'"
        ).fetchall()
        dates = Dates(reminded.parts.log, connection, reminded.tenant)
        today = dates.today(ten_o_clock())
        for row in rows:
            timer = Waiting(*row)
            dated = dates.find(StreamId(timer.stream), timer.item, timer.due_on)
            assert dated is not None
            (person,) = dates.resolve(timer.whom, timer.plan, today)
            command = CommandId(uuid4())
            event = fell_due(dated, person, timer, today, late=False)
            name = stream("reminder", command)
            write_once(reminded.parts.log, connection, reminded.tenant, name, command, event)


async def test_invariant_8_many_workers_and_two_clocks_remind_once_in_one_mail(
    reminded: Reminded, admin: Connection
) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(reminded.fire) for _ in range(24)]:
            done.result()
        for done in [pool.submit(reminded.remind) for _ in range(8)]:
            done.result()
    assert sorted(fallen_due(admin).values()) == [1] * len(ROWS)
    assert len(reminded.digests()) == 1
    assert reminded.told() == sorted(ROWS)


async def test_control_workers_without_lock_and_fixed_id_remind_twice(reminded: Reminded, admin: Connection) -> None:
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(broken_fire, reminded) for _ in range(2)]:
            done.result()
    assert max(fallen_due(admin).values()) == 2


async def test_what_was_ticked_moved_or_handed_on_before_the_mail_went_out_is_not_in_it(
    reminded: Reminded, admin: Connection
) -> None:
    reminded.fire()
    assert reminded.gather() == 1
    answer = {"answer": {"kind": "yes_no", "yes": True}}
    await reminded.anna.put(f"{reminded.kickoff}/rows/1a/answer", json=answer)
    ticked = await reminded.anna.put(f"{reminded.kickoff}/rows/1a/check")
    moved = await reminded.anna.put(f"{reminded.kickoff}/rows/2/due-date", json={"due_on": "2099-01-01"})
    handed_on = await reminded.anna.put(f"{reminded.kickoff}/rows/1d/responsible", json={"people": []})
    assert {each.status_code for each in (ticked, moved, handed_on)} == {200}
    deliver(reminded.parts, reminded.tenant)
    assert reminded.told() == ["1"]
    assert skipped(admin) == {"not due any more": 3}


async def test_a_digest_with_nothing_left_to_tell_is_not_sent_and_says_why(
    reminded: Reminded, admin: Connection
) -> None:
    reminded.fire()
    assert reminded.gather() == 1
    for row in ROWS:
        await reminded.anna.put(f"{reminded.kickoff}/rows/{row}/due-date", json={"due_on": None})
    deliver(reminded.parts, reminded.tenant)
    assert reminded.digests() == []
    states = admin.execute("SELECT state, reason FROM werkbalans.outbox WHERE kind = 'digest'").fetchall()
    assert states == [("refused", "not_due")]


async def test_a_ticked_row_brings_no_reminder(reminded: Reminded, admin: Connection) -> None:
    await reminded.anna.put(f"{reminded.kickoff}/rows/1a/answer", json={"answer": {"kind": "yes_no", "yes": True}})
    assert (await reminded.anna.put(f"{reminded.kickoff}/rows/1a/check")).status_code == 200
    reminded.project()
    reminded.remind()
    assert reminded.told() == ["1", "1d", "2"]


async def test_invariant_10_rebuilding_and_replaying_remind_nobody_again(reminded: Reminded, admin: Connection) -> None:
    reminded.remind()
    before, mails = fallen_due(admin), reminded.digests()
    with reminded.parts.connection() as connection:
        for view in VIEWS:
            Rebuilder(connection, reminded.parts.log, reminded.parts.tokens).rebuild(view, reminded.tenant)
    admin.execute("UPDATE werkbalans.checkpoint SET seq = 0 WHERE projection IN ('timers', 'mails')")
    reminded.project()
    for later in (0, 1, 2):
        reminded.remind(ten_o_clock() + timedelta(hours=later))
    assert (fallen_due(admin), reminded.digests()) == (before, mails)
    assert len(mails) == 1


async def test_timers_that_are_made_anew_remind_nobody_again(reminded: Reminded, admin: Connection) -> None:
    reminded.remind()
    before = fallen_due(admin)
    admin.execute("DELETE FROM werkbalans.timer")
    admin.execute("UPDATE werkbalans.checkpoint SET seq = 0 WHERE projection = 'timers'")
    reminded.project()
    assert reminded.remind() == 0
    assert (fallen_due(admin), len(reminded.digests())) == (before, 1)


async def test_a_new_date_is_reminded_of_anew_and_an_old_one_never_again(reminded: Reminded, admin: Connection) -> None:
    reminded.fire()
    for day in (SOON + timedelta(days=1), SOON):
        await reminded.anna.put(f"{reminded.kickoff}/rows/2/due-date", json={"due_on": str(day)})
        reminded.project()
        reminded.fire()
    assert sorted(fallen_due(admin).values()) == [1] * (len(ROWS) + 1)


async def test_nobody_gets_two_mails_on_one_day_but_the_rest_the_next(reminded: Reminded, admin: Connection) -> None:
    reminded.remind()
    await reminded.anna.put(f"{reminded.kickoff}/rows/2/due-date", json={"due_on": str(SOON + timedelta(days=1))})
    reminded.project()
    assert reminded.remind(ten_o_clock() + timedelta(hours=1)) == 0
    assert reminded.remind(ten_o_clock() + timedelta(days=1)) == 1
    assert len(reminded.digests()) == 2
    assert "Rij 2 van de aftrap" in reminded.digests()[1]


@pytest.mark.parametrize("hour", [20, 23, 0, 6])
async def test_nobody_is_mailed_at_night_but_the_next_morning(reminded: Reminded, admin: Connection, hour: int) -> None:
    night = ten_o_clock().replace(hour=hour)
    assert reminded.remind(night) == 0
    (waits_until,) = admin.execute("SELECT DISTINCT tell_at FROM werkbalans.notice").fetchone() or ()
    morning = waits_until.astimezone(night.tzinfo)
    assert morning.hour == EVERY_DAY["hour"]
    assert timedelta(0) < morning - night <= timedelta(hours=13)
    assert reminded.remind(morning) == 1


class BusyLine(Line):
    """A mail server that always asks to come back later."""

    def send(self, message: EmailMessage, before_text: Callable[[], None]) -> Sent:
        return Sent(Outcome.LATER, "451")


@pytest.mark.parametrize(("minute", "waits"), [(57, False), (59, True)])
async def test_what_a_server_puts_off_in_the_evening_is_tried_in_the_morning(
    reminded: Reminded, admin: Connection, monkeypatch: pytest.MonkeyPatch, minute: int, waits: bool
) -> None:
    evening = ten_o_clock().replace(hour=19, minute=minute)
    assert remind(reminded.parts, reminded.tenant, evening) == 1
    monkeypatch.setattr(reminded.parts, "clock", PlayedClock(evening + timedelta(seconds=30)))
    deliver(reminded.parts, reminded.tenant, BusyLine("smtp://localhost:1"))
    asked = "SELECT state, next_try_at, changed_at FROM werkbalans.outbox WHERE kind = 'digest'"
    state, again, put_off = admin.execute(asked).fetchone() or ()
    assert state == "planned"
    morning = (evening + timedelta(days=1)).replace(hour=int(EVERY_DAY["hour"]), minute=0)
    assert again == (morning if waits else put_off + timedelta(minutes=1))


async def test_in_the_weekend_all_waits_for_monday_unless_the_organisation_works_then(
    reminded: Reminded, admin: Connection
) -> None:
    sensible = {**EVERY_DAY, "weekends": False, "days_before": 5}
    assert (await reminded.anna.put("/api/v1/organisation/reminders", json=sensible)).status_code == 200
    saturday = ten_o_clock() + timedelta(days=(5 - ten_o_clock().weekday()) % 7)
    for row in ROWS:
        due = {"due_on": str(saturday.date() + timedelta(days=4))}
        await reminded.anna.put(f"{reminded.kickoff}/rows/{row}/due-date", json=due)
    reminded.project()
    assert reminded.remind(saturday) == 0
    assert reminded.remind(saturday + timedelta(days=1)) == 0
    assert reminded.remind(saturday + timedelta(days=2)) == 1


async def test_a_day_nobody_worked_is_caught_up_with_what_is_true_then_and_marked_late(
    reminded: Reminded, admin: Connection
) -> None:
    late = ten_o_clock() + timedelta(days=4)
    assert reminded.fire(late) == 3 * len(ROWS)
    assert {key.split()[3] for key in fallen_due(admin)} == {"overdue"}
    assert lateness(admin) == {"true"}


@pytest.mark.parametrize("beats", [1, 3])
async def test_a_clock_that_is_two_hours_late_and_not_alone_reminds_once_and_calls_nothing_late(
    reminded: Reminded, admin: Connection, beats: int
) -> None:
    later = ten_o_clock() + timedelta(hours=2)
    with ThreadPoolExecutor(beats) as pool:
        for done in [pool.submit(reminded.remind, later) for _ in range(beats)]:
            done.result()
    reminded.remind(later)
    assert sorted(fallen_due(admin).values()) == [1] * len(ROWS)
    assert len(reminded.digests()) == 1
    assert lateness(admin) == {"false"}
