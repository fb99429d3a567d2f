"""What an overview says of agreements: for whom they wait and how long, what is overdue, what is mine to say."""

from datetime import timedelta
from typing import Any

import httpx

from domain.agreements.decider import stream_of
from domain.agreements.views import AGREEMENTS
from domain.kernel.events import Event
from domain.kernel.past import rows_after
from infra.bootstrap import today_in
from infra.language import in_language
from services.api.overview.agreements import stuck_in
from services.api.words import Names
from tests.domain.agreements.history import (
    AGREEMENT_ID,
    COUNCIL_PARTY,
    IN_FORCE,
    MANAGEMENT_AGREED,
    PROPOSED,
    SPRING,
    confirmed,
    disputed,
    reported,
)
from tests.domain.specification import TODAY, recorded
from tests.installation import Installation
from tests.services.stories import agreement_of, invited, plan_of


def stuck(*events: Event, days: int = 0, after_due: bool = False) -> list[str]:
    row = rows_after(AGREEMENTS, recorded(events, stream_of(AGREEMENT_ID)))[(AGREEMENT_ID,)]
    day = SPRING + timedelta(days=1) if after_due else TODAY + timedelta(days=days)
    return list(stuck_in(row, Names({}, {}), day))


def test_an_overview_says_for_whom_an_agreement_waits_and_how_long() -> None:
    assert stuck(PROPOSED) == []
    assert stuck(PROPOSED, days=3) == ["“Roosteroverleg” wacht 3 dagen op management, de OR"]
    assert stuck(PROPOSED, MANAGEMENT_AGREED, days=1) == ["“Roosteroverleg” wacht 1 dag op de OR"]
    with in_language("en"):
        assert stuck(PROPOSED, days=2) == ["“Roosteroverleg” has waited 2 days for management, the works council"]


def test_an_overview_says_what_was_not_kept_in_time_and_what_is_disputed() -> None:
    assert stuck(*IN_FORCE) == []
    assert stuck(*IN_FORCE, after_due=True) == ["“Roosteroverleg” moest op 1 april 2027 zijn nagekomen"]
    assert stuck(*IN_FORCE, reported(), confirmed(), after_due=True) == []
    assert "niet eens" in stuck(*IN_FORCE, reported(), disputed())[0]
    assert COUNCIL_PARTY.key == "works_council"


async def todos_of(client: httpx.AsyncClient, seq: int) -> list[str]:
    answer = await client.get("/api/v1/todos", params={"min_seq": seq})
    return [each["what"] for each in answer.json() if "Roosteroverleg" in each["what"]]


async def test_what_is_mine_to_say_follows_the_agreement(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vandaag", "vandaag@test.example")
    _, maria = await invited(installation, anna, "Maria", ["management"])
    _, olga = await invited(installation, anna, "Olga", ["works_council"])
    yesterday = str(today_in("Europe/Amsterdam") - timedelta(days=1))
    path, digest = await agreement_of(anna, await plan_of(anna), effective_on=yesterday, due_on=yesterday)
    asked = "Wat vind je van de afspraak “Roosteroverleg”?"
    seq = 0

    async def say(client: httpx.AsyncClient, action: str, body: dict[str, Any]) -> int:
        answer = await client.post(f"{path}/{action}", json=body)
        assert answer.status_code == 200, answer.text
        place: int = answer.json()["seq"]
        return place

    for client, kind in ((maria, "management"), (olga, "works_council")):
        assert await todos_of(client, seq) == [asked]
        body = {"party": {"kind": kind}, "stance": "agreed", "digest": digest}
        seq = await say(client, "positions", body)
    kept = "Is de afspraak “Roosteroverleg” nagekomen?"
    assert await todos_of(maria, seq) == await todos_of(olga, seq) == [kept]
    assert await todos_of(anna, seq) == []
    report = {"party": {"kind": "management"}, "fulfilled_on": yesterday, "evidence": "Het rooster"}
    seq = await say(maria, "fulfilment", report)
    assert await todos_of(maria, seq) == []
    assert await todos_of(olga, seq) == ["Klopt de melding bij “Roosteroverleg”?"]
    right = {"party": {"kind": "works_council"}, "report": 1, "right": True}
    seq = await say(olga, "fulfilment/judgements", right)
    assert await todos_of(olga, seq) == []
