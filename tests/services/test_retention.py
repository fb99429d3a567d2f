"""How long things are kept: chosen within bounds, seen beforehand, carried out by the worker once, told in numbers."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from domain.kernel.ids import TenantId
from infra.event_store.verify import verify_tenant
from infra.identity.house import HOUSE
from infra.tenancy import TenantTokens
from services.api.auth import COOKIE
from services.worker.keeping import keep_by_rules
from tests.installation import Installation, ten_o_clock
from tests.services.accounts import see, send
from tests.services.stories import invited, plan_of
from tests.services.test_erasing import carried_out

Connection = psycopg.Connection[Any]
RULES, HERE = "/api/v1/organisation/retention", "/organisatie/bewaartermijnen"


@pytest.fixture
def admin(installation: Installation) -> Iterator[Connection]:
    with psycopg.connect(installation.settings.database_url, autocommit=True) as connection:
        yield connection


async def tenant_of(client: httpx.AsyncClient) -> TenantId:
    return TenantId(UUID((await client.get("/api/v1/me")).json()["organisation"]["id"]))


def kept_at(installation: Installation, tenant: TenantId, now: datetime) -> bool:
    """The worker carries out the rules while nobody else works."""
    installation.worker.pause()
    try:
        return keep_by_rules(installation.worker.parts, tenant, now)
    finally:
        installation.worker.go_on()


def count(admin: Connection, table: str, tenant: UUID) -> int:
    row = admin.execute(f"SELECT count(*) FROM werkbalans.{table} WHERE tenant_id = %s", (tenant,)).fetchone()
    return int(row[0]) if row else 0


async def test_a_rule_is_chosen_within_its_bounds_after_seeing_what_would_go(
    installation: Installation, admin: Connection
) -> None:
    anna = await installation.organisation("Zorg Bewaren", "bewaren@test.example")
    bram, _ = await invited(installation, anna, "Bram", ["employee"])
    _, cem = await invited(installation, anna, "Cem", ["works_council"])
    await anna.get(f"/api/v1/organisation/audit-trail?person={bram}")
    tenant = await tenant_of(anna)
    admin.execute("UPDATE werkbalans.reading SET first_at = first_at - interval '200 days'")
    shown = await see(cem, HERE)
    assert "Wie las wat" in shown
    assert "Kies een andere tijd" not in shown
    wrong = await send(anna, HERE, kept="readings", days="10", do="preview")
    assert 'id="fout-days"' in wrong.text
    assert 'value="10"' in wrong.text
    seen = await send(anna, HERE, kept="readings", days="100", do="preview")
    assert "Dan gaat er vannacht 1 weg." in seen.text
    asked = (await anna.get(f"{RULES}/readings/preview", params={"days": 100})).json()
    assert asked == {"kept": "readings", "days": 100, "would_go": 1}
    assert count(admin, "reading", tenant) == 1
    saved = await send(anna, HERE, kept="readings", days="100", do="set", key="honderd")
    assert saved.status_code == 303, saved.text
    assert "Vannacht gaat er 1 weg." in await see(anna, saved.headers["location"])
    (rule,) = [each for each in (await cem.get(RULES)).json() if each["kept"] == "readings"]
    assert (rule["days"], rule["usual"], rule["low"], rule["would_go"]) == (100, 365, 90, 1)
    for refused in (await cem.put(f"{RULES}/mails", json={"days": 60}), await send(cem, HERE, do="set", kept="mails")):
        assert refused.status_code == 403
    assert (await anna.put(f"{RULES}/mails", json={"days": 5})).status_code == 422
    assert (await anna.put(f"{RULES}/anders", json={"days": 60})).status_code in (400, 404)
    admin.execute("UPDATE werkbalans.session SET confirmed_at = confirmed_at - interval '11 minutes'")
    installation.app.state.callers.forget(str(anna.cookies[COOKIE]))
    assert (await anna.put(f"{RULES}/mails", json={"days": 60})).status_code == 403


async def test_the_worker_takes_away_what_is_over_its_time_once_and_the_log_still_verifies(
    installation: Installation, admin: Connection
) -> None:
    anna = await installation.organisation("Zorg Opruimen", "opruimen@test.example")
    other = await installation.organisation("Zorg Blijft", "blijft@test.example")
    bram, _ = await invited(installation, anna, "Bram", ["employee"])
    await plan_of(anna)
    await anna.get(f"/api/v1/organisation/audit-trail?person={bram}")
    dirk, _ = await invited(installation, other, "Dirk", ["employee"])
    await other.get(f"/api/v1/organisation/audit-trail?person={dirk}")
    gone = await anna.delete(f"/api/v1/organisation/members/{bram}")
    assert gone.status_code == 200, gone.text
    tenant, theirs = await tenant_of(anna), await tenant_of(other)
    mails = count(admin, "outbox", tenant)
    assert not kept_at(installation, tenant, ten_o_clock())
    assert (count(admin, "reading", tenant), count(admin, "outbox", tenant)) == (1, mails)
    much_later = ten_o_clock() + timedelta(days=2 * 365 + 2)
    assert kept_at(installation, tenant, much_later)
    assert not kept_at(installation, tenant, much_later)
    assert not kept_at(installation, tenant, much_later + timedelta(days=1))
    assert (count(admin, "reading", tenant), count(admin, "outbox", tenant)) == (0, 0)
    assert count(admin, "reading", theirs) == 1
    await carried_out(installation, admin, tenant)
    runs = (await anna.get(f"{RULES}/runs")).json()
    assert [{each["kept"]: each["count"] for each in run["went"]} for run in runs] == [
        {"readings": 1, "mails": mails, "leavers": 1}
    ]
    assert "haalde weg wat over zijn tijd was" in await see(anna, "/organisatie/logboek?deel=retention")
    tokens = TenantTokens(installation.settings.key("tenant-token"))
    with psycopg.connect(installation.settings.worker_database_url) as connection:
        assert verify_tenant(connection, tokens, tenant, None, lambda _: None).problem is None
    named = admin.execute("SELECT name FROM werkbalans.person WHERE person_id = %s", (UUID(bram),)).fetchone()
    assert named == ("(gewist / erased)",)


async def test_accounts_and_sessions_are_kept_by_the_rules_of_the_service(
    installation: Installation, admin: Connection
) -> None:
    anna = await installation.organisation("Zorg Sessies", "sessies@test.example")
    tenant = await tenant_of(anna)
    lives = "SELECT count(*) FROM werkbalans.session WHERE tenant_id = %s"
    of_account = (
        "SELECT count(*) FROM werkbalans.account_event e JOIN werkbalans.account a USING (account_id)"
        " WHERE a.email = %s"
    )
    kept_at(installation, HOUSE, ten_o_clock() + timedelta(days=60))
    assert admin.execute(lives, (tenant,)).fetchone() == (1,)
    assert admin.execute(of_account, ("sessies@test.example",)).fetchone() != (0,)
    kept_at(installation, HOUSE, ten_o_clock() + timedelta(days=400))
    assert admin.execute(lives, (tenant,)).fetchone() == (0,)
    assert admin.execute(of_account, ("sessies@test.example",)).fetchone() == (0,)
    due = "SELECT * FROM werkbalans.tenants_pruning(%s, %s)"
    soon, next_night = ten_o_clock() + timedelta(days=400), ten_o_clock() + timedelta(days=401)
    assert (HOUSE,) not in admin.execute(due, (HOUSE, soon)).fetchall()
    assert {(HOUSE,), (tenant,)} <= set(admin.execute(due, (HOUSE, next_night)).fetchall())


def test_an_organisation_that_is_gone_gets_nothing_back(installation: Installation, admin: Connection) -> None:
    gone = TenantId(uuid4())
    assert not kept_at(installation, gone, ten_o_clock())
    assert count(admin, "pruning", gone) == 0
