"""My dated things over the API and the pages: putting off, what comes back, and the secret address of my calendar."""

import re
from datetime import date, timedelta
from typing import Any

import httpx
from icalendar import Calendar

from infra.bootstrap import today_in
from tests.installation import Installation

TODAY = today_in("Europe/Amsterdam")
SOON = TODAY + timedelta(days=3)


async def reminded(installation: Installation, email: str) -> tuple[httpx.AsyncClient, str, dict[str, Any]]:
    """Somebody with a row that is due soon; the plan, and the reminder."""
    anna = await installation.organisation("Zorg Herinnerd", email)
    me = (await anna.get("/api/v1/me")).json()["person"]
    plan = (await anna.post("/api/v1/plans", json={"title": "Rust in de nacht"})).headers["location"]
    await anna.put(f"{plan}/kickoff/rows/1a/responsible", json={"people": [me]})
    done = await anna.put(f"{plan}/kickoff/rows/1a/due-date", json={"due_on": str(SOON)})
    await anna.put(f"{plan}/kickoff/meeting", json={"on": str(SOON), "at": "14:00:00", "place": "Zaal 2, begane grond"})
    assert done.status_code == 200
    found = [each for each in await listed(anna, done.json()["seq"]) if each["item"] == "1a"]
    assert len(found) == 1
    return anna, plan, found[0]


async def listed(client: httpx.AsyncClient, min_seq: int | None = None) -> list[dict[str, Any]]:
    import asyncio

    for _ in range(200):
        found: list[dict[str, Any]] = (await client.get("/api/v1/reminders", params={"min_seq": min_seq})).json()
        if len([each for each in found if each["item"] in ("1a", "meeting")]) == 2:
            return found
        await asyncio.sleep(0.02)
    raise AssertionError("the reminders never came")


def at(reminder: dict[str, Any]) -> str:
    return f"/api/v1/reminders/{reminder['thing']}/{reminder['item']}/snooze"


async def test_what_is_mine_is_listed_put_off_with_a_reason_and_woken(installation: Installation) -> None:
    anna, plan, row = await reminded(installation, "uitsteller@test.example")
    assert (row["kind"], row["due_on"], row["fixed"], row["snoozed_until"]) == ("checklist", str(SOON), False, None)
    assert row["what"].startswith("Rij 1a van de aftrap")
    until = str(TODAY + timedelta(days=7))
    put_off = await anna.post(at(row), json={"until": until, "reason": "Wacht op de OR"})
    assert put_off.status_code == 200, put_off.text
    seq = put_off.json()["seq"]
    (after,) = [each for each in await listed(anna, seq) if each["item"] == "1a"]
    assert after["snoozed_until"] == until
    trail = (await anna.get(f"{plan}/audit-trail", params={"min_seq": seq})).text
    assert "Wacht op de OR" in trail
    woken = await anna.delete(at(row))
    (back,) = [each for each in await listed(anna, woken.json()["seq"]) if each["item"] == "1a"]
    assert back["snoozed_until"] is None


async def test_thirty_days_and_a_reason_are_the_rule_and_another_s_thing_is_not_there(
    installation: Installation,
) -> None:
    anna, _, row = await reminded(installation, "regels@test.example")
    far = {"until": str(TODAY + timedelta(days=31)), "reason": "x"}
    assert (await anna.post(at(row), json=far)).status_code == 422
    assert (await anna.post(at(row), json={"until": str(SOON), "reason": " "})).status_code == 422
    bert, _, _ = await reminded(installation, "ander@test.example")
    assert (await bert.post(at(row), json={"until": str(SOON), "reason": "x"})).status_code == 404


async def test_the_page_keeps_what_was_typed_and_puts_off_without_javascript(installation: Installation) -> None:
    anna, _, row = await reminded(installation, "pagina@test.example")
    today = (await anna.get("/organisatie")).text
    assert f"/herinneringen?open={row['thing']}/1a" in today
    page = (await anna.get(f"/herinneringen?open={row['thing']}/1a")).text
    assert "<details open>" in page
    assert "Rij 1a van de aftrap" in page
    assert "Stel de herinnering uit" in page
    form = {"do": "snooze", "thing": row["thing"], "item": "1a", "key": "k1", "csrf": anna.headers["x-csrf-token"]}
    wrong = await anna.post("/herinneringen", data={**form, "until": "2099-01-01", "reason": "Mijn lange reden"})
    assert wrong.status_code == 422
    assert "Mijn lange reden" in wrong.text
    assert "Kies een dag binnen 30 dagen" in wrong.text
    right = {**form, "until": str(TODAY + timedelta(days=2)), "reason": "Mijn lange reden"}
    went = await anna.post("/herinneringen", data=right)
    assert went.status_code == 303
    after = (await anna.get(went.headers["location"])).text
    assert "Komt terug op" in after
    english = await anna.post("/taal", data={"language": "en", "here": "/herinneringen", "csrf": form["csrf"]})
    assert english.status_code == 303
    assert "My reminders" in (await anna.get("/herinneringen")).text


async def test_on_the_page_of_the_thing_itself_it_is_put_off_and_woken_too(installation: Installation) -> None:
    anna, plan, row = await reminded(installation, "ter-plekke@test.example")
    page = plan.removeprefix("/api/v1").replace("/plans/", "/plannen/") + "/aftrap"
    shown = (await anna.get(page)).text
    assert "Jouw 2 herinneringen op deze pagina" in shown
    assert "op deze pagina" not in (await anna.get(f"{page.removesuffix('/aftrap')}/draagvlak")).text
    form = {"do": "snooze", "thing": row["thing"], "item": "1a", "key": "k9", "csrf": anna.headers["x-csrf-token"]}
    no_reason = {**form, "here": "1", "until": str(TODAY + timedelta(days=3)), "reason": " "}
    wrong = await anna.post("/herinneringen", data=no_reason, headers={"accept": "text/html"})
    assert wrong.status_code == 422
    assert f"<h1>{re.search('<h1>(.*?)<', shown)[1]}" in wrong.text, "it is refused where it was pressed"
    assert f'value="{no_reason["until"]}"' in wrong.text
    assert re.search(r'<details class="screen own-reminders" id="herinneringen" open>.*?role="alert"', wrong.text, re.S)
    assert 'href="?' not in wrong.text
    assert all("action=" in each for each in re.findall("<form[^>]*>", wrong.text))
    until = str(TODAY + timedelta(days=2))
    went = await anna.post("/herinneringen", data={**form, "here": "1", "until": until, "reason": "Wacht op de OR"})
    assert went.headers["location"].startswith(f"{page}?herinnering=snooze")
    assert went.headers["location"].endswith("#herinneringen")
    after = (await anna.get(went.headers["location"])).text
    assert "Uitgesteld. Je hoort het weer" in after
    assert "Komt terug op" in after
    woken = await anna.post("/herinneringen", data={**form, "do": "wake", "key": "k10", "here": "1"})
    assert "Je wordt er weer aan herinnerd." in (await anna.get(woken.headers["location"])).text


async def test_the_calendar_is_read_by_its_address_alone_and_a_new_one_replaces_it(installation: Installation) -> None:
    anna, plan, _ = await reminded(installation, "agenda@test.example")
    assert (await anna.get("/api/v1/calendar-feed")).json() == {"since": None, "address": None}
    made = (await anna.post("/api/v1/calendar-feed")).json()
    path = made["address"].removeprefix(installation.settings.public_url)
    async with installation.client() as phone:
        answer = await phone.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        calendar = Calendar.from_ical(answer.content)
        events = {str(event["summary"]).split(":")[0]: event for event in calendar.walk("VEVENT")}
        row, meeting = events["Rij 1a van de aftrap"], events["Aftrapbijeenkomst"]
        assert calendar["method"] == "PUBLISH"
        assert row["dtstart"].dt == SOON
        assert meeting["dtstart"].dt.strftime("%H:%M") in ("12:00", "13:00")
        assert meeting["location"] == "Zaal 2, begane grond"
        assert "Anna" not in answer.text
        moved = SOON + timedelta(days=1)
        done = await anna.put(f"{plan}/kickoff/meeting", json={"on": str(moved), "at": "14:00:00", "place": "Zaal 2"})
        assert done.status_code == 200
        later = await meeting_of(phone, path, moved)
        assert (later["uid"], later["sequence"] > meeting["sequence"]) == (meeting["uid"], True)
        again = (await anna.post("/api/v1/calendar-feed")).json()["address"]
        assert again != made["address"]
        nobody = await phone.get("/agenda/onzin.ics")
        old = await phone.get(path)
        assert (old.status_code, nobody.status_code) == (404, 404)
        assert (await anna.delete("/api/v1/calendar-feed")).status_code == 204
        assert (await phone.get(again.removeprefix(installation.settings.public_url))).status_code == 404
    assert (await anna.delete("/api/v1/calendar-feed")).status_code == 404


async def meeting_of(phone: httpx.AsyncClient, path: str, on: date) -> Any:
    import asyncio

    for _ in range(200):
        for event in Calendar.from_ical((await phone.get(path)).content).walk("VEVENT"):
            if str(event["summary"]) == "Aftrapbijeenkomst" and event["dtstart"].dt.date() == on:
                return event
        await asyncio.sleep(0.02)
    raise AssertionError("the meeting never moved")


async def test_the_address_is_shown_once_on_the_page_and_taken_away_there(installation: Installation) -> None:
    anna, _, _ = await reminded(installation, "eenmalig@test.example")
    form = {"key": "k", "csrf": anna.headers["x-csrf-token"]}
    shown = (await anna.post("/herinneringen", data={**form, "do": "renew"})).text
    assert "/agenda/" in shown
    assert "/agenda/" not in (await anna.get("/herinneringen")).text.replace("/herinneringen#agenda", "")
    gone = await anna.post("/herinneringen", data={**form, "do": "revoke"})
    assert gone.status_code == 303
    assert "Het adres werkt niet meer" in (await anna.get(gone.headers["location"])).text


async def test_who_left_has_no_calendar_any_more(installation: Installation) -> None:
    anna, _, _ = await reminded(installation, "vertrek@test.example")
    wish = {"name": "Bas Weg", "email": "weg@test.example", "roles": ["coordinator"]}
    bas_id = (await anna.post("/api/v1/organisation/members", json=wish)).headers["location"].rsplit("/", 1)[1]
    bas = await installation.sign_in(installation.post.secret("weg@test.example", "Welkom"))
    address = (await bas.post("/api/v1/calendar-feed")).json()["address"]
    path = address.removeprefix(installation.settings.public_url)
    async with installation.client() as phone:
        assert b"VEVENT" in (await phone.get(path)).content
        left = await anna.delete(f"/api/v1/organisation/members/{bas_id}")
        await anna.get("/api/v1/organisation/members", params={"min_seq": left.json()["seq"]})
        assert b"VEVENT" not in (await phone.get(path)).content
