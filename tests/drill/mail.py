"""T14: whatever a mail server does and whenever a worker dies, planned = accepted + refused + unknown, none twice.

Size is the number of mails, each to an address whose name says how the server behaves (tests/faults/lying_post.py);
the server is down at first and again half-way; worker processes are killed at random and begin again. Time is hurried:
what waits for a minute is due at once, and who holds a mail for four seconds counts as dead.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from aiosmtpd.controller import Controller

from infra.identity.house import HOUSE
from infra.local.servers import free_port
from infra.settings import Settings
from services.worker.parts import Parts
from services.worker.post import deliver
from tests.conftest import Database, settings_for
from tests.drill.counts import Counts, one_database
from tests.drill.mail_worker import work
from tests.faults.lying_post import ACCEPTED, BEHAVIOURS, LyingPost
from tests.installation import addressee

FULL, WORKERS, PATIENCE = 2000, 3, 900.0
CONTROL = "an outbox that sends what it is not certain of again: a mail arrives twice"
# Processes that are copies of one which has everything loaded: they begin at once, also on a busy machine.
COPIES = get_context("forkserver")
COPIES.set_forkserver_preload(["tests.drill.mail_worker"])
Connection = psycopg.Connection[Any]
KILLED = "the worker stopped while sending"


def run(seed: int, size: int) -> Counts:
    """At full size, on servers of its own."""
    with one_database() as (database, folder):
        return against(database, folder, seed, size)


def against(database: Database, folder: Path, seed: int, size: int) -> Counts:
    """The same on this database, with the mails that arrive in the folder."""
    settings = settings_for(database, "redis://127.0.0.1:1", smtp_url=f"smtp://127.0.0.1:{free_port()}")
    with psycopg.connect(database.admin_url, autocommit=True) as admin:
        plan(admin, size)
        post = LyingPost(folder / "arrived")
        kills = send_all(admin, settings, post, random.Random(seed))
        wrong, figures = findings(admin, post)
        caught = control(admin, settings, post)
    return Counts({"mails": size, "workers killed": kills, **figures}, tuple(wrong), CONTROL, caught)


def plan(admin: Connection, size: int) -> None:
    """So many sign-in links for people of the house, in turn for each way to behave."""
    kinds = list(BEHAVIOURS)
    for number in range(size):
        person, mail = uuid4(), uuid4()
        email = f"{kinds[number % len(kinds)]}-{number}@drill.example"
        values = {"tenant": HOUSE, "person": person, "mail": mail, "email": email}
        admin.execute(
            "INSERT INTO werkbalans.person (tenant_id, person_id, name, email)"
            " VALUES (%(tenant)s, %(person)s, 'Drill', %(email)s)",
            values,
        )
        admin.execute(
            "INSERT INTO werkbalans.sign_in_request (tenant_id, request_id, person_id, purpose, expires_at)"
            " VALUES (%(tenant)s, %(mail)s, %(person)s, 'sign_in', now() + interval '1 day')",
            values,
        )
        admin.execute(
            "INSERT INTO werkbalans.outbox (tenant_id, mail_id, kind, subject, occurrence, recipient, rule)"
            " VALUES (%(tenant)s, %(mail)s, 'sign_in', %(mail)s::text, '', %(person)s, '')",
            values,
        )


def send_all(admin: Connection, settings: Settings, post: LyingPost, dice: random.Random) -> int:
    """Let workers work, and die, until each mail has come to its end; how many were killed."""
    kills, began, total = 0, time.monotonic(), _open(admin)
    started = [_worker(settings) for _ in range(WORKERS)]
    downs = [total // 2, -1]
    smtp = None
    try:
        time.sleep(2)  # the server is not there yet
        smtp = _serve(settings, post)
        while left := _open(admin):
            assert time.monotonic() - began < PATIENCE, f"{left} mails never came to an end"
            time.sleep(dice.uniform(0.05, 0.4))
            _hurry(admin)
            if left <= downs[0]:
                downs.pop(0)
                smtp.stop()
                time.sleep(1)
                smtp = _serve(settings, post)
            if dice.random() < 0.1:
                place = dice.randrange(WORKERS)
                started[place].kill()
                started[place].join()
                started[place] = _worker(settings)
                kills += 1
    finally:
        for each in started:
            each.kill()
            each.join()
        if smtp:
            smtp.stop()
    return kills


def findings(admin: Connection, post: LyingPost) -> tuple[list[str], dict[str, int]]:
    """What is wrong, and how it ended: by state, and what of the unknown mails was lost to a kill."""
    rows = admin.execute(
        "SELECT split_part(p.email, '@', 1), o.state, coalesce(o.detail, '') FROM werkbalans.outbox o"
        " JOIN werkbalans.person p ON p.person_id = o.recipient AND p.tenant_id = o.tenant_id"
    ).fetchall()
    got, ended = arrived(post), Counter(state for _, state, _ in rows)
    wrong = [f"{name} arrived {number} times" for name, number in got.items() if number > 1]
    for name, state, _ in rows:
        if state == ACCEPTED and got[name] != 1:
            wrong.append(f"{name} is accepted, and arrived {got[name]} times")
        if state == "refused" and got[name]:
            wrong.append(f"{name} is refused, and arrived")
    if len(rows) != sum(ended[state] for state in (ACCEPTED, "refused", "unknown")):
        wrong.append(f"{len(rows)} planned, and {dict(ended)}")
    cut = [f"{name} is unknown: {detail}" for name, state, detail in rows if state == "unknown"]
    cut = [each for each in cut if not each.startswith("lost-") and not each.endswith(KILLED)]
    if len(cut) > WORKERS:  # each worker may have had one on its way when the server went down
        wrong += cut
    killed = sum(state == "unknown" and detail == KILLED for _, state, detail in rows)
    doubled = sum(number > 1 for number in got.values())
    return wrong, {
        **dict(sorted(ended.items())),
        "unknown for a kill": killed,
        "unknown for the server's end": len(cut),
        "arrived twice": doubled,
    }


def control(admin: Connection, settings: Settings, post: LyingPost) -> bool:
    """Whether mails that arrive twice are seen, where an outbox sends what it is not certain of again."""
    admin.execute(
        "UPDATE werkbalans.outbox o SET state = 'planned', tries = 0, next_try_at = now() FROM werkbalans.person p"
        " WHERE p.person_id = o.recipient AND o.state = 'unknown' AND p.email LIKE 'lost-after%'"
    )
    with _serving(settings, post), _parts(settings) as parts:
        deliver(parts, HOUSE)
    return any("arrived 2 times" in line for line in findings(admin, post)[0])


def arrived(post: LyingPost) -> Counter[str]:
    """How often each address got its mail."""
    mails = (message_from_bytes(file.read_bytes(), policy=policy.default) for file in post.folder.glob("[!.]*.eml"))
    return Counter(addressee(mail).split("@")[0] for mail in mails if isinstance(mail, EmailMessage))


def _open(admin: Connection) -> int:
    row = admin.execute(
        "SELECT count(*) FROM werkbalans.outbox WHERE state IN ('planned', 'claimed', 'sending')"
    ).fetchone()
    return int(row[0]) if row else 0


def _hurry(admin: Connection) -> None:
    admin.execute("UPDATE werkbalans.outbox SET next_try_at = now() WHERE state = 'planned' AND next_try_at > now()")
    admin.execute(
        "UPDATE werkbalans.outbox SET changed_at = now() - interval '10 minutes'"
        " WHERE state IN ('claimed', 'sending') AND changed_at < now() - interval '4 seconds'"
    )


def _worker(settings: Settings) -> BaseProcess:
    made = COPIES.Process(target=work, args=(settings,), daemon=True)
    made.start()
    return made


def _serve(settings: Settings, post: LyingPost) -> Controller:
    made = Controller(post, hostname="127.0.0.1", port=int(settings.smtp_url.rsplit(":", 1)[1]))
    made.start()
    return made


@contextmanager
def _serving(settings: Settings, post: LyingPost) -> Iterator[None]:
    made = _serve(settings, post)
    yield
    made.stop()


@contextmanager
def _parts(settings: Settings) -> Iterator[Parts]:
    made = Parts(settings)
    yield made
    made.close()
