"""Privacy as people meet it: what is held about me."""

import json

import httpx
import pytest

from infra.privacy.processors import sub_processors
from tests.installation import Installation
from tests.services.accounts import HTML, see, send
from tests.services.stories import invited, plan_of

SAID = {"kind": "too_high", "theme": "planning", "source": "other", "noticed_on": "2026-11-20"}
WORDS, NOTE = "Canaries zingen hier te vroeg", "Zij schreef dit over de ander"


async def signal(client: httpx.AsyncClient, plan: str, text: str) -> int:
    made = await client.post(f"{plan}/signals", json={**SAID, "text": text})
    assert made.status_code == 201, made.text
    return int(made.json()["seq"])


async def test_everything_about_me_and_nothing_of_anothers_words(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Bewaard", "bewaard@test.example")
    _, bram = await invited(installation, anna, "Bram", ["employee"])
    plan = f"/api/v1/plans/{await plan_of(anna)}"
    seq = await signal(bram, plan, WORDS)
    await signal(anna, plan, NOTE)
    await bram.get("/api/v1/plans", params={"min_seq": seq})
    answer = await bram.get("/api/v1/me/data")
    held = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert (held["person"]["name"], held["roles"]) == ("Bram", ["employee"])
    assert held["account"]["email"] == held["person"]["email"]
    assert [mail["kind"] for mail in held["mails"]] == ["invitation"]
    assert len(held["sessions"]) == len(held["account"]["sessions"]) == 1
    by_type = {line["type"]: line for line in held["log"]}
    assert by_type["organisation.member_invited"]["yours"] is False
    assert list(by_type["organisation.member_invited"]["content"]) == ["/person"]
    assert WORDS in json.dumps([line["content"] for line in held["log"] if line["yours"]])
    assert NOTE not in answer.text
    assert "secret" not in answer.text
    page = await see(bram, "/mijn-gegevens")
    assert "<dd>Bram</dd>" in page
    assert "1 ding dat je deed" in page
    file = await bram.get("/mijn-gegevens/download", headers=HTML)
    assert "attachment" in file.headers["content-disposition"]
    assert file.json()["log"] == held["log"]
    wrong = await send(bram, "/mijn-gegevens", do="name", name=" ")
    assert (wrong.status_code, 'id="fout-name"' in wrong.text) == (422, True)
    right = await send(bram, "/mijn-gegevens", do="name", name="Bram de Boer", key="naam")
    assert "<dd>Bram de Boer</dd>" in await see(bram, right.headers["location"])
    csrf = bram.headers["x-csrf-token"]
    await bram.post("/taal", data={"language": "en", "here": "/mijn-gegevens", "csrf": csrf}, headers=HTML)
    assert "that you did" in await see(bram, "/mijn-gegevens")


async def test_anybody_reads_what_is_done_with_data_and_who_else_sees_it(installation: Installation) -> None:
    async with installation.client() as nobody:
        page, english = await see(nobody, "/privacy"), {**HTML, "accept-language": "en"}
        assert "Arbowet artikel 3 en 5" in page
        assert "geen andere partijen" in page
        assert "legal obligation" in (await nobody.get("/privacy", headers=english)).text.lower()
        assert 'href="/privacy"' in page


def test_other_parties_are_named_in_the_settings() -> None:
    host, relay = sub_processors("Host BV | servers | Nederland; Relay GmbH | mail | Duitsland;")
    assert (host.name, relay.task, relay.place) == ("Host BV", "mail", "Duitsland")
    with pytest.raises(ValueError, match="Host BV"):
        sub_processors("Host BV | servers")
