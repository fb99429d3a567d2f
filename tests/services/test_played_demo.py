"""The long demo: every seed tells a story that the rules allow, and playing it twice comes to the same."""

from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import psycopg
import pytest
from typer.testing import CliRunner, Result

from domain.attachments.decider import AttachFile
from domain.catalogue import DECIDERS, POLICIES
from domain.kernel.decider import Asked
from domain.kernel.handle import Handler
from domain.review.moments import months_later
from infra.anonymous.secrets import Codes
from infra.clock import PlayedClock
from infra.demo.long_story import acts
from infra.demo.long_story.cast import PEOPLE, Cast, tenant_of
from infra.demo.long_story.files import contents
from infra.demo.long_story.unnamed import deposits
from infra.event_store.memory import MemoryEventStore
from infra.keys import KeyRing
from infra.tenancy import TenantTokens, enter
from services.worker.cli import app
from tests.conftest import SECRET, Database, Servers, environment_of, fresh_database, settings_for
from tests.faults.engine import connections
from tests.faults.load import Tenant

LAST = date(2025, 4, 11)


@pytest.mark.parametrize("seed", range(7))
async def test_the_rules_allow_all_that_the_people_do_whatever_the_seed_and_the_day_it_begins(seed: int) -> None:
    until = LAST + timedelta(days=seed)
    cast = Cast(seed, months_later(until, -18))
    clock = PlayedClock(datetime(2020, 1, 1, tzinfo=UTC))
    store = MemoryEventStore(KeyRing(SECRET), clock)
    handler = Handler(store, DECIDERS, POLICIES)
    told = acts(cast, until)
    for act in told:
        clock.move(act.at)
        done = await handler.handle(cast.tenant, act.command, Asked(act.by.actor, act.at.date()), act.id)
        assert done.receipt, f"{type(act.command).__name__} on {act.at} changes nothing"
    moments = [row.recorded_at for row in store.stored(cast.tenant)]
    assert moments == sorted(moments)
    assert moments[-1].date() > until - timedelta(days=30)
    assert len(told) > 250


def test_what_is_reported_without_a_name_leaves_the_inbox_together_and_files_are_kept() -> None:
    cast = Cast(1, months_later(LAST, -18))
    told = deposits(cast, Codes(b"key"))
    assert [each.at for each in told] == sorted(each.at for each in told)
    assert len({each.item for each in told}) == len({each.code for each in told}) == 6
    assert all(each.report.unit is None and each.report.week.isoweekday() == 1 for each in told)
    attached = {act.command.file for act in acts(cast, LAST) if isinstance(act.command, AttachFile)}
    assert attached == {file for file, _ in contents(cast)}


def play(database: Database, servers: Servers, mailbox: Path, *words: str) -> Result:
    known = {**environment_of(settings_for(database, servers.redis_url)), "COLUMNS": "200", "MAILBOX_DIR": str(mailbox)}
    return CliRunner().invoke(app, ["demo", *words], env=known)


def log_of(database: Database) -> list[Any]:
    with psycopg.connect(database.worker_url) as connection:
        enter(connection, TenantTokens(settings_for(database, "").key("tenant-token")).of(tenant_of(1)))
        return connection.execute(
            "SELECT seq, stream_id, event_id, type, recorded_at FROM werkbalans.event ORDER BY seq"
        ).fetchall()


def mails_in(mailbox: Path) -> list[tuple[str, str, str]]:
    files = sorted(mailbox.glob("*.eml"))
    mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [(file.name, mail["To"], mail["Subject"]) for file, mail in zip(files, mails, strict=True)]


def test_two_plays_of_one_seed_come_to_the_same_log_and_the_same_mails(
    database: Database, servers: Servers, tmp_path: Path
) -> None:
    wanted = ("--months", "1", "--until", str(LAST))
    with fresh_database(servers) as again:
        for which, folder in ((database, "one"), (again, "two")):
            done = play(which, servers, tmp_path / folder, *wanted)
            assert done.exit_code == 0, done.output
            assert "events hold" in done.output
            assert "Nadia Demo" in done.output
        assert log_of(database) == log_of(again)
    mails = mails_in(tmp_path / "one")
    assert mails == mails_in(tmp_path / "two")
    assert mails[0][0].startswith("20250311T")
    assert sum("Welkom" in subject for _, _, subject in mails) == len(PEOPLE) - 1, "who founds it is in already"
    assert sum("Herinnering" in subject for _, _, subject in mails) > 5
    assert "was played here already" in play(database, servers, tmp_path, *wanted).output


def test_it_is_played_nowhere_where_it_could_be_in_the_way(
    database: Database, servers: Servers, tmp_path: Path
) -> None:
    with connections(database) as (worker, admin):
        assert "A worker works on this database" in play(database, servers, tmp_path).output
        Tenant(worker, admin)
    refused = play(database, servers, tmp_path)
    assert (refused.exit_code, "organisations that are no demo" in refused.output) == (1, True)
    assert "Choose a day that has passed" in play(database, servers, tmp_path, "--until", "2099-01-01").output
