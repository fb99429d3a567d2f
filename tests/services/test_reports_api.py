"""Reports through the API: had made, kept as they are, each for its own readers."""

import hashlib
from uuid import uuid4

import msgspec

from domain.reports.content import Report
from tests.installation import Installation
from tests.services.plan_story import story_of
from tests.services.report_story import asked, once_built, today, with_colleagues
from tests.services.stories import invited, unit_of

__all__ = ["today"]


async def test_a_report_asked_for_is_built_kept_and_read_in_all_its_forms(installation: Installation) -> None:
    story = await story_of(installation)
    await with_colleagues(story)
    await story.measure("Vast overleg", done=True)
    await story.signal()
    path = await asked(story, plan=str(story.plan))
    row = await once_built(story.client, path)
    assert (row["scope"], row["plan"], row["name"], row["late"]) == ("plan", str(story.plan), "", 0)
    answer = await story.client.get(f"{path}/data")
    report = msgspec.json.decode(answer.content, type=Report)
    assert report.measures[1].done == 1
    assert report.signals is not None
    assert report.signals.now.too_high == 1
    digests = {(form["kind"], form["language"]): form["digest"] for form in row["forms"]}
    assert hashlib.sha256(answer.content).hexdigest() == digests["json", None]
    for kind, language in (("pdf", "nl"), ("pdf", "en"), ("xlsx", "nl"), ("xlsx", "en")):
        answer = await story.client.get(f"{path}/report.{kind}", params={"language": language})
        assert answer.status_code == 200
        assert hashlib.sha256(answer.content).hexdigest() == digests[kind, language]
        assert answer.headers["etag"] == f'"{digests[kind, language]}"'
        assert answer.headers["content-disposition"].startswith("attachment;")
        again = {"if-none-match": answer.headers["etag"]}
        seen = await story.client.get(f"{path}/report.{kind}", params={"language": language}, headers=again)
        assert (seen.status_code, seen.content) == (304, b"")


async def test_each_reads_what_is_for_them(installation: Installation) -> None:
    story = await story_of(installation)
    mine, other = await unit_of(story.client), await unit_of(story.client, "Team Zuid")
    _, olga = await invited(installation, story.client, "Olga", ["works_council"])
    _, eva = await invited(installation, story.client, "Eva", ["employee"], mine)
    of_all, of_mine, of_other, of_plan = [
        await asked(story, **wish) for wish in ({}, {"unit": mine}, {"unit": other}, {"plan": str(story.plan)})
    ]
    for path in (of_all, of_mine, of_other, of_plan):
        await once_built(story.client, path)
        assert (await olga.get(f"{path}/report.pdf")).status_code == 200
    for path, status in ((of_all, 404), (of_other, 404), (of_mine, 200), (of_plan, 200)):
        for end in ("", "/data", "/report.pdf", "/report.xlsx"):
            assert (await eva.get(path + end)).status_code == status, path + end
    seen = {row["scope"] for row in (await eva.get("/api/v1/reports")).json()["reports"]}
    assert seen == {"unit", "plan"}
    assert len((await olga.get("/api/v1/reports")).json()["reports"]) == 4


async def test_who_may_not_have_one_made_is_refused_and_what_is_not_there_is_not_found(
    installation: Installation,
) -> None:
    story, stranger = await story_of(installation), await story_of(installation)
    _, tom = await invited(installation, story.client, "Tom", ["team_lead"])
    refused = await tom.post("/api/v1/reports", json={})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-allowed")
    for wish in ({"plan": str(stranger.plan)}, {"unit": str(uuid4())}, {"plan": str(story.plan), "unit": str(uuid4())}):
        assert (await story.client.post("/api/v1/reports", json=wish)).status_code == 404
    path = await asked(story)
    await once_built(story.client, path)
    nowhere = await stranger.client.get(f"/api/v1/reports/{uuid4()}")
    for end in ("", "/data", "/report.pdf", "/report.xlsx"):
        answer = await stranger.client.get(path + end)
        assert (answer.status_code, answer.content) == (404, nowhere.content)


async def test_the_same_wish_twice_is_one_report(installation: Installation) -> None:
    story = await story_of(installation)
    key = {"idempotency-key": "rapport-nu"}
    first, second = [await story.client.post("/api/v1/reports", json={}, headers=key) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    await once_built(story.client, first.headers["location"])
    assert len((await story.client.get("/api/v1/reports")).json()["reports"]) == 1


async def test_the_archive_turns_its_pages_and_keeps_to_one_plan(installation: Installation) -> None:
    story = await story_of(installation)
    for wish in ({}, {"plan": str(story.plan)}, {}):
        await once_built(story.client, await asked(story, **wish))
    first = (await story.client.get("/api/v1/reports", params={"limit": 2})).json()
    second = (await story.client.get("/api/v1/reports", params={"limit": 2, "before": first["next"]})).json()
    assert (len(first["reports"]), len(second["reports"]), second["next"]) == (2, 1, None)
    (only,) = (await story.client.get("/api/v1/reports", params={"plan": str(story.plan)})).json()["reports"]
    assert only["scope"] == "plan"


async def test_only_the_building_is_in_the_audit_trail_with_position_and_digests(installation: Installation) -> None:
    story = await story_of(installation)
    path = await asked(story, plan=str(story.plan))
    row = await once_built(story.client, path)
    await story.client.get(f"{path}/report.pdf")
    params = {"part": "reports", "min_seq": row["built_in"]}
    trail = (await story.client.get(f"{story.path}/audit-trail", params=params)).json()["entries"]
    assert [entry["type"] for entry in trail] == ["reports.built", "reports.asked"]
    assert (trail[0]["name"], trail[0]["content"]["position"]) == (None, row["position"])
    assert {form["digest"] for form in trail[0]["content"]["forms"]} == {form["digest"] for form in row["forms"]}
