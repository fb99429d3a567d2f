"""What the API's description promises is what comes: asked by Schemathesis in small, by `./dev drill api` in full."""

import httpx
import pytest
import structlog

from infra.demo.people import COORDINATOR
from tests.conftest import Database
from tests.drill.api import PLANTED, asked, found_both
from tests.installation import Installation

SEED = 20261125
# Every tenth operation, others with another seed.
TENTH = 10


@pytest.fixture(scope="module")
async def anna(installation: Installation) -> httpx.AsyncClient:
    return await installation.organisation("Zorg Belofte", "anna-belofte@test.example")


async def test_what_is_promised_comes_whatever_is_asked(module_database: Database) -> None:
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    figures, wrong = await asked(module_database, COORDINATOR, SEED, 3, ("examples", "fuzzing"), share=TENTH)
    assert wrong == []
    assert figures["werkdrukregisseur: operations"] > 40
    assert figures["werkdrukregisseur: 2xx"] > 15 < figures["werkdrukregisseur: 4xx"]
    _, caught = await asked(module_database, COORDINATOR, SEED, 1, ("fuzzing",), planted=PLANTED)
    assert found_both(caught)


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/v1/plans", "GET, HEAD, POST, OPTIONS"),
        ("/api/v1/me/erasure", "POST, DELETE, OPTIONS"),
        ("/api/v1/organisation/subscription/package", "PUT, OPTIONS"),
    ],
)
async def test_an_address_names_all_its_methods(anna: httpx.AsyncClient, path: str, methods: str) -> None:
    assert (await anna.options(path)).headers["allow"] == methods


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"title": "Plan", "units": "geen"}, "units"),
        ({"title": 3}, "title"),
        ({"title": "Plan", "unit": []}, "unit"),
        ({}, "title"),
    ],
)
async def test_a_body_means_what_it_says_and_holds_nothing_else(
    anna: httpx.AsyncClient, sent: dict[str, object], field: str
) -> None:
    answer = await anna.post("/api/v1/plans", json=sent)
    assert (answer.status_code, [each["field"] for each in answer.json()["errors"]]) == (400, [field])


async def test_zero_is_not_false_and_a_text_is_no_number(anna: httpx.AsyncClient) -> None:
    for sent in ({"share": 0}, {"share": "true"}):
        answer = await anna.put("/api/v1/organisation/sharing", json=sent)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "share")
    floors = await anna.put("/api/v1/organisation/anonymity", json={"whole": "5", "split": 10})
    assert (floors.status_code, floors.json()["errors"][0]["field"]) == (400, "whole")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("min_seq=1&min_seq=2", "min_seq"),
        ("limit=1&limit=2", "limit"),
        ("min_seq=-1", "min_seq"),
        ("before=9" + "9" * 20, "before"),
    ],
)
async def test_nothing_is_asked_twice_and_no_place_that_cannot_be(
    anna: httpx.AsyncClient, query: str, field: str
) -> None:
    answer = await anna.get(f"/api/v1/plans?{query}")
    assert (answer.status_code, [each["field"] for each in answer.json()["errors"]]) == (400, [field])


async def test_a_key_too_long_is_refused_also_where_it_does_nothing(anna: httpx.AsyncClient) -> None:
    answer = await anna.post("/api/v1/calendar-feed", headers={"Idempotency-Key": "k" * 201})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "Idempotency-Key")
