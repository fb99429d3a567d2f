"""Being away: a colleague sees on Today and in the mail what is somebody's, with a mark, and gets no right by it."""

from datetime import timedelta

import httpx
import pytest

from tests.installation import Installation
from tests.services.reminding import TODAY, Organisation
from tests.services.test_kickoff_api import invited

HTML = {"accept": "text/html"}
MARK = "voor Bas"


@pytest.fixture(scope="module")
async def away(installation: Installation) -> tuple[Organisation, str, httpx.AsyncClient, str]:
    """Bas has a row that is due tomorrow; from today until the day after it Eva stands in for him."""
    anna = await installation.organisation("Zorg Waarneming", "waarneming@test.example")
    made = Organisation(installation, anna, "Zorg Waarneming")
    await made.begin()
    installation.worker.go_on()
    eva_id, (eva_mail, eva) = await invited(installation, anna, "Eva", ["employee"])
    installation.worker.pause()
    days = {"first_day": str(TODAY), "last_day": str(TODAY + timedelta(days=2))}
    named = await made.bas.put(
        f"/api/v1/organisation/members/{made.bas_id}/stand-in", json={"stand_in": eva_id, **days}
    )
    assert named.status_code == 200, named.text
    await made.row(TODAY + timedelta(days=1))
    return made, eva_id, eva, eva_mail


Away = tuple[Organisation, str, httpx.AsyncClient, str]


async def test_the_stand_in_sees_it_on_today_with_a_mark_and_may_not_do_more_than_before(away: Away) -> None:
    made, _, eva, _ = away
    (mine,) = [each for each in (await eva.get("/api/v1/todos")).json() if each["stands_in_for"]]
    assert mine["stands_in_for"] == made.bas_id
    assert mine["due_on"] == str(TODAY + timedelta(days=1))
    assert MARK in (await eva.get("/organisatie", headers=HTML)).text
    assert MARK not in (await made.bas.get("/organisatie", headers=HTML)).text
    done = await eva.put(f"{made.plan}/kickoff/rows/1a/due-date", json={"due_on": str(TODAY)})
    assert done.status_code == 403


async def test_the_stand_in_gets_the_reminder_with_a_mark_and_who_is_away_gets_it_too(away: Away) -> None:
    made, _, _, eva_mail = away
    assert made.gather() == 2
    made.send()
    made.send()
    eva, bas = made.digests(eva_mail)[-1], made.digests(made.bas_mail)[-1]
    assert "je neemt waar voor Bas" in " ".join(eva.split())
    assert "neemt waar" not in bas


async def test_the_page_says_who_stands_in_and_refuses_what_cannot_be_beside_the_field(away: Away) -> None:
    made, eva_id, eva, _ = away
    assert "Daarna stopt het vanzelf." in (await made.bas.get("/afwezig", headers=HTML)).text
    assert "Voor wie jij nu waarneemt" in (await eva.get("/afwezig", headers=HTML)).text
    form = {"csrf": eva.headers["x-csrf-token"], "do": "name", "stand_in": eva_id, "first_day": str(TODAY)}
    refused = await eva.post("/afwezig", data={**form, "last_day": str(TODAY)}, headers=HTML)
    assert (refused.status_code, 'id="fout-stand_in"' in refused.text) == (422, True)
    assert f'value="{TODAY}"' in refused.text
    foreign = await eva.post("/afwezig", data={**form, "wie": made.bas_id, "last_day": str(TODAY)}, headers=HTML)
    assert foreign.status_code in (403, 422)
    path = f"/api/v1/organisation/members/{made.bas_id}/stand-in"
    assert [(await each.get(path)).status_code for each in (made.anna, made.bas, eva)] == [200, 200, 403]


async def test_it_ends_when_somebody_is_back(away: Away) -> None:
    made, _, eva, _ = away
    path = f"/api/v1/organisation/members/{made.bas_id}/stand-in"
    assert (await made.bas.delete(path)).status_code == 200
    made.project()
    assert (await made.bas.get(path)).status_code == 404
    assert not [each for each in (await eva.get("/api/v1/todos")).json() if each["stands_in_for"]]
