"""A party's own voice through API and pages: copies only fill a silence, and the party confirms or disputes them."""

import re

from tests.services.own_voice import COUNCIL, MINUTES, Cast, cast, done, page, sent, todos
from tests.services.stories import agreement_of, plan_of

__all__ = ["cast"]


async def test_an_agreement_keeps_the_objection_of_the_party_itself(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Bezwaar")
    path, digest = await agreement_of(cast.anna, plan)
    no = {"party": COUNCIL, "stance": "objected", "digest": digest, "reason": "Te laat"}
    seq = await done(await cast.olga.post(f"{path}/positions", json=no))
    copy = {"party": COUNCIL, "stance": "agreed", "digest": digest, "source": MINUTES}
    refused = await cast.henk.post(f"{path}/positions", json=copy)
    problem = refused.json()
    assert (refused.status_code, problem["type"]) == (409, "/problems/own-voice-stands")
    assert re.search(r"De OR zei op \d+ \w+ \d{4} zelf: bezwaar\.", problem["detail"]), problem["detail"]
    shown = await page(
        cast.henk, path.removeprefix("/api/v1").replace("plans", "plannen").replace("agreements", "afspraken"), seq
    )
    assert "“Te laat”" in shown
    card = (await cast.anna.get(path, params={"min_seq": seq})).json()["agreement"]["parties"][1]
    assert (card["stance"], card["own"], card["earlier"]) == ("objected", True, [])


async def test_a_copied_agreement_is_confirmed_or_disputed_in_one_click(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Kopie")
    path, digest = await agreement_of(cast.anna, plan)
    blad = f"/plannen/{plan}/afspraken/{path.rsplit('/', 1)[1]}"
    copy = {"party": COUNCIL, "stance": "agreed", "digest": digest, "source": MINUTES}
    seq = await done(await cast.henk.post(f"{path}/positions", json=copy))
    asked = "Er is namens jullie iets vastgelegd in de afspraak “Roosteroverleg”: klopt dit?"
    assert await todos(cast.olga, seq) == [asked]
    assert await todos(cast.maria, seq) == []
    assert "nog niet bevestigd door de partij zelf" in await page(cast.maria, blad, seq)
    assert "Dit klopt: dit is ons standpunt" in await page(cast.olga, blad, seq)
    assert "Dit klopt: dit is ons standpunt" not in await page(cast.maria, blad, seq)
    at = {"digest": digest, "party": "works_council", "about": "right"}
    assert (await sent(cast.henk, blad, do="wrong", **at)).status_code == 403
    disputed = await sent(cast.olga, blad, do="wrong", **at)
    assert "klopt niet: nog geen antwoord" in disputed.text
    assert "1 eerder standpunt" in disputed.text
    assert "“Notulen OR” van 20 november 2026, door Henk" in disputed.text
    again = await cast.henk.post(f"{path}/positions", json={**copy, "source": {**MINUTES, "document": "Mail"}})
    assert again.json()["type"] == "/problems/own-voice-stands"
    mine = {"party": COUNCIL, "stance": "agreed", "digest": digest}
    seq = await done(await cast.olga.post(f"{path}/positions", json=mine))
    assert await todos(cast.olga, seq) == []


async def test_the_api_confirms_what_was_copied(cast: Cast) -> None:
    path, digest = await agreement_of(cast.anna, await plan_of(cast.anna, "Plan Bevestigd"))
    answer = {"party": COUNCIL, "digest": digest, "right": True}
    nothing = await cast.olga.post(f"{path}/positions/transcription", json=answer)
    assert (nothing.status_code, nothing.json()["type"]) == (409, "/problems/nothing-transcribed")
    copy = {"party": COUNCIL, "stance": "agreed", "digest": digest, "source": MINUTES}
    await done(await cast.henk.post(f"{path}/positions", json=copy))
    other = await cast.maria.post(f"{path}/positions/transcription", json=answer)
    assert other.json()["type"] == "/problems/not-yours-to-say"
    seq = await done(await cast.olga.post(f"{path}/positions/transcription", json=answer))
    card = (await cast.anna.get(path, params={"min_seq": seq})).json()["agreement"]["parties"][1]
    assert (card["stance"], card["own"], [each["own"] for each in card["earlier"]]) == ("agreed", True, [False])


async def test_a_row_keeps_what_the_works_council_said_itself(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Aftrap")
    row = f"/api/v1/plans/{plan}/kickoff/rows/1c"
    blad = f"/plannen/{plan}/aftrap"
    copy = {"answer": {"kind": "position", "behind": True, "source": MINUTES}}
    seq = await done(await cast.anna.put(f"{row}/answer", json=copy))
    asked = "Er is namens jullie iets vastgelegd bij rij 1c van de aftrap: klopt dit?"
    assert await todos(cast.olga, seq) == [asked]
    assert await todos(cast.maria, seq) == []
    assert (await sent(cast.anna, f"{blad}/rijen/1c", do="wrong")).status_code == 403
    shown = await sent(cast.olga, f"{blad}/rijen/1c", do="wrong")
    assert "Het overgenomen standpunt klopt niet" in shown.text
    assert (await cast.anna.put(f"{row}/answer", json=copy)).json()["type"] == "/problems/own-position-stands"
    no = {"answer": {"kind": "position", "behind": False, "source": None}}
    seq = await done(await cast.olga.put(f"{row}/answer", json=no))
    refused = await cast.anna.put(f"{row}/answer", json=copy)
    assert (refused.status_code, "De OR zei zelf: staat er niet achter." in refused.json()["detail"]) == (409, True)
    read = (await cast.anna.get(row, params={"min_seq": seq})).json()["row"]
    assert [(each["behind"], each["own"]) for each in read["said"]] == [(True, False), (None, True), (False, True)]
    told = await page(cast.maria, blad, seq)
    assert "2 eerdere standpunten" in told
    assert "overgenomen uit “Notulen OR” van 20 november 2026" in told


async def test_a_row_is_confirmed_in_one_click(cast: Cast) -> None:
    plan = await plan_of(cast.anna, "Plan Rij Bevestigd")
    row = f"/api/v1/plans/{plan}/kickoff/rows/1c"
    copy = {"answer": {"kind": "position", "behind": True, "source": MINUTES}}
    seq = await done(await cast.anna.put(f"{row}/answer", json=copy))
    assert "Dit klopt: dit is ons standpunt" in await page(cast.olga, f"/plannen/{plan}/aftrap", seq)
    shown = await sent(cast.olga, f"/plannen/{plan}/aftrap/rijen/1c", do="right")
    assert "zelf gezegd" in shown.text
    read = (await cast.anna.get(row)).json()["row"]
    assert (read["answer"], read["transcribed"]) == ({"kind": "position", "behind": True, "source": None}, False)
