"""The public pages of reporting unnamed: the code and the dialogue, the link, small units, too many reports."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.installation import Installation, ten_o_clock
from tests.services.test_kickoff_api import invited
from tests.services.test_signals_api import plan_of, unit_of
from tests.services.unnamed import FORM, TEXT, opened, released, send


@pytest.fixture(autouse=True)
def today_again(installation: Installation) -> Iterator[None]:
    installation.worker.now = ten_o_clock
    yield
    installation.worker.now = ten_o_clock


async def test_the_reporter_comes_back_with_the_code_and_talks_without_a_name(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Gesprek", "gesprek@test.example")
    plan = await plan_of(anna)
    link, nobody = await opened(anna, plan), installation.client()
    code = await send(nobody, link)
    for _ in range(2):
        await send(nobody, link)
    waiting = await nobody.post("/melden/gesprek", data={"code": code, "do": "open"})
    assert "wacht nog" in waiting.text
    rows = await released(installation, anna, plan, 3)
    for row in rows:
        path = f"{plan}/signals/{row['signal']}/messages"
        assert (await anna.post(path, json={"text": "Op welke dagen?", "number": 0})).status_code == 200
    typed = code.lower().replace("-", " ")
    for _ in range(100):
        shown = (await nobody.post("/melden/gesprek", data={"code": typed, "do": "open"})).text
        if "Op welke dagen?" in shown:
            break
        await asyncio.sleep(0.03)
    assert "Anna Test" in shown
    write = {"code": code, "do": "write", "message": "Vooral op maandag.", "key": "een"}
    for _ in range(2):
        shown = (await nobody.post("/melden/gesprek", data=write)).text
    assert "1 bericht van jou is onderweg" in shown
    installation.worker.now = lambda: ten_o_clock() + timedelta(days=4)
    for _ in range(100):
        shown = (await nobody.post("/melden/gesprek", data={"code": code, "do": "open"})).text
        if "Vooral op maandag." in shown:
            break
        await asyncio.sleep(0.03)
    assert "Vooral op maandag." in shown
    found = [row for row in (await anna.get(f"{plan}/signals")).json()["signals"] if row["awaits_answer"]]
    assert len(found) == 1
    messages = (await anna.get(f"{plan}/signals/{found[0]['signal']}/messages")).json()
    assert [(each["text"], each["written_by"] is None) for each in messages] == [
        ("Op welke dagen?", False),
        ("Vooral op maandag.", True),
    ]
    wrong = await nobody.post("/melden/gesprek", data={"code": "AAAAA-AAAAA-AAAAA-AAAAA", "do": "open"})
    assert (wrong.status_code, "kennen we niet" in wrong.text) == (422, True)


async def test_a_form_sent_twice_is_one_report_with_one_code(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Dubbel", "dubbel@test.example")
    plan = await plan_of(anna)
    link, nobody = await opened(anna, plan), installation.client()
    codes = {await send(nobody, link, key="zelfde") for _ in range(3)}
    await send(nobody, link)
    await send(nobody, link)
    assert len(codes) == 1
    assert len(await released(installation, anna, plan, 3)) == 3
    assert await send(nobody, link, key="zelfde") in codes
    installation.worker.now = lambda: ten_o_clock() + timedelta(days=6)
    await asyncio.sleep(0.4)
    assert len((await anna.get(f"{plan}/signals")).json()["signals"]) == 3


async def test_a_closed_renewed_or_invented_link_does_not_work(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Link", "link@test.example")
    plan = await plan_of(anna)
    link, nobody = await opened(anna, plan), installation.client()
    assert (await nobody.get(link)).status_code == 200
    seq = (await anna.put(f"{plan}/reporting-link", json={"after": 1})).json()["seq"]
    old = await nobody.post(link, data=FORM)
    shown = (await anna.get(f"{plan}/reporting-link", params={"min_seq": seq})).json()
    renewed = shown["link"].removeprefix("https://testserver.local")
    invented = await nobody.get(f"{link[:-4]}AAAA")
    assert (old.status_code, invented.status_code) == (404, 404)
    assert (await nobody.get(renewed)).status_code == 200
    assert (await anna.delete(f"{plan}/reporting-link")).status_code == 200
    assert (await nobody.post(renewed, data=FORM)).status_code == 404
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    assert (await eva.put(f"{plan}/reporting-link", json={"after": 2})).status_code == 403


async def test_a_small_unit_cannot_be_named_and_what_was_typed_stays(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Klein", "klein@test.example")
    plan, unit = await plan_of(anna), await unit_of(anna, "Nachtploeg")
    link, nobody = await opened(anna, plan), installation.client()
    page = await nobody.get(link)
    assert "Nachtploeg" not in page.text
    refused = await nobody.post(link, data=FORM | {"unit": unit})
    assert refused.status_code == 422
    assert TEXT in refused.text
    english = await nobody.get(link, params={"taal": "en"})
    assert "Report a signal unnamed" in english.text
    empty = await nobody.post(link, data=FORM | {"text": "", "key": "k"})
    assert (empty.status_code, 'value="k"' in empty.text) == (422, True)


async def test_a_unit_that_became_small_before_the_release_is_not_named(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Krimp", "krimp@test.example")
    plan, unit = await plan_of(anna), await unit_of(anna, "Groot")
    people = []
    for number in range(9):
        wish = {"name": f"Lid {number}", "email": f"lid{number}-{uuid4().hex[:6]}@test.example", "roles": ["employee"]}
        wish |= {"unit": unit} if number < 5 else {}
        made = await anna.post("/api/v1/organisation/members", json=wish)
        people.append(made.headers["location"].rsplit("/", 1)[1])
    await anna.get("/api/v1/organisation/members", params={"min_seq": made.json()["seq"]})
    link, nobody = await opened(anna, plan), installation.client()
    await send(nobody, link, unit=unit, text="Met onderdeel")
    for _ in range(2):
        await send(nobody, link)
    assert (await anna.delete(f"/api/v1/organisation/members/{people[0]}")).status_code == 200
    rows = await released(installation, anna, plan, 3)
    assert {row["unit"] for row in rows} == {None}


async def test_so_many_reports_a_day_are_enough(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Veel", "veel@test.example")
    plan = await plan_of(anna)
    link, nobody = await opened(anna, plan), installation.client()
    for _ in range(60):
        await send(nobody, link)
    late = await nobody.post(link, data=FORM)
    assert (late.status_code, TEXT in late.text) == (429, True)
