"""Numbers of invoices have no gaps, whoever races and whoever fails; what providers tell is signed."""

import hashlib
import hmac
import json
import random
import threading
from datetime import date
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.kernel.ids import TenantId
from infra.billing.books import enter_document, take_number
from infra.billing.provider import TOLERANCE_SECONDS, NotFromThem, Other, Paid, StripeProvider
from infra.settings import derive
from infra.tenancy import TenantTokens
from tests.conftest import SECRET, Database

WORKERS, TIMES, NOW = 6, 12, 1_795_600_000
TOKENS = TenantTokens(derive(SECRET, "tenant-token"))


def test_numbers_follow_each_other_without_gaps_when_many_race_and_some_fail(database: Database) -> None:
    made: list[int] = []

    def work(seed: int) -> None:
        chance = random.Random(seed)
        with psycopg.connect(database.worker_url) as connection:
            for _ in range(TIMES):
                fails = chance.random() < 0.4
                with connection.transaction(force_rollback=fails):
                    number = take_number(connection, "WB", 2026)
                    facts = (None, date(2026, 11, 25), date(2026, 12, 25), "Zorg", 100, 21)
                    enter_document(connection, TOKENS.of(TenantId(UUID(int=seed))), number, uuid4(), facts, b"%PDF")
                if not fails:
                    made.append(number.number)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(1, WORKERS + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with psycopg.connect(database.admin_url) as admin:
        rows = admin.execute("SELECT number FROM werkbalans.ledger WHERE entity = 'WB' ORDER BY number").fetchall()
    assert [row[0] for row in rows] == list(range(1, len(made) + 1)) == sorted(made)
    assert 0 < len(made) < WORKERS * TIMES, "some failed, some did not"


def test_each_year_and_each_legal_entity_has_a_series_of_its_own(database: Database) -> None:
    with psycopg.connect(database.worker_url) as connection:
        labels = [
            take_number(connection, entity, year).label
            for entity, year in (("WB", 2026), ("WB", 2027), ("X", 2026), ("WB", 2026))
        ]
    assert labels == ["WB-2026-0001", "WB-2027-0001", "X-2026-0001", "WB-2026-0002"]


def recorded(amount: int = 18029, kind: str = "payment_intent.succeeded", currency: str = "eur") -> bytes:
    """A message as Stripe sends it, less what we do not read."""
    intent = {
        "id": "pi_3MtwBwLkdIwHu7ix28a3tqPa",
        "object": "payment_intent",
        "amount": amount,
        "amount_received": amount,
        "currency": currency,
        "status": "succeeded",
        "metadata": {"organisation": str(UUID(int=1)), "invoice": str(UUID(int=2))},
    }
    told = {
        "id": "evt_1NG8Du2eZvKYlo2CUI79vXWy",
        "object": "event",
        "api_version": "2026-06-30",
        "created": NOW,
        "livemode": True,
        "pending_webhooks": 1,
        "type": kind,
        "data": {"object": intent},
    }
    return json.dumps(told).encode()


def signed(body: bytes, at: int = NOW, secret: str = "whsec_test") -> str:
    return f"t={at},v1={hmac.new(secret.encode(), f'{at}.'.encode() + body, hashlib.sha256).hexdigest()}"


PROVIDER = StripeProvider("whsec_test")


def test_a_signed_message_is_read() -> None:
    body = recorded()
    paid = PROVIDER.read(signed(body), body, NOW)
    assert paid == Paid(
        "evt_1NG8Du2eZvKYlo2CUI79vXWy", TenantId(UUID(int=1)), UUID(int=2), 18029, "pi_3MtwBwLkdIwHu7ix28a3tqPa"
    )
    rotated = signed(body, secret="old") + "," + signed(body).partition(",")[2]
    assert PROVIDER.read(rotated, body, NOW) == paid


@pytest.mark.parametrize("other", [recorded(kind="charge.refunded"), recorded(currency="usd")])
def test_what_we_do_nothing_with_is_told_apart(other: bytes) -> None:
    assert PROVIDER.read(signed(other), other, NOW) == Other("evt_1NG8Du2eZvKYlo2CUI79vXWy")


def test_whatever_is_not_signed_by_them_a_moment_ago_is_refused() -> None:
    body = recorded()
    late = TOLERANCE_SECONDS + 1
    wrong = {
        "nothing": "",
        "no time": signed(body).partition(",")[2],
        "another secret": signed(body, secret="whsec_other"),
        "another text": signed(recorded(1)),
        "a time that was changed": signed(body).replace(f"t={NOW}", f"t={NOW + 1}"),
        "two times": f"t={NOW - 1}," + signed(body),
        "no number": signed(body).replace(str(NOW), "now"),
        "an older scheme": signed(body).replace("v1=", "v0="),
    }
    for signature in wrong.values():
        with pytest.raises(NotFromThem):
            PROVIDER.read(signature, body, NOW)
    for at in (NOW - late, NOW + late):
        with pytest.raises(NotFromThem):
            PROVIDER.read(signed(body, at), body, NOW)
    with pytest.raises(NotFromThem):
        StripeProvider("").read(signed(body, secret=""), body, NOW)
