"""Reports on pages: the archive by moment, one made now, read on the page as it was kept, and taken along."""

import hashlib
import re
from uuid import uuid4

import httpx

from tests.installation import Installation
from tests.services.plan_story import Story, story_of
from tests.services.report_story import asked, moment_passes, once_built, reports, today, with_colleagues
from tests.services.stories import invited, unit_of

__all__ = ["today"]
HERE = "/organisatie/rapporten"


async def made(story: Story, about: str = "") -> httpx.Response:
    """Pressing the button: the page that one comes to."""
    form = {"about": about, "csrf": story.client.headers["x-csrf-token"], "key": uuid4().hex}
    answer = await story.client.post(HERE, data=form, headers={"accept": "text/html"})
    assert answer.status_code == 303, answer.text
    return await story.client.get(answer.headers["location"], headers={"accept": "text/html"})


async def page(client: httpx.AsyncClient, path: str) -> str:
    answer = await client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return answer.text


async def test_an_empty_archive_says_when_the_first_report_comes(installation: Installation) -> None:
    story = await story_of(installation)
    empty = await page(story.client, HERE)
    assert "Er is nog geen rapport" in empty
    assert "Het eerste komt vanzelf, op" in empty
    assert "Maak het rapport" in empty
    _, eva = await invited(installation, story.client, "Eva", ["employee"])
    assert "Maak het rapport" not in await page(eva, HERE)


async def test_the_button_leads_to_the_report_with_its_pictures_and_their_tables(installation: Installation) -> None:
    story = await story_of(installation)
    await with_colleagues(story)
    await story.measure("Vast overleg", done=True)
    await story.signal()
    shown = await made(story, f"plan:{story.plan}")
    assert "Tussentijds rapport" in shown.text
    for words in ("Gevraagde besluiten", "Voortgang van de stappen", "Open punten", "dit rapport controleren"):
        assert words in shown.text
    assert shown.text.count('role="img"') == shown.text.count("<desc ") == 3
    assert "<caption" in shown.text
    assert "style=" not in shown.text
    identities = re.findall(r'\bid="([^"]+)"', shown.text)
    assert len(identities) == len(set(identities))


async def test_what_is_taken_along_is_what_the_page_and_the_log_name(installation: Installation) -> None:
    story = await story_of(installation)
    shown = await made(story)
    report = re.search(rf"{HERE}/([0-9a-f-]{{36}})/rapport.pdf", shown.text)
    assert report
    for name, language in (("pdf", "nl"), ("pdf", "en"), ("xlsx", "nl"), ("xlsx", "en"), ("json", "")):
        answer = await story.client.get(f"{HERE}/{report[1]}/rapport.{name}", params={"taal": language})
        assert answer.status_code == 200, (name, language)
        assert hashlib.sha256(answer.content).hexdigest() in shown.text
        assert answer.headers["content-disposition"].startswith("attachment;")
    for wrong in ("rapport.pdf?taal=fr", "rapport.exe"):
        assert (await story.client.get(f"{HERE}/{report[1]}/{wrong}")).status_code == 404


async def test_the_archive_tells_each_moment_once_and_which_reports_came_late(installation: Installation) -> None:
    story = await story_of(installation)
    unit = await unit_of(story.client)
    await moment_passes(story)
    await reports(story.client, 3)
    shown = await page(story.client, HERE)
    assert shown.count("Tussenmeting <small>") == 1
    assert shown.count("3 dagen te laat gemaakt") == 3
    assert "Team Noord" in shown
    _, eva = await invited(installation, story.client, "Eva", ["employee"], unit)
    hers = await page(eva, HERE)
    assert "Hele organisatie" not in hers.split("<main", 1)[1]
    assert "Team Noord" in hers


async def test_a_plans_own_place_shows_its_reports_and_makes_one(installation: Installation) -> None:
    story = await story_of(installation)
    here = f"{story.page}/evaluatie/rapporten"
    assert f'value="plan:{story.plan}"' in await page(story.client, here)
    await once_built(story.client, await asked(story))
    assert "Er is nog geen rapport" in await page(story.client, here)
    await once_built(story.client, await asked(story, plan=str(story.plan)))
    assert "Tussentijds" in await page(story.client, here)
    assert f'href="{here}"' in await page(story.client, f"{story.page}/evaluatie")


async def test_who_may_not_read_or_make_one_gets_no_page(installation: Installation) -> None:
    story, stranger = await story_of(installation), await story_of(installation)
    shown = await made(story)
    path = str(shown.url.path)
    nowhere = await stranger.client.get(f"{HERE}/{uuid4()}", headers={"accept": "text/html"})
    other = await stranger.client.get(path, headers={"accept": "text/html"})
    assert other.status_code == nowhere.status_code == 404
    _, eva = await invited(installation, story.client, "Eva", ["employee"])
    assert (await eva.get(path, headers={"accept": "text/html"})).status_code == 404
    form = {"about": "", "csrf": eva.headers["x-csrf-token"], "key": "k"}
    refused = await eva.post(HERE, data=form, headers={"accept": "text/html"})
    assert refused.status_code == 403
    assert "Er is niets opgeslagen" in refused.text


async def test_a_report_that_is_not_there_yet_says_so(installation: Installation) -> None:
    story = await story_of(installation)
    installation.worker.pause()
    try:
        answer = await story.client.post("/api/v1/reports", json={})
        path = answer.headers["location"].rpartition("/")[2]
        early = await story.client.get(f"/api/v1/reports/{path}/report.pdf")
    finally:
        installation.worker.go_on()
    assert early.status_code in (404, 409)
    await once_built(story.client, answer.headers["location"])


async def test_a_report_in_english(installation: Installation) -> None:
    story = await story_of(installation)
    await once_built(story.client, await asked(story))
    speech = {"language": "en", "here": "/", "csrf": story.client.headers["x-csrf-token"]}
    await story.client.post("/taal", data=speech)
    archive = await page(story.client, HERE)
    assert "<h1>Reports" in archive
    path = re.search(rf'href="({HERE}/[0-9a-f-]{{36}})"', archive)
    assert path
    shown = await page(story.client, path[1])
    assert "Decisions asked for" in shown
    assert "Gevraagde" not in shown
