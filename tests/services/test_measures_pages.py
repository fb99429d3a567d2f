"""The pages about measures: what is typed is kept, who may sees the form, and it speaks English."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import httpx

from tests.installation import Installation
from tests.services.test_analysis_api import issue_of
from tests.services.test_kickoff_api import invited
from tests.services.test_measures_api import TEXT, TODAY, plan_of, planning, proposed, shown

PAGE = {"accept": "text/html"}


def at(api: str) -> str:
    """The page of a plan's measures, or of one measure, from its address in the API."""
    return api.replace("/api/v1/plans", "/plannen").replace("/measures", "/maatregelen")


async def read(client: httpx.AsyncClient, path: str, status: int = 200) -> str:
    answer = await client.get(path, headers=PAGE)
    assert answer.status_code == status, answer.text
    return html.unescape(answer.text)


async def send(client: httpx.AsyncClient, path: str, status: int = 303, **form: str | list[str]) -> str:
    """Send a form; the page that one comes to (303), or the same page again with what is wrong."""
    answer = await client.post(path, data={"key": str(uuid4()), **form}, headers=PAGE)
    assert answer.status_code == status, answer.text
    return await read(client, answer.headers["location"]) if status == 303 else html.unescape(answer.text)


async def test_a_measure_lives_through_the_pages(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Bord", "bord@test.example")
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    board = at(f"{await plan_of(anna)}/measures")
    assert "Er zijn nog geen maatregelen" in await read(client, board)
    page = await send(client, f"{board}/nieuw", **TEXT, do="propose")
    assert "Plan deze maatregel" not in page, "an employee does not plan"
    rows = (await anna.get(board.replace("/plannen", "/api/v1/plans").replace("maatregelen", "measures"))).json()
    measure = f"{board}/{rows['measures'][0]['measure']}"
    assert "Plan deze maatregel" in await read(anna, measure)
    dates = {"starts_on": str(TODAY), "due_on": str(TODAY + timedelta(days=9))}
    assert "Gepland" in await send(anna, measure, owner=eva, **dates, do="plan")
    assert "Hoe gaat het?" in await send(client, measure, on=str(TODAY), do="start")
    assert "Twee keer gelukt" in await send(
        client, measure, text="Twee keer gelukt", percent="40", on=str(TODAY), do="progress"
    )
    done = await send(client, measure, result="Het is er", done_on=str(TODAY), do="done")
    assert "Een goed voorbeeld voor anderen?" in done
    assert "rondde de maatregel af" in done
    example = {"what_worked": "Een vast moment", "where": "Team Noord", "contact": eva}
    assert "staat bij de goede voorbeelden" in await send(client, measure, **example, do="shelve")
    shelf = await read(anna, "/organisatie/goede-voorbeelden")
    assert "Een vast moment" in shelf
    van = re.search(r"/plannen/[0-9a-f-]+/maatregelen/nieuw\?van=[0-9a-f-]+", shelf)
    assert van
    assert 'value="Vast overleg"' in await read(anna, van.group())
    copy = await send(anna, van.group().split("?")[0], **TEXT, origin=van.group()[-36:], do="propose")
    assert "Komt van" in copy


async def test_what_was_typed_stands_beside_what_is_wrong(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Fout", "fout@test.example")
    plan = await plan_of(anna)
    page = await send(anna, f"{at(plan)}/maatregelen/nieuw", 422, **{**TEXT, "active_role": ""}, do="propose")
    assert 'id="fout-active_role"' in page
    assert 'value="Vast overleg"' in page
    assert 'value="source" checked' in page
    measure = at(await proposed(anna, plan))
    page = await send(anna, measure, 422, owner="", starts_on=str(TODAY), due_on=str(TODAY), do="plan")
    assert 'id="fout-owner"' in page
    assert f'value="{TODAY}"' in page
    stale = await send(anna, measure, 409, **{**TEXT, "title": "Nieuw"}, seen="7", do="describe")
    assert "Iemand anders was je voor" in stale
    assert 'value="Nieuw"' in stale
    assert "Wie trekt deze maatregel" not in stale


async def test_an_individual_measure_alone_is_warned_about_and_no_longer_beside_a_collective_one(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Eigen", "eigen@test.example")
    plan = await plan_of(anna)
    issue, other = [[await issue_of(anna, plan, title)] for title in ("Te weinig rust", "Te veel wissels")]
    form = await read(anna, f"{at(plan)}/maatregelen/nieuw?kwestie={issue[0]}")
    assert f'name="issues" value="{issue[0]}"' in form
    measure = at(await proposed(anna, plan, level="individual", issues=issue))
    assert "zet collectief voor individueel" in await read(anna, measure)
    await proposed(anna, plan, level="collective", issues=other)
    assert "zet collectief voor individueel" in await read(anna, measure)
    await proposed(anna, plan, level="source", issues=issue)
    assert "zet collectief voor individueel" not in await read(anna, measure)


async def test_an_employee_sees_no_form_that_is_not_theirs(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Zien", "zien@test.example")
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    measure = at(await proposed(anna, plan))
    page = await read(eva, measure)
    assert 'value="plan"' not in page
    assert 'value="drop"' not in page
    assert (await eva.post(measure, data={"do": "drop", "reason": "x"}, headers=PAGE)).status_code == 403
    for place in ("overleg", "onderzoek"):
        assert 'name="do"' not in await read(eva, f"{at(plan)}/maatregelen/{place}")


async def test_research_is_decided_on_the_page(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vraag", "vraag@test.example")
    page = f"{at(await plan_of(anna))}/maatregelen/onderzoek"
    wish = {"question": "Hoe vaak wordt er geruild?", "why": "Onduidelijk", "by_whom": "Capaciteit"}
    wrong = await send(anna, page, 422, **wish, due_on="morgen", do="decide")
    assert 'id="fout-due_on"' in wrong
    assert "Hoe vaak wordt er geruild?" in wrong
    decided = await send(anna, page, **wish, due_on=str(TODAY), do="decide")
    which = re.search(r'value="(conclude:[0-9a-f-]+)"', decided)
    assert which
    again = await send(anna, page, 422, outcome="", on=str(TODAY), do=which.group(1))
    assert 'id="veld-outcome"' in again
    assert "In het weekend" in await send(anna, page, outcome="In het weekend", on=str(TODAY), do=which.group(1))
    against = await send(anna, page, question="Enquête?", because="Net geweest", do="reject")
    assert "Net geweest" in against


async def test_the_pages_of_another_organisation_are_not_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Muur", "muur@test.example")
    bert = await installation.organisation("Zorg Buur", "buur@test.example")
    plan = await plan_of(anna)
    measure = at(await proposed(anna, plan))
    mine = f"{at(await plan_of(bert))}/maatregelen/{uuid4()}"
    for theirs, none in ((measure, mine), (f"{at(plan)}/or", f"/plannen/{uuid4()}/or")):
        answers = [await bert.get(path, headers=PAGE) for path in (theirs, none)]
        bodies = [re.sub(rb"[0-9a-f]{8}-[0-9a-f-]{27}", b"", each.content) for each in answers]
        assert [each.status_code for each in answers] == [404, 404]
        assert bodies[0] == bodies[1]


async def test_the_board_and_a_measure_speak_english(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Engels", "engels@test.example")
    eva, _ = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    api = await proposed(anna, plan)
    done = await anna.put(f"{api}/planning", json=planning(eva))
    await shown(anna, api, done)
    await anna.post("/taal", data={"language": "en", "here": "/"})
    page = await read(anna, at(api))
    assert "What employees do" in page
    assert "planned the measure, with Eva as owner" in page
    assert "Propose a measure" in await read(anna, f"{at(plan)}/maatregelen")
    assert "no legal advice" in await read(anna, f"{at(plan)}/or")


async def test_without_signals_the_page_says_where_to_begin_and_no_consultation_is_recorded(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Stil", "stil@test.example")
    plan = await plan_of(anna)
    assert "Er zijn nog geen signalen om te bespreken" in await read(anna, f"{at(plan)}/maatregelen/overleg")
    wish = {"signals": [], "on": str(TODAY), "way": "team_meeting", "outcome": "Eerst het rooster", "size": 9}
    bare = await anna.post(f"{plan}/consultations", json=wish)
    assert (bare.status_code, bare.json()["type"]) == (422, "/problems/consultation-needs-signal")
    told = {"on": str(TODAY), "way": "talk", "size": "4", "outcome": "Lang gesproken"}
    page = await send(anna, f"{at(plan)}/maatregelen/overleg", 422, **told, do="record")
    assert "Over welk signaal ging het?" in page
    assert "Lang gesproken" in page, "kept, though the form has nothing to choose from"
