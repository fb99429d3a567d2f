"""Whatever a mail server does: planned = accepted + refused + unknown, and nothing is ever accepted twice."""

import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from domain.kernel.ids import TenantId
from infra.mail import outbox
from infra.mail.outbox import TRIES, ClaimLost, Mail
from services.worker.parts import Parts
from services.worker.post import deliver
from tests.conftest import Database, Servers
from tests.faults.lying_post import ACCEPTED, BEHAVIOURS, IN_THE_END, LATER, UNKNOWN, LyingPost
from tests.installation import Installation, addressee, installed

EACH = 2
Connection = psycopg.Connection[Any]


@pytest.fixture
async def lied_to(database: Database, servers: Servers, tmp_path: Path) -> AsyncIterator[Installation]:
    async with installed(database, servers.redis_url, tmp_path, post=LyingPost) as made:
        yield made


@pytest.fixture
def admin(database: Database) -> Any:
    with psycopg.connect(database.admin_url, autocommit=True) as connection:
        yield connection


async def invite(anna: httpx.AsyncClient, names: list[str]) -> None:
    for name in names:
        wish = {"name": name, "email": f"{name}@test.example", "roles": ["employee"]}
        assert (await anna.post("/api/v1/organisation/members", json=wish)).status_code == 201


def states(admin: Connection) -> dict[str, str]:
    """The state of each invitation, by the address that it goes to; the founder's own mail left out."""
    rows = admin.execute(
        "SELECT split_part(p.email, '@', 1), o.state FROM werkbalans.outbox o"
        " JOIN werkbalans.person p ON p.person_id = o.recipient WHERE p.email <> 'anna@test.example'"
    )
    return dict(rows.fetchall())


def wait_until(true: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until, f"not in 30 s: {what}"
        time.sleep(0.02)


def settled(admin: Connection, wanted: int, tries: int = 1) -> None:
    """Wait until so many mails were planned, and each was tried so often or came to its end."""

    def done() -> bool:
        rows = admin.execute("SELECT state, tries FROM werkbalans.outbox").fetchall()
        ended = [state in ("accepted", "refused", "unknown") or (state == LATER and n >= tries) for state, n in rows]
        return len(ended) == wanted and all(ended)

    wait_until(done, f"{wanted} mails tried {tries} times")


def arrived(installation: Installation) -> Counter[str]:
    """How often each address got its mail."""
    return Counter(addressee(mail).split("@")[0] for mail in installation.post.every())


async def test_every_lie_of_a_mail_server_ends_as_it_must(lied_to: Installation, admin: Connection) -> None:
    anna = await lied_to.organisation()
    names = [f"{behaviour}-{number}" for behaviour in BEHAVIOURS for number in range(EACH)]
    await invite(anna, names)
    settled(admin, len(names) + 1)
    assert states(admin) == {name: BEHAVIOURS[name.rsplit("-", 1)[0]] for name in names}
    for tries in range(2, TRIES + 1):
        admin.execute("UPDATE werkbalans.outbox SET next_try_at = now() WHERE state = 'planned'")
        settled(admin, len(names) + 1, tries)
    assert states(admin) == {name: IN_THE_END[name.rsplit("-", 1)[0]] for name in names}
    ended = Counter(states(admin).values())
    assert len(names) == ended[ACCEPTED] + ended["refused"] + ended[UNKNOWN]
    assert ended[UNKNOWN] == 2 * EACH
    got = arrived(lied_to)
    assert all(got[name] == 1 for name, state in states(admin).items() if state == ACCEPTED)
    assert all(got[name] == 0 for name, state in states(admin).items() if state == "refused")
    assert {got[name] for name in names if name.startswith("lost-after")} == {1}
    assert {got[name] for name in names if name.startswith("lost-before")} == {0}


async def test_a_server_that_is_down_costs_time_and_no_mail(
    lied_to: Installation, admin: Connection, database: Database
) -> None:
    anna = await lied_to.organisation()
    dead = Parts(lied_to.settings_with(smtp_url="smtp://127.0.0.1:9"))
    lied_to.worker.pause()
    await invite(anna, ["well-1", "well-2"])
    tenant = tenant_of(admin)
    with dead.connection() as connection:
        dead.projector.run(connection, tenant)
    deliver(dead, tenant)
    dead.close()
    assert set(states(admin).values()) == {LATER}
    admin.execute("UPDATE werkbalans.outbox SET next_try_at = now() WHERE state = 'planned'")
    lied_to.worker.go_on()
    settled(admin, 3, tries=TRIES)
    assert set(states(admin).values()) == {ACCEPTED}
    assert arrived(lied_to)["well-1"] == 1
    (mail,) = lied_to.post.all("well-1@test.example")
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "nl")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


async def planned(lied_to: Installation, admin: Connection, names: list[str]) -> tuple[TenantId, Parts]:
    """Invitations that stand in the outbox, and a worker that does nothing by itself any more."""
    anna = await lied_to.organisation()
    lied_to.worker.pause()
    await invite(anna, names)
    tenant, parts = tenant_of(admin), lied_to.worker.parts
    with parts.connection() as connection:
        parts.projector.run(connection, tenant)
    return tenant, parts


async def test_a_worker_that_lost_its_mail_to_another_does_not_send_it(
    lied_to: Installation, admin: Connection
) -> None:
    tenant, parts = await planned(lied_to, admin, ["well-1"])
    with parts.inside(tenant) as connection:
        slow = outbox.claim(connection, tenant)
    assert isinstance(slow, Mail)
    admin.execute("UPDATE werkbalans.outbox SET changed_at = now() - interval '10 minutes' WHERE state = 'claimed'")
    assert deliver(parts, tenant) == 1
    assert states(admin) == {"well-1": ACCEPTED}
    with parts.inside(tenant) as connection, pytest.raises(ClaimLost):
        outbox.about_to_send(connection, slow)
    assert states(admin) == {"well-1": ACCEPTED}


async def test_the_sum_holds_with_mails_that_are_skipped_that_come_back_and_that_are_sent_once_more(
    lied_to: Installation, admin: Connection
) -> None:
    """Skipped (the member left), come back at once (550 5.1.1 stops the address), unknown and then sent once more."""
    tenant, parts = await planned(lied_to, admin, ["well-1", "well-2", "lost-before-1", "dead-1"])
    admin.execute("UPDATE werkbalans.person SET email = 'rcpt550-1@test.example' WHERE email LIKE 'dead-1@%'")
    admin.execute(
        "INSERT INTO werkbalans.address (tenant_id, address, stopped_at, told_at)"
        " VALUES (%s, sha256('well-2@test.example'), now(), now())",
        (tenant,),
    )
    deliver(parts, tenant)
    ended = {"well-1": ACCEPTED, "well-2": "refused", "lost-before-1": UNKNOWN, "rcpt550-1": "refused"}
    assert states(admin) == ended
    again = "SELECT werkbalans.decide_mail(tenant_id, mail_id, 'again', gen_random_uuid()) FROM werkbalans.outbox"
    admin.execute("UPDATE werkbalans.person SET email = 'well-3@test.example' WHERE email LIKE 'lost-before-1@%'")
    decided = Counter(row[0] for row in admin.execute(again).fetchall())
    assert decided == {True: 2, False: 3}, "unknown, and refused by the server; not what is stopped or accepted"
    deliver(parts, tenant)
    assert states(admin) == {"well-1": ACCEPTED, "well-2": "refused", "well-3": ACCEPTED, "rcpt550-1": "refused"}
    reasons = admin.execute("SELECT reason FROM werkbalans.outbox WHERE state = 'refused' ORDER BY 1").fetchall()
    assert reasons == [("address_stopped",), ("server_refused",)]
    assert max(arrived(lied_to).values()) == 1


@pytest.mark.parametrize(("killed_while", "ends_as"), [("claimed", ACCEPTED), ("sending", UNKNOWN)])
async def test_what_a_killed_worker_left_is_sent_if_it_cannot_have_arrived_and_unknown_if_it_can(
    lied_to: Installation, admin: Connection, killed_while: str, ends_as: str
) -> None:
    tenant, parts = await planned(lied_to, admin, ["well-1"])
    with parts.inside(tenant) as connection:
        mail = outbox.claim(connection, tenant)
        assert mail is not None
        if killed_while == "sending":
            outbox.about_to_send(connection, mail)
    deliver(parts, tenant)
    assert states(admin) == {"well-1": killed_while}
    admin.execute(
        "UPDATE werkbalans.outbox SET changed_at = now() - interval '10 minutes' WHERE claim = %s", (mail.claim,)
    )
    deliver(parts, tenant)
    assert states(admin) == {"well-1": ends_as}
    assert arrived(lied_to)["well-1"] == (1 if ends_as == ACCEPTED else 0)


async def test_a_mail_that_cannot_be_written_is_refused_in_sight_and_holds_up_no_other(
    lied_to: Installation, admin: Connection
) -> None:
    tenant, parts = await planned(lied_to, admin, ["well-1", "well-2"])
    admin.execute(
        "UPDATE werkbalans.outbox SET kind = 'reminder', subject = 'no plan', tries = %s FROM werkbalans.person p"
        " WHERE p.person_id = outbox.recipient AND p.email LIKE 'well-1@%%'",
        (TRIES - 1,),
    )
    deliver(parts, tenant)
    assert states(admin) == {"well-1": "refused", "well-2": ACCEPTED}


def tenant_of(admin: Connection) -> TenantId:
    (found,) = admin.execute("SELECT DISTINCT tenant_id FROM werkbalans.event").fetchone() or ()
    return TenantId(UUID(str(found)))


async def test_control_an_outbox_that_sends_an_unknown_mail_again_doubles_it(
    lied_to: Installation, admin: Connection
) -> None:
    anna = await lied_to.organisation()
    await invite(anna, ["lost-after-1"])
    settled(admin, 2)
    assert (states(admin), arrived(lied_to)["lost-after-1"]) == ({"lost-after-1": UNKNOWN}, 1)
    admin.execute("UPDATE werkbalans.outbox SET state = 'planned', next_try_at = now() WHERE state = 'unknown'")
    wait_until(lambda: arrived(lied_to)["lost-after-1"] == 2, "the doubled mail that the first test looks for")
