"""What is mine to do, and where a plan stands, as a program asks for it."""

from datetime import timedelta

from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.test_kickoff_api import invited, plan_of


async def test_a_row_that_is_mine_is_mine_to_do_and_too_late_makes_the_kickoff_stuck(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Overzicht", "overzicht@test.example")
    tom, (_, toms) = await invited(installation, anna, "Tom", ["team_lead"])
    kickoff = await plan_of(anna)
    plan = kickoff.removesuffix("/kickoff")
    passed = str(today_in("Europe/Amsterdam") - timedelta(days=2))
    await anna.put(f"{kickoff}/rows/1d/responsible", json={"people": [tom]})
    seq = (await anna.put(f"{kickoff}/rows/1d/due-date", json={"due_on": passed})).json()["seq"]
    mine = (await toms.get("/api/v1/todos", params={"min_seq": seq})).json()
    assert [(each["due_on"], plan.endswith(each["plan"])) for each in mine if each["due_on"]] == [(passed, True)]
    assert [each for each in (await anna.get("/api/v1/todos")).json() if each["due_on"] == passed] == []
    places = {each["place"]: each for each in (await anna.get(f"{plan}/standings")).json()}
    assert places["aftrap"]["state"] == "stuck"
    assert "1d" in places["aftrap"]["stuck"][0]


async def test_in_a_closed_plan_there_is_nothing_to_do(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Dicht", "dicht@test.example")
    plan = (await plan_of(anna)).removesuffix("/kickoff")
    today = str(today_in("Europe/Amsterdam"))
    planned = await anna.post(f"{plan}/reviews", json={"name": "Najaar", "on": today})
    before = (await anna.get("/api/v1/todos", params={"min_seq": planned.json()["seq"]})).json()
    assert any("Najaar" in each["what"] for each in before)
    closed = await anna.post(f"{plan}/close", json={"reason": "Het doel is bereikt"})
    assert closed.status_code == 200, closed.text
    assert (await anna.get("/api/v1/todos", params={"min_seq": closed.json()["seq"]})).json() == []


async def test_standings_of_another_organisations_plan_are_not_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Hier", "hier@test.example")
    bert = await installation.organisation("Zorg Daar", "daar@test.example")
    plan = (await plan_of(anna)).removesuffix("/kickoff")
    assert (await bert.get(f"{plan}/standings")).status_code == 404
