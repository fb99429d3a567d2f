"""Twenty answers are looked for everywhere: tables, write-ahead log, log lines, queue, cache, outbox, backups.

None leads back.
The controls: a build that keeps link and answer in one transaction, and the same build with a logged table. The same
search must find both.
"""

import asyncio
import base64
from collections.abc import Iterator
from typing import Any

import httpx
import psycopg
import pytest
from msgspec import Struct

from domain.kernel.anonymity import FLOOR
from infra.polls.counted import ClosedPoll
from services.api import errors, logs
from services.api.auth import COOKIE
from tests.installation import Installation, ten_o_clock
from tests.services import backups, wal
from tests.services.polled import DAY, Crowd, cached, crowd
from tests.services.test_unnamed_reports import (
    ADDRESS,
    DEVICE,
    Lines,
    browser_of,
    leading_back,
    moments,
    queued,
    tables,
)

NUMBER = 20


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    kept = Lines()
    monkeypatch.setattr(logs, "log", kept)
    monkeypatch.setattr(errors, "log", kept)
    return kept


@pytest.fixture(autouse=True)
def today_again(installation: Installation) -> Iterator[None]:
    yield
    installation.worker.now = ten_o_clock


class Asked(Struct, frozen=True):
    """A poll that is open, with the links of everybody, and what may never be found again."""

    of: Crowd
    poll: str
    links: dict[str, str]

    def marks(self) -> dict[str, bytes]:
        """The mark of each person's link."""
        read = self.of.installation.app.state.services.poll_links.read
        found = {name: read(link.removeprefix("/peiling/").partition("?")[0]) for name, link in self.links.items()}
        return {name: ticket.mark for name, ticket in found.items()}

    def canaries(self) -> list[str]:
        """All that names somebody or their link, as text."""
        people = [str(person) for person in self.of.people.values()]
        links = [link.removeprefix("/peiling/").partition("?")[0] for link in self.links.values()]
        return [*people, *links, *(mark.hex() for mark in self.marks().values()), ADDRESS, DEVICE]

    def hidden_bytes(self) -> list[bytes]:
        """The same, as it would stand in the write-ahead log."""
        return [*(person.bytes for person in self.of.people.values()), *self.link_bytes()]

    def link_bytes(self) -> list[bytes]:
        """The links and their marks."""
        links = [link.removeprefix("/peiling/").partition("?")[0] for link in self.links.values()]
        raw = [base64.urlsafe_b64decode(link + "=" * (-len(link) % 4)) for link in links]
        return [*raw, *(link.encode() for link in links), *self.marks().values()]

    def waiting(self) -> bytes:
        """The row of what waits, as it is now."""
        return bytes(self.of.one(f"SELECT sealed FROM werkbalans.poll_waiting WHERE poll_id = '{self.poll[-36:]}'"))


async def asked(installation: Installation, name: str, **changes: Any) -> Asked:
    of = await crowd(installation, name, {"noord": NUMBER})
    poll = await of.plan_poll(**changes)
    await of.stage(poll, "open")
    return Asked(of, poll, await of.all_links())


def answers_of(number: int) -> dict[str, str]:
    return {f"nea_demands.{key}": str(1 + number // 4**place % 4) for place, key in enumerate(("fast", "much", "hard"))}


async def quiet(installation: Installation) -> None:
    """Nothing of what was done before is still under way."""
    await asyncio.sleep(0.4)


async def answer_all(browser: httpx.AsyncClient, given: Asked) -> list[bytes]:
    """Everybody answers, one after the other; what waited after each."""
    versions = []
    for number, link in enumerate(given.links.values()):
        answer = await browser.post(link, data=answers_of(number))
        assert (answer.status_code, "set-cookie" in answer.headers) == (303, False)
        versions.append(given.waiting())
    return versions


async def test_nothing_that_is_kept_leads_from_an_answer_to_a_link_a_person_or_a_moment(
    installation: Installation, lines: Lines
) -> None:
    given = await asked(installation, "Sporen", reminds_on=str(ten_o_clock().date() + 2 * DAY))
    of, browser = given.of, browser_of(installation, given.of.anna)
    session = str(of.anna.cookies[COOKIE])
    await quiet(installation)
    with wal.reading(installation.settings.database_url) as admin:
        lines.clear()
        before, waiting, start = tables(installation), queued(installation, str(of.tenant)), wal.position(admin)
        versions = await answer_all(browser, given)
        written = wal.between(admin, start, wal.position(admin))
    # While people answer: one row changes, and no byte of it, of them or of their links is in the write-ahead log.
    new = tables(installation) - before
    assert {table for table, _ in new} <= {"poll_waiting", "heartbeat", "rate"}
    assert leading_back(new, [*given.canaries(), session]) == []
    assert moments({row for row in new if row[0] == "poll_waiting"}) == []
    hidden = [*given.hidden_bytes(), *(version[:64] for version in versions), versions[-1]]
    assert [each for each in hidden if each in written] == []
    assert len({len(version) for version in versions}) == 1
    assert len(set(versions)) == NUMBER
    assert lines == []
    assert queued(installation, str(of.tenant)) == waiting
    assert [each for each in given.hidden_bytes() if each in cached(installation)] == []
    assert '"/peiling/' not in (await of.anna.get("/metrics")).text
    links, url = given.link_bytes(), installation.settings.database_url
    assert backups.held(url, [*links, *(version[:64] for version in versions), versions[-1]]) == []
    assert versions[-1].hex().encode() in backups.dump(url)
    await the_next_morning(installation, given)
    await after_the_reminder(given)
    await after_the_end(installation, given)


async def the_next_morning(installation: Installation, given: Asked) -> None:
    """Marks and sums leave in batches, in transactions of their own, in no order of time."""
    of, count = given.of, f"SELECT count(*) FROM werkbalans.poll_spent WHERE tenant_id = '{given.of.tenant}'"
    of.pass_days(1)
    for _ in range(200):
        if of.one(count):
            break
        await asyncio.sleep(0.03)
    await quiet(installation)
    marks = list(given.marks().values())
    with psycopg.connect(installation.settings.database_url) as admin:
        here = (of.tenant,)
        query = "SELECT mark, xmin::text FROM werkbalans.poll_spent WHERE tenant_id = %s ORDER BY ctid"
        spent = admin.execute(query, here).fetchall()
        tally = admin.execute(
            "SELECT sealed, xmin::text FROM werkbalans.poll_tally WHERE tenant_id = %s", here
        ).fetchone()
        secret = admin.execute("SELECT secret FROM werkbalans.poll_secret WHERE tenant_id = %s", here).fetchone()
    assert tally
    assert secret
    assert len(spent) == NUMBER - FLOOR
    assert [bytes(row[0]) for row in spent] == sorted(bytes(row[0]) for row in spent)
    assert set(marks) >= {bytes(row[0]) for row in spent}
    assert {row[1] for row in spent} != {tally[1]}
    kept = of.seal(given.poll, bytes(secret[0])).open_tallies(bytes(tally[0]))
    assert sorted(each.people for each in kept) == [0, NUMBER - FLOOR]


async def after_the_reminder(given: Asked) -> None:
    """Everybody's mails look the same in the outbox: of the one who did not answer (Anna), and of all others."""
    of = given.of
    of.pass_days(2)
    done = f"SELECT count(*) FROM werkbalans.outbox WHERE tenant_id = '{of.tenant}' AND kind = 'poll_reminder'"
    for _ in range(300):
        if of.one(f"{done} AND state = 'accepted'") == NUMBER + 1:
            break
        await asyncio.sleep(0.03)
    columns = "state, tries, reason, detail, sent_to, changed_at = planned_at"
    mails = f"FROM werkbalans.outbox WHERE tenant_id = '{of.tenant}' AND kind LIKE 'poll%'"
    assert of.one(f"SELECT count(DISTINCT ({columns})) {mails}") == 1
    assert of.installation.post.wait("sporen@test.example", "Nog even")
    assert await of.links("Nog even") == {}


async def after_the_end(installation: Installation, given: Asked) -> None:
    """One sealed row of sums is left; all that led to people is gone."""
    of = given.of
    before = tables(installation)
    of.pass_days(15)
    await of.stage(given.poll, "closed")
    await quiet(installation)
    for table in ("poll_secret", "poll_waiting", "poll_tally", "poll_spent"):
        assert of.one(f"SELECT count(*) FROM werkbalans.{table} WHERE tenant_id = '{of.tenant}'") == 0
    assert leading_back(tables(installation) - before, given.canaries()) == []
    sealed = of.one(f"SELECT sealed FROM werkbalans.poll_counted WHERE tenant_id = '{of.tenant}'")
    (part,) = of.seal(given.poll).open("counted", bytes(sealed), ClosedPoll).parts
    assert part.people == NUMBER
    for place, key in enumerate(("fast", "much", "hard")):
        said = [answers_of(number)[f"nea_demands.{key}"] for number in range(NUMBER)]
        assert part.counts[4 * place : 4 * place + 4] == tuple(said.count(str(value)) for value in range(1, 5))


async def test_the_search_finds_a_build_that_keeps_link_and_answer_in_one_transaction(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = await asked(installation, "Naief")
    await quiet(installation)
    with wal.reading(installation.settings.database_url) as admin:
        admin.execute(
            "CREATE TABLE IF NOT EXISTS werkbalans.naive"
            " (tenant_id uuid, mark bytea, cells int[], at timestamptz DEFAULT now())"
        )
        before, start = tables(installation), wal.position(admin)

        async def naive(ticket: Any, cells: tuple[int, ...], _width: int) -> None:
            values = (ticket.tenant, ticket.mark, list(cells))
            admin.execute("INSERT INTO werkbalans.naive (tenant_id, mark, cells) VALUES (%s, %s, %s)", values)

        monkeypatch.setattr(installation.app.state.services.answers, "put", naive)
        (link, *_) = given.links.values()
        assert (await browser_of(installation, given.of.anna).post(link, data=answers_of(7))).status_code == 303
        written = wal.between(admin, start, wal.position(admin))
        new = tables(installation) - before
        admin.execute("DROP TABLE werkbalans.naive")
    (mark, *_) = given.marks().values()
    assert leading_back(new, given.canaries()) == [f"naive: {mark.hex()}"]
    assert moments({row for row in new if row[0] == "naive"})
    assert mark in written


async def test_the_search_finds_what_waits_where_its_table_is_logged(installation: Installation) -> None:
    given = await asked(installation, "Gelogd")
    with wal.reading(installation.settings.database_url) as admin:
        admin.execute("ALTER TABLE werkbalans.poll_waiting SET LOGGED")
        try:
            start = wal.position(admin)
            (link, *_) = given.links.values()
            await browser_of(installation, given.of.anna).post(link, data=answers_of(7))
            assert given.waiting()[:64] in wal.between(admin, start, wal.position(admin))
            assert given.waiting()[:64] in backups.base(installation.settings.database_url)
        finally:
            admin.execute("ALTER TABLE werkbalans.poll_waiting SET UNLOGGED")
