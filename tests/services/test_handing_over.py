"""When somebody leaves: what is in their name is seen and handed over in one act, before or after."""

from datetime import timedelta

from tests.installation import Installation
from tests.services.reminding import TODAY
from tests.services.stories import agreement_of, invited, plan_of

HTML = {"accept": "text/html"}
MEMBERS = "/api/v1/organisation/members"


async def test_what_somebody_had_goes_to_another_and_what_cannot_is_named(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Overdracht", "overdracht@test.example")
    bas, client = await invited(installation, anna, "Bas", ["employee"])
    cem, _ = await invited(installation, anna, "Cem", ["employee"])
    dewi, _ = await invited(installation, anna, "Dewi", ["employee"])
    plan = await plan_of(anna)
    row = f"/api/v1/plans/{plan}/kickoff/rows/1a"
    await anna.put(f"{row}/responsible", json={"people": [bas, dewi]})
    led = await anna.put(f"/api/v1/plans/{plan}/leader", json={"person": bas})
    assert led.status_code == 200, led.text
    contact = {"person": bas, "role_name": "Aanspreekpunt", "powers": "Mag roosters laten aanpassen"}
    card = {**contact, "minutes_per_week": 60, "valid_from": str(TODAY - timedelta(days=9))}
    appointed = await anna.post("/api/v1/contact-persons", json={"unit": None, "card": card})
    assert appointed.status_code == 201, appointed.text
    await agreement_of(anna, plan, parties=[{"kind": "management"}, {"kind": "person", "person": bas}])
    held = (await anna.get(f"{MEMBERS}/{bas}/responsibilities")).json()
    assert [each["kind"] for each in held] == ["row", "leader", "mandate", "agreement"]
    shown = (await anna.get(f"/organisatie/mensen/{bas}/overdragen", headers=HTML)).text
    assert "Een afspraak gaat niet over op een ander." in shown
    gone = await anna.delete(f"{MEMBERS}/{bas}")
    assert gone.status_code == 200, gone.text
    done = await anna.post(f"{MEMBERS}/{bas}/hand-over", json={"to": cem})
    assert [each["kind"] for each in done.json()["handed"]] == ["row", "leader", "mandate"]
    assert [(each["held"]["kind"], each["why"]) for each in done.json()["kept"]] == [("agreement", "")]
    now = (await anna.get(f"{MEMBERS}/{bas}/responsibilities", params={"min_seq": 10**6})).json()
    assert [each["kind"] for each in now] == ["agreement"]
    rows = (await anna.get(f"/api/v1/plans/{plan}/kickoff")).json()["rows"]
    assert next(each["row"] for each in rows if each["row"]["row"] == "1a")["responsible"] == [cem, dewi]
    assert (await client.get(f"{MEMBERS}/{bas}/responsibilities")).status_code == 401


async def test_who_may_not_steer_is_told_what_stayed_and_a_colleague_sees_nothing(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Blijft", "blijft@test.example")
    bas, eva = await invited(installation, anna, "Bas", ["employee"])
    cem, _ = await invited(installation, anna, "Cem", ["employee"])
    _, ada = await invited(installation, anna, "Ada", ["administrator"])
    plan = await plan_of(anna)
    named = await anna.put(f"/api/v1/plans/{plan}/kickoff/rows/1a/responsible", json={"people": [bas]})
    await anna.get(f"{MEMBERS}/{bas}/responsibilities", params={"min_seq": named.json()["seq"]})
    page = f"/organisatie/mensen/{bas}/overdragen"
    form = {"csrf": ada.headers["x-csrf-token"], "do": "hand"}
    unsaid = await ada.post(page, data=form, headers=HTML)
    assert (unsaid.status_code, 'id="fout-to"' in unsaid.text) == (422, True)
    told = await ada.post(page, data={**form, "to": cem}, headers=HTML)
    assert "0 dingen zijn overgedragen aan Cem." in told.text
    assert "Niet overgedragen" in told.text
    assert (await eva.get(f"{MEMBERS}/{bas}/responsibilities")).status_code == 403
    unknown = await anna.get(f"{MEMBERS}/{plan}/responsibilities")
    assert unknown.status_code == 404
