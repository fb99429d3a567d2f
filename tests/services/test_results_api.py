"""The three questions of step 5 through the API, each with its evidence."""

from typing import Any
from uuid import uuid4

from tests.installation import Installation
from tests.services.plan_story import Story, story_of
from tests.services.test_kickoff_api import invited

QUESTION = {"question": "Moet je erg snel werken?", "group": "Team Noord"}
BEFORE = {"value": "2.8", "respondents": 21, "invited": 26, "on": "2026-04-01", **QUESTION}
AFTER = {"value": "2.4", "respondents": 20, "invited": 26, "on": "2026-10-01", **QUESTION}
BETTER = {"verdict": "better", "evidence": "Van 2,8 naar 2,4"}


async def results(story: Story, seq: int, **query: Any) -> dict[str, Any]:
    answer = await story.client.get(f"{story.path}/results", params={"min_seq": seq, **query})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_cycle_is_assessed_with_evidence(installation: Installation) -> None:
    story = await story_of(installation)
    signal, _ = await story.signal()
    await story.agreement("Vast overleg", kept=True)
    seq = await story.agreement("Buddy", kept=False)
    empty = await results(story, seq)
    assert [each["verdict"] for each in empty["signals"]] == [None]
    kept = {each["agreement"]["title"]: each["kept"] for each in empty["agreements"]}
    assert kept == {"Vast overleg": "kept", "Buddy": "not_kept"}
    path = f"{story.path}/results"
    judged = await story.client.put(f"{path}/signals/{signal}/verdict", json={**BETTER, "evidence": "Minder ruilen"})
    assert judged.status_code == 200, judged.text
    made = await story.client.post(
        f"{path}/measurements",
        json={"title": "Tempo", "higher_is_better": False, "baseline": BEFORE, "follow_up": AFTER},
    )
    assert made.status_code == 201, made.text
    said = await story.client.put(f"{made.headers['location']}/verdict", json=BETTER)
    found = await results(story, said.json()["seq"])
    assert (found["signals"][0]["verdict"]["verdict"], found["signals"][0]["verdict"]["evidence"]) == (
        "better",
        "Minder ruilen",
    )
    (measured,) = found["measurements"]
    assert (measured["change"], measured["cautions"], measured["measurement"]["verdict"]) == ("-0.4", [], "better")


async def test_a_figure_about_fewer_than_five_people_is_refused_and_kept_nowhere(installation: Installation) -> None:
    story = await story_of(installation)
    few = {**BEFORE, "respondents": 4, "value": "1.23", "group": "De vier van de nacht"}
    refused = await story.client.post(f"{story.path}/results/measurements", json={"title": "Tempo", "baseline": few})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/too-few-respondents")
    assert (await results(story, 0))["measurements"] == []
    trail = await story.client.get(f"{story.path}/audit-trail")
    for text in (refused.text, trail.text):
        assert "1.23" not in text
        assert "De vier" not in text


async def test_what_cannot_be_compared_is_said_and_needs_both_figures(installation: Installation) -> None:
    story = await story_of(installation)
    path = f"{story.path}/results/measurements"
    made = await story.client.post(path, json={"title": "Tempo", "baseline": BEFORE})
    place = made.headers["location"]
    early = await story.client.put(f"{place}/verdict", json=BETTER)
    assert (early.status_code, early.json()["type"]) == (409, "/problems/verdict-needs-both-readings")
    other = {**AFTER, "question": "Iets anders", "group": "Team Zuid", "respondents": 6}
    changed = await story.client.put(place, json={"title": "Tempo", "baseline": BEFORE, "follow_up": other})
    (measured,) = (await results(story, changed.json()["seq"]))["measurements"]
    assert measured["cautions"] == ["other_question", "other_group", "other_response", "other_number"]
    assert measured["change"] is None
    gone = await story.client.delete(place)
    assert (await results(story, gone.json()["seq"]))["measurements"] == []


async def test_a_verdict_on_older_sight_is_refused(installation: Installation) -> None:
    story = await story_of(installation)
    signal, seq = await story.signal()
    await results(story, seq)
    path = f"{story.path}/results/signals/{signal}/verdict"
    await story.client.put(path, json=BETTER)
    late = await story.client.put(path, json={"verdict": "worse", "evidence": "Nee"}, headers={"If-Match": '"0"'})
    assert (late.status_code, late.json()["type"]) == (409, "/problems/result-changed-meanwhile")


async def test_who_may_not_assess_only_reads_and_another_organisation_finds_nothing(
    installation: Installation,
) -> None:
    story, other = await story_of(installation), await story_of(installation)
    signal, seq = await story.signal()
    await results(story, seq)
    _, (_, eva) = await invited(installation, story.client, "Eva", ["employee"])
    path = f"{story.path}/results"
    assert (await eva.get(path)).status_code == 200
    assert (await eva.put(f"{path}/signals/{signal}/verdict", json=BETTER)).status_code == 403
    nothing = f"/api/v1/plans/{uuid4()}/results"
    for tail, method in (("", "GET"), (f"/signals/{signal}/verdict", "PUT"), (f"/measurements/{uuid4()}", "DELETE")):
        body = {"json": BETTER} if method == "PUT" else {}
        theirs = await other.client.request(method, path + tail, **body)
        none = await other.client.request(method, nothing + tail, **body)
        assert (theirs.status_code, theirs.content) == (none.status_code, none.content) == (404, none.content)
    mine = await other.client.put(f"{other.path}/results/signals/{signal}/verdict", json=BETTER)
    assert mine.status_code == 404
    assert (await story.client.get(path, params={"cycle": 2})).status_code == 404


async def test_many_signals_come_in_pages_heaviest_first(installation: Installation) -> None:
    story = await story_of(installation)
    seq = 0
    for _ in range(5):
        _, seq = await story.signal()
    first = await results(story, seq, limit=3)
    rest = await results(story, seq, limit=3, after=first["next"])
    ids = [each["signal"]["signal"] for each in first["signals"] + rest["signals"]]
    assert (len(first["signals"]), len(set(ids)), rest["next"]) == (3, 5, None)
