"""The analysis through the API: issues of signals, priorities set together, team meetings."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_signals_api import plan_of, reported


async def issue_of(client: httpx.AsyncClient, plan: str, title: str, *signals: str) -> str:
    """The id of a new issue."""
    body = {"title": title, "signals": [signal.rsplit("/", 1)[1] for signal in signals]}
    answer = await client.post(f"{plan}/issues", json=body)
    assert answer.status_code == 201, answer.text
    path = str(answer.headers["location"])
    assert (await client.get(path, params={"min_seq": answer.json()["seq"]})).status_code == 200
    return path.rsplit("/", 1)[1]


async def put(client: httpx.AsyncClient, path: str, body: Any = None) -> int:
    """The seq of a change that must succeed."""
    answer = await client.put(path, json=body)
    assert answer.status_code in (200, 204), answer.text
    return int(answer.json()["seq"] or 0) if answer.content else 0


async def test_an_issue_gathers_signals_causes_and_opportunities_of_several_people(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Kwestie", "kwestie@test.example")
    plan = await plan_of(anna)
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    signal = await reported(anna, plan)
    issue = await issue_of(anna, plan, "Losse diensten", signal)
    cause = {"direction": "too_high", "kind": "organisation", "text": "Het rooster komt te laat"}
    named = await eva.post(f"{plan}/issues/{issue}/causes", json=cause)
    assert named.status_code == 201, named.text
    chance = {"kind": "balance", "text": "Zelf ruilen"}
    assert (await eva.post(f"{plan}/issues/{issue}/opportunities", json=chance)).status_code == 201
    urgent = await put(anna, f"{plan}/issues/{issue}/urgency", {"urgent": True, "reason": "Veiligheid"})
    row = (await anna.get(f"{plan}/issues/{issue}", params={"min_seq": urgent})).json()
    assert row["signals"] == [signal.rsplit("/", 1)[1]]
    assert [each["text"] for each in row["causes"]] == ["Het rooster komt te laat"]
    assert [each["text"] for each in row["opportunities"]] == ["Zelf ruilen"]
    assert (row["urgent"], row["urgent_reason"], row["priority"]) == (True, "Veiligheid", None)
    assert (await eva.put(f"{plan}/issues/{issue}", json={"title": "Anders"})).status_code == 403
    assert (await eva.delete(named.headers["location"])).status_code == 200
    foreign = await anna.put(f"{plan}/issues/{issue}/signals", json={"signals": [str(uuid4())]})
    assert foreign.status_code == 404


async def test_a_merged_issue_gives_its_signals_to_the_other_in_one_step(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Samen", "samen@test.example")
    plan = await plan_of(anna)
    signals = [await reported(anna, plan, text=text) for text in ("Een", "Twee")]
    one, two = [await issue_of(anna, plan, title, signal) for title, signal in zip("AB", signals, strict=True)]
    seq = await put(anna, f"{plan}/issues/{one}/course", {"closed": True, "into": two, "reason": "Zelfde"})
    shown = (await anna.get(f"{plan}/issues", params={"min_seq": seq})).json()
    assert [(row["issue"], row["closed"]) for row in shown] == [(two, False), (one, True)]
    assert shown[0]["signals"] == [signal.rsplit("/", 1)[1] for signal in reversed(signals)]
    assert shown[1]["merged_into"] == two
    into_closed = await anna.put(f"{plan}/issues/{two}/course", json={"closed": True, "into": one, "reason": "Terug"})
    assert (into_closed.status_code, into_closed.json()["type"]) == (409, "/problems/issue-is-closed")
    still = (await anna.get(f"{plan}/issues/{two}")).json()
    assert still["closed"] is False


async def ranked(installation: Installation, people: int, name: str) -> tuple[httpx.AsyncClient, str, list[str]]:
    """A round in which so many people ranked B before A."""
    anna = await installation.organisation(name, f"{uuid4().hex[:8]}@test.example")
    plan = await plan_of(anna)
    issues = [await issue_of(anna, plan, title) for title in ("A", "B")]
    opened = await anna.post(f"{plan}/priorities/rounds", json={"after": 0, "issues": issues})
    assert opened.status_code == 201, opened.text
    await anna.get(f"{plan}/priorities", params={"min_seq": opened.json()["seq"]})
    crew = [(await invited(installation, anna, f"Lid{number}", ["employee"]))[1][1] for number in range(people)]
    for member in crew:
        for order in (issues, issues[::-1]):
            await put(member, f"{plan}/priorities/rounds/1/ranking", {"ranking": order})
    return anna, plan, issues


async def test_five_people_rank_and_see_the_result_and_nobody_sees_whose(installation: Installation) -> None:
    anna, plan, issues = await ranked(installation, 5, "Zorg Vijf")
    assert (await anna.get(f"{plan}/priorities")).json()["round"]["result"] is None
    seq = await put(anna, f"{plan}/priorities/rounds/1/end")
    shown = (await anna.get(f"{plan}/priorities", params={"min_seq": seq})).json()
    result = shown["round"]["result"]
    assert result["participants"] == 5
    assert [(each["issue"], each["points"], each["mean_rank"], each["spread"]) for each in result["issues"]] == [
        (issues[1], 5, 100, "close"),
        (issues[0], 0, 200, "close"),
    ]
    order = {"order": issues[::-1], "reason": "Zo vond het team het"}
    seq = await put(anna, f"{plan}/priorities/order", order)
    rows = (await anna.get(f"{plan}/issues", params={"min_seq": seq})).json()
    assert [(row["title"], row["priority"]) for row in rows] == [("B", 1), ("A", 2)]
    await no_ballot_is_left(installation, plan)
    trail = (await anna.get(f"{plan}/audit-trail", params={"limit": 200})).json()["entries"]
    people = {entry["actor"] for entry in trail if entry["type"].startswith("analysis.")}
    assert people == {(await anna.get("/api/v1/me")).json()["person"]}


async def no_ballot_is_left(installation: Installation, plan: str) -> None:
    for _ in range(100):
        with psycopg.connect(installation.settings.database_url) as admin:
            (left,) = admin.execute(
                "SELECT count(*) FROM werkbalans.ballot WHERE plan_id = %s", (plan.rsplit("/", 1)[1],)
            ).fetchone() or (0,)
        if not left:
            return
        await asyncio.sleep(0.03)
    raise AssertionError("ballots were left")


async def test_four_people_have_no_result_and_their_number_is_not_told(installation: Installation) -> None:
    anna, plan, _ = await ranked(installation, 4, "Zorg Vier")
    seq = await put(anna, f"{plan}/priorities/rounds/1/end")
    shown = (await anna.get(f"{plan}/priorities", params={"min_seq": seq})).json()["round"]
    assert (shown["open"], shown["result"]) == (False, None)
    trail = (await anna.get(f"{plan}/audit-trail", params={"min_seq": seq})).json()["entries"]
    ended = next(entry for entry in trail if entry["type"] == "analysis.ranking_closed")
    assert ended["content"] == {"plan": plan.rsplit("/", 1)[1], "round": 1, "result": None}
    await no_ballot_is_left(installation, plan)


async def test_a_ranking_has_each_issue_once_and_comes_while_the_round_goes_on(installation: Installation) -> None:
    anna, plan, issues = await ranked(installation, 0, "Zorg Volledig")
    path = f"{plan}/priorities/rounds/1/ranking"
    double = await anna.put(path, json={"ranking": [issues[0]] * 2})
    assert (double.status_code, double.json()["type"]) == (422, "/problems/ranking-incomplete")
    await put(anna, path, {"ranking": issues})
    assert (await anna.get(f"{plan}/priorities")).json()["own_ranking"] == issues
    key = {"Idempotency-Key": "einde"}
    ends = [await anna.put(f"{plan}/priorities/rounds/1/end", headers=key) for _ in range(2)]
    assert ends[0].json() == ends[1].json()
    late = await anna.put(path, json={"ranking": issues})
    assert (late.status_code, late.json()["type"]) == (409, "/problems/ranking-not-open")


async def test_a_team_meeting_is_planned_and_recorded(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Overleg", "overleg@test.example")
    plan = await plan_of(anna)
    body = {"on": "2026-11-10", "agenda": ["Wat merken we?", "Wie doet wat?"]}
    made = await anna.post(f"{plan}/team-meetings", json=body)
    assert made.status_code == 201, made.text
    meeting, me = made.headers["location"], (await anna.get("/api/v1/me")).json()["person"]
    record = {
        "on": "2026-11-10",
        "attendance": 7,
        "outcomes": "Het rooster gaat eerst.",
        "present": [me],
        "follow_up": [{"what": "Rooster aanpassen", "who": me, "by": "2026-12-01"}],
    }
    seq = await put(anna, f"{meeting}/record", record)
    row = (await anna.get(meeting, params={"min_seq": seq})).json()
    assert (row["held_on"], row["attendance"], row["outcomes"]) == ("2026-11-10", 7, "Het rooster gaat eerst.")
    assert row["follow_up"] == [{"what": "Rooster aanpassen", "who": me, "by": "2026-12-01"}]
    moved = await anna.put(meeting, json=body | {"on": "2026-11-11"})
    assert (moved.status_code, moved.json()["type"]) == (409, "/problems/team-meeting-was-held")


async def test_another_organisations_analysis_is_not_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Mijn", "mijn-analyse@test.example")
    bas = await installation.organisation("Zorg Dijn", "dijn-analyse@test.example")
    plan, theirs = await plan_of(anna), await plan_of(bas)
    issue = await issue_of(anna, plan, "Van Anna")
    for path, body in (
        ("", {"title": "Anders"}),
        ("/urgency", {"urgent": True, "reason": "x"}),
        ("/course", {"closed": True, "reason": "x"}),
    ):
        mine = await bas.put(f"{theirs}/issues/{issue}{path}", json=body)
        none = await bas.put(f"{theirs}/issues/{uuid4()}{path}", json=body)
        assert (mine.status_code, mine.content) == (404, none.content)
    for path in ("issues", "priorities", "team-meetings", "signals", "signals/map", "reporting-link"):
        assert (await bas.get(f"{plan}/{path}")).status_code == 404, path
    assert (await bas.post(f"{plan}/issues", json={"title": "x"})).status_code == 404
    assert (await bas.put(f"{plan}/priorities/rounds/1/ranking", json={"ranking": [issue, issue]})).status_code == 404
