"""Contact persons through the API: appointing, the card, handing over, defects that everybody sees, weighings."""

from datetime import timedelta
from typing import Any

from infra.bootstrap import today_in
from tests.installation import Installation
from tests.services.test_kickoff_api import invited
from tests.services.test_plan_api import plan_of, unit_of

TODAY = today_in("Europe/Amsterdam")
WEIGHING: dict[str, Any] = {
    "question": "Wanneer is het overleg?",
    "options": ["Overdag", "’s Avonds"],
    "interests": [{"whose": "De nachtdienst", "what": "Slapen"}, {"whose": "De dagdienst", "what": "Onder werktijd"}],
    "choice": "Overdag",
    "reason": "Met vervanging kan iedereen erbij zijn",
    "on": str(TODAY),
}


def card(person: str, **changes: Any) -> dict[str, Any]:
    known = {
        "person": person,
        "role_name": "procesbegeleider",
        "powers": "Mag het rooster aanpassen",
        "minutes_per_week": 150,
        "valid_from": str(TODAY),
    }
    return {**known, **changes}


async def test_invariant_9_a_unit_without_a_contact_person_is_seen_by_everybody(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Aanspreek", "aanspreek@test.example")
    north, south = await unit_of(anna, "Noord"), await unit_of(anna, "Zuid")
    plan = await plan_of(anna, [north, south])
    tom, (_, client) = await invited(installation, anna, "Tom", ["team_lead"])
    made = await anna.post("/api/v1/contact-persons", json={"unit": north, "card": card(tom)})
    assert made.status_code == 201, made.text
    seq = made.json()["seq"]
    covers = (await client.get(f"{plan}/contact-persons", params={"min_seq": seq})).json()
    assert [(each["unit"], each["defects"]) for each in covers] == [(north, []), (south, ["nobody"])]
    standing = {each["place"]: each for each in (await client.get(f"{plan}/standings")).json()}["aanspreekpunten"]
    assert (standing["state"], standing["stuck"]) == ("to_arrange", ["Zuid heeft geen aanspreekpunt"])
    todo = [each["what"] for each in (await anna.get("/api/v1/todos")).json()]
    assert "Zuid heeft geen aanspreekpunt" in todo


async def test_a_plan_of_the_whole_organisation_has_one_contact_person_for_all(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Geheel", "geheel@test.example")
    plan = await plan_of(anna)
    tom, _ = await invited(installation, anna, "Tom", ["hr"])
    assert (await anna.get(f"{plan}/contact-persons")).json()[0]["defects"] == ["nobody"]
    ends = str(TODAY + timedelta(days=10))
    made = await anna.post("/api/v1/contact-persons", json={"unit": None, "card": card(tom, valid_to=ends)})
    (cover,) = (await anna.get(f"{plan}/contact-persons", params={"min_seq": made.json()["seq"]})).json()
    assert (cover["unit"], cover["now"]["card"]["person"], cover["defects"]) == (None, tom, ["ends_soon"])


async def test_who_left_the_organisation_is_no_active_contact_person(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Weg", "weg@test.example")
    north = await unit_of(anna, "Noord")
    plan = await plan_of(anna, [north])
    tom, _ = await invited(installation, anna, "Tom", ["employee"])
    await anna.post("/api/v1/contact-persons", json={"unit": north, "card": card(tom)})
    gone = await anna.delete(f"/api/v1/organisation/members/{tom}")
    assert gone.status_code in (200, 204), gone.text
    seq = gone.json()["seq"] if gone.content else None
    standings = (await anna.get(f"{plan}/standings", params={"min_seq": seq} if seq else {})).json()
    stuck = {each["place"]: each["stuck"] for each in standings}["aanspreekpunten"]
    assert stuck == ["Noord: Tom doet niet meer mee in de organisatie"]


async def test_a_mandate_changes_is_handed_over_and_ends(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Over", "over@test.example")
    north = await unit_of(anna, "Noord")
    plan = await plan_of(anna, [north])
    tom, _ = await invited(installation, anna, "Tom", ["employee"])
    eva, _ = await invited(installation, anna, "Eva", ["employee"])
    begun = str(TODAY - timedelta(days=9))
    mandate = await anna.post("/api/v1/contact-persons", json={"unit": north, "card": card(tom, valid_from=begun)})
    path = mandate.headers["location"]
    second = await anna.post("/api/v1/contact-persons", json={"unit": north, "card": card(eva)})
    assert (second.status_code, second.json()["type"]) == (409, "/problems/mandates-overlap")
    read = await anna.get(path, params={"min_seq": mandate.json()["seq"]})
    assert (read.json()["card"]["person"], read.headers["etag"]) == (tom, '"1"')
    more = {"unit": north, "card": card(tom, valid_from=begun, minutes_per_week=300)}
    assert (await anna.put(path, json=more)).status_code == 200
    over = await anna.post(f"{path}/hand-over", json={"unit": north, "to": eva, "on": str(TODAY), "note": "Succes"})
    (cover,) = (await anna.get(f"{plan}/contact-persons", params={"min_seq": over.json()["seq"]})).json()
    assert (cover["now"]["card"]["person"], cover["now"]["card"]["minutes_per_week"]) == (eva, 300)
    assert (cover["earlier"][0]["handed_to"], cover["earlier"][0]["note"]) == (eva, "Succes")
    late = await anna.post(f"{path}/end", json={"unit": north, "on": str(TODAY), "reason": "Te laat"})
    assert (late.status_code, late.json()["type"]) == (409, "/problems/mandate-over")
    new = f"/api/v1/contact-persons/{cover['now']['mandate']}"
    ended = await anna.post(f"{new}/end", json={"unit": north, "on": str(TODAY), "reason": "Klaar"})
    (cover,) = (await anna.get(f"{plan}/contact-persons", params={"min_seq": ended.json()["seq"]})).json()
    assert cover["defects"] == ["ends_soon"]


async def test_only_who_may_appoint_does_and_units_of_others_are_not_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Eigen", "eigen@test.example")
    bert = await installation.organisation("Zorg Ander", "ander@test.example")
    north = await unit_of(anna, "Noord")
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    assert (await client.post("/api/v1/contact-persons", json={"unit": north, "card": card(eva)})).status_code == 403
    theirs = await bert.post("/api/v1/contact-persons", json={"unit": north, "card": card(eva)})
    assert theirs.status_code == 404


async def test_a_contact_person_weighs_interests_and_a_colleague_does_not(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Belang", "belang@test.example")
    north = await unit_of(anna, "Noord")
    plan = await plan_of(anna, [north])
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    assert (await client.post(f"{plan}/weighings", json=WEIGHING)).status_code == 403
    made = await anna.post("/api/v1/contact-persons", json={"unit": north, "card": card(eva)})
    await client.get(f"{plan}/contact-persons", params={"min_seq": made.json()["seq"]})
    assert (await client.post(f"{plan}/weighings", json=WEIGHING)).status_code == 201
    last = await anna.post(f"{plan}/weighings", json={**WEIGHING, "question": "Wie zit voor?"})
    read = await client.get(last.headers["location"], params={"min_seq": last.json()["seq"]})
    assert read.json()["question"] == "Wie zit voor?"
    page = (await client.get(f"{plan}/weighings", params={"limit": 1, "min_seq": last.json()["seq"]})).json()
    assert ([each["question"] for each in page["weighings"]], page["next"] is None) == (["Wie zit voor?"], False)
    older = (await client.get(f"{plan}/weighings", params={"before": page["next"]})).json()
    assert ([each["by"] for each in older["weighings"]], older["next"]) == ([eva], None)
    thin = await anna.post(f"{plan}/weighings", json={**WEIGHING, "reason": ""})
    assert (thin.status_code, thin.json()["errors"][0]["field"]) == (422, "reason")
