"""The pages of results, reviews, files and the impression: what is typed is kept, what is not mine is not there."""

import re
from typing import Any
from uuid import uuid4

import httpx

from tests.installation import Installation
from tests.services.pictures import photo
from tests.services.plan_story import TODAY, Story, story_of
from tests.services.test_kickoff_api import invited
from tests.services.test_reviews_api import held, read

PLACES = ("resultaten", "evaluatie", "evaluatie/handleiding", "evaluatie/impressie", "bestanden")


async def look(client: httpx.AsyncClient, path: str, **query: Any) -> httpx.Response:
    return await client.get(path, params=query, headers={"accept": "text/html"})


async def send(client: httpx.AsyncClient, path: str, files: Any = None, **fields: Any) -> httpx.Response:
    form = {"csrf": client.headers["x-csrf-token"], "key": uuid4().hex, **fields}
    return await client.post(path, data=form, files=files, headers={"accept": "text/html"}, follow_redirects=True)


async def test_empty_pages_teach_the_next_step(installation: Installation) -> None:
    story = await story_of(installation)
    expected = {
        "resultaten": "Breng eerst signalen in kaart",
        "evaluatie": "Er is nog geen evaluatie geweest.",
        "evaluatie/handleiding": "Belangrijke dagen",
        "evaluatie/impressie": "Er is nog geen interview.",
        "bestanden": "Er zijn nog geen bestanden.",
    }
    for place in PLACES:
        answer = await look(story.client, f"{story.page}/{place}")
        assert answer.status_code == 200, answer.text
        assert expected[place] in answer.text, place


async def test_a_verdict_is_given_and_a_refused_one_keeps_what_was_typed(installation: Installation) -> None:
    story = await story_of(installation)
    signal, seq = await story.signal("Vrije dagen veranderen laat")
    opened = await look(story.client, f"{story.page}/resultaten", open=str(signal), min_seq=seq)
    assert "Waar zie je dat aan?" in opened.text
    here = f"{story.page}/resultaten/{signal}"
    refused = await send(story.client, here, do="judge-signal", evidence="Minder ruilen", seen="0")
    assert refused.status_code == 422
    assert "Minder ruilen" in refused.text
    empty = await send(story.client, here, do="judge-signal", verdict="better", evidence="", seen="0")
    assert 'id="fout-evidence"' in empty.text
    done = await send(story.client, here, do="judge-signal", verdict="better", evidence="Minder ruilen", seen="0")
    assert done.status_code == 200
    assert "Opgeslagen." in done.text
    assert "Beter: 1" in done.text


async def test_a_figure_about_four_people_is_refused_and_the_form_keeps_the_rest(installation: Installation) -> None:
    story = await story_of(installation)
    fields = {
        "do": "record",
        "title": "Tempo",
        "higher_is_better": "no",
        "baseline.value": "2,8",
        "baseline.question": "Moet je erg snel werken?",
        "baseline.group": "Team Noord",
        "baseline.respondents": "4",
        "baseline.on": "2026-04-01",
    }
    here = f"{story.page}/resultaten/nieuw"
    refused = await send(story.client, here, **fields)
    assert refused.status_code == 422
    assert "Te weinig mensen voor een cijfer" in refused.text
    assert 'value="2,8"' in refused.text
    done = await send(story.client, here, **{**fields, "baseline.respondents": "5"})
    assert done.status_code == 200
    assert "De vervolgmeting is er nog niet." in done.text
    wrong = await send(story.client, here, **{**fields, "baseline.value": "veel"})
    assert 'id="fout-baseline.value"' in wrong.text


async def test_a_review_from_the_prompt_to_the_next_cycle(installation: Installation) -> None:
    story = await story_of(installation)
    await story.agreement("Buddy", kept=False)
    seq = await story.measure("Overleg", done=False)
    here = f"{story.page}/evaluatie"
    first = await look(story.client, here, min_seq=seq)
    assert "Wat nu open staat" in first.text
    assert "Buddy" in first.text
    unplanned = await send(story.client, here, name="Najaar", on="")
    assert unplanned.status_code == 422
    assert 'value="Najaar"' in unplanned.text
    planned = await send(story.client, here, name="Najaar", on=str(TODAY))
    review = re.search(r'id="evaluatie-([0-9a-f-]{36})"', planned.text)
    assert review
    place = f"{here}/{review.group(1)}"
    nobody = await send(story.client, place, do="hold", held_on=str(TODAY), guests="De bedrijfsarts")
    assert nobody.status_code == 422
    assert "De bedrijfsarts" in nobody.text
    held = await send(story.client, place, do="hold", held_on=str(TODAY), present=str(story.actor.person))
    assert "Leg een besluit vast" in held.text
    half = await send(story.client, place, do="take", about="Overleg", choice="adjust", reason="Te laat")
    assert half.status_code == 422
    assert "Wie pakt dit op, en wanneer?" in half.text
    await send(story.client, place, do="take", point="Buddy", choice="continue", reason="Helpt")
    _, (_, eva) = await invited(installation, story.client, "Eva", ["employee"])
    assert "Helpt" in (await look(eva, here)).text
    keys = re.findall(r'name="carried" value="(agreement:[^"]+)"', held.text)
    closed = await send(story.client, place, do="close", end="new_cycle", end_reason="Verder", carried=keys)
    assert closed.status_code == 200, closed.text
    assert "Nieuwe ronde" in closed.text
    assert "1 punt ging mee naar de volgende ronde" in closed.text
    assert "Ronde 2" in closed.text
    assert "Ronde 1" in (await look(story.client, f"{story.page}/resultaten")).text


async def test_a_photo_is_added_agreed_to_shown_and_erased(installation: Installation) -> None:
    story = await story_of(installation)
    _, (_, eva) = await invited(installation, story.client, "Eva", ["employee"])
    here = f"{story.page}/bestanden"
    fields = {"do": "add", "kind": "photo", "description": "Het team bij het rooster"}
    wrong = await send(story.client, here, {"file": ("team.jpg", b"<html><script>1</script>")}, **fields)
    assert wrong.status_code == 415
    assert "Het team bij het rooster" in wrong.text
    assert "Kies het bestand opnieuw." in wrong.text
    none = await send(story.client, here, **fields)
    assert none.status_code == 422
    added = await send(story.client, here, {"file": ("team.jpg", photo())}, **fields)
    assert "Wacht op toestemming" in added.text
    file = re.search(r'id="bestand-([0-9a-f-]{36})"', added.text)
    assert file
    picture, place = f"/bestanden/{file.group(1)}", f"{here}/{file.group(1)}"
    assert (await look(story.client, f"{picture}/klein")).status_code == 200
    assert (await look(eva, picture)).status_code == 403
    assert picture not in (await look(eva, here)).text
    nameless = await send(story.client, place, do="consent", words="Mag", given_on="2026-11-02")
    assert nameless.status_code == 422
    assert 'id="veld-name"' in nameless.text
    agreed = await send(story.client, place, do="consent", name="Bas", words="Mag", given_on="2026-11-02")
    assert "Toestemming van wie erop staat" in agreed.text
    got = await look(eva, picture)
    assert (got.status_code, got.headers["x-content-type-options"]) == (200, "nosniff")
    assert got.headers["content-disposition"].startswith("attachment")
    assert picture in (await look(eva, f"{story.page}/evaluatie/impressie")).text
    consent = re.search(r'name="consent" value="([0-9a-f-]{36})"', agreed.text)
    assert consent
    back = await send(story.client, place, do="withdraw", consent=consent.group(1))
    assert "Toestemming ingetrokken" in back.text
    assert (await look(story.client, picture)).status_code == 403
    assert picture not in (await look(eva, f"{story.page}/evaluatie/impressie")).text
    unsaid = await send(story.client, place, do="remove", reason="")
    assert unsaid.status_code == 422
    gone = await send(story.client, place, do="remove", reason="Toestemming ingetrokken")
    assert "Er zijn nog geen bestanden." in gone.text
    assert (await look(story.client, picture)).status_code == 404


async def test_an_interview_is_added_question_by_question(installation: Installation) -> None:
    story = await story_of(installation)
    here = f"{story.page}/evaluatie/impressie"
    fields = {"name": "Eva", "exchanges.0.question": "Wat werkte?", "exchanges.0.said": "Samen beginnen"}
    more = await send(story.client, here, do="more", **fields)
    assert 'name="exchanges.1.question"' in more.text
    assert "Samen beginnen" in more.text
    refused = await send(story.client, here, do="add", **fields, consent="", consented_on=str(TODAY))
    assert refused.status_code == 422
    assert "Samen beginnen" in refused.text
    done = await send(story.client, here, do="add", **fields, consent="Ja, met naam", consented_on=str(TODAY))
    assert "<blockquote>Samen beginnen</blockquote>" in done.text


async def test_the_moments_are_set_by_hr_and_read_by_everybody(installation: Installation) -> None:
    story = await story_of(installation)
    _, (_, tom) = await invited(installation, story.client, "Tom", ["team_lead"])
    here = "/organisatie/hrm-cyclus"
    shown = await look(story.client, here)
    assert "elk jaar op 1 november" in shown.text
    fields: dict[str, Any] = {
        "count": "1",
        "maximum_age": "6",
        "moments.0.id": str(uuid4()),
        "moments.0.name": "Teamdag",
        "moments.0.kind": "talk",
        "moments.0.day": "31",
        "moments.0.month": "2",
        "moments.0.once": "",
    }
    wrong = await send(story.client, here, do="save", **fields)
    assert wrong.status_code == 422
    assert 'value="Teamdag"' in wrong.text
    done = await send(story.client, here, do="save", **{**fields, "moments.0.day": "10"})
    assert "elk jaar op 10 februari" in done.text
    assert "Pas de momenten aan" not in (await look(tom, here)).text
    assert (await send(tom, here, do="save", **{**fields, "moments.0.day": "11"})).status_code == 403


async def test_another_organisation_and_an_employee_see_no_more_than_they_may(installation: Installation) -> None:
    story, other = await story_of(installation), await story_of(installation)
    _, (_, eva) = await invited(installation, story.client, "Eva", ["employee"])
    nothing = f"/plannen/{uuid4()}"
    for place in PLACES:
        theirs, none = await look(other.client, f"{story.page}/{place}"), await look(other.client, f"{nothing}/{place}")
        assert (theirs.status_code, none.status_code) == (404, 404)
        assert theirs.text.replace(str(story.plan), "") == none.text.replace(nothing.rsplit("/", 1)[1], "")
        answer = await look(eva, f"{story.page}/{place}")
        assert answer.status_code == 200
        assert 'method="post"' not in answer.text.split("<main")[1].split("</main>")[0], place


async def test_the_pages_in_english(installation: Installation) -> None:
    story = await story_of(installation)
    english: Story = story
    services = installation.app.state.services
    await services.people.choose_language(story.tenant, story.actor.person, "en")
    installation.app.state.callers.forget(story.client.cookies["__Host-session"])
    expected = ("Did the signals improve?", "Review and next", "Short guide", "In their own words", "Add a file")
    for place, words in zip(PLACES, expected, strict=True):
        answer = await look(english.client, f"{story.page}/{place}")
        assert words in answer.text, place
        assert 'lang="en"' in answer.text


async def test_an_error_that_htmx_asked_for_is_a_page_too(installation: Installation) -> None:
    story = await story_of(installation)
    answer = await story.client.get(f"/plannen/{uuid4()}/bestanden", headers={"hx-request": "true", "accept": "*/*"})
    assert answer.status_code == 404
    assert "<main" in answer.text


async def test_everybody_reads_the_review_page_with_its_decisions(installation: Installation) -> None:
    story = await story_of(installation)
    owner, (_, theirs) = await invited(installation, story.client, "Eva", ["employee"])
    _, (_, others) = await invited(installation, story.client, "Olga", ["works_council"])
    place, _ = await held(story)
    decision = {"about": "Buddy", "choice": "adjust", "reason": "Te weinig", "owner": owner, "due_on": str(TODAY)}
    decided = await story.client.post(f"{place}/decisions", json=decision)
    assert decided.status_code == 201, decided.text
    closing = {"choice": "adjust", "reason": "Verder"}
    closed = await story.client.post(f"{place}/closing", json=closing)
    assert closed.status_code == 200, closed.text
    await read(story, place, closed.json()["seq"])
    for client, sees in ((story.client, True), (theirs, True), (others, False)):
        answer = await look(client, f"{story.page}/evaluatie", min_seq=closed.json()["seq"])
        assert answer.status_code == 200, answer.text
        assert ("Dit is gedaan" in answer.text) is sees
