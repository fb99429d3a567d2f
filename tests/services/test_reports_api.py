"""Reports through the API: due at a moment or asked for, built by the worker, kept as they are, for their readers."""

import asyncio
import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import msgspec
import pytest

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.notices.decider import ChoosePace
from domain.organisation.decider import InviteMember
from domain.reports.content import Report
from domain.reports.occasions import occasions
from domain.review.hrm_cycle import SetHrmCycle
from domain.review.moments import DEFAULT_MOMENTS, Moment, MomentKind
from infra.reports.forms import forms_of
from infra.reports.reading import read_log
from services.worker.parts import Parts
from services.worker.reports import build, made_of, moment_of
from tests.installation import Installation, ten_o_clock, text_of
from tests.services.plan_story import TODAY, Story, story_of
from tests.services.stories import invited, unit_of

MOMENT = "Tussenmeting"


@pytest.fixture(autouse=True)
def today(installation: Installation) -> Iterator[None]:
    """Whatever a test does to the worker's clock, the next one begins today."""
    yield
    installation.worker.now = ten_o_clock


async def asked(story: Story, **wish: Any) -> str:
    answer = await story.client.post("/api/v1/reports", json=wish)
    assert answer.status_code == 201, answer.text
    return str(answer.headers["location"])


async def once_built(client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    for _ in range(400):
        row: dict[str, Any] = (await client.get(path)).json()
        if row.get("built_in"):
            return row
        await asyncio.sleep(0.025)
    raise AssertionError("the report was never built")


async def reports(client: httpx.AsyncClient, wanted: int, **where: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for _ in range(400):
        found = (await client.get("/api/v1/reports", params=where)).json()["reports"]
        if len([row for row in found if row["built_in"]]) >= wanted:
            return found
        await asyncio.sleep(0.025)
    raise AssertionError(f"{len(found)} reports, not {wanted}")


async def with_colleagues(story: Story, count: int = 6) -> None:
    for _ in range(count):
        await story.tell(InviteMember(tenant=story.tenant, person=PersonId(uuid4()), roles=frozenset({Role.EMPLOYEE})))


async def moment_passes(story: Story, days: int = 3) -> None:
    """A moment tomorrow, and a worker that looks so many days later than that."""
    once = Moment(DEFAULT_MOMENTS[0].id, MOMENT, MomentKind.PULSE, once=TODAY + timedelta(days=1))
    await story.tell(SetHrmCycle(tenant=story.tenant, moments=(once,), maximum_age=12))
    later = ten_o_clock() + timedelta(days=1 + days)
    story.installation.worker.now = lambda: later


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


async def test_built_again_from_the_log_it_is_the_same_to_the_byte(installation: Installation) -> None:
    story = await story_of(installation)
    await with_colleagues(story)
    await story.signal("Kanarie: dit is van een mens")
    path = await asked(story)
    row = await once_built(story.client, path)
    await story.signal()
    await story.measure("Later", done=False)
    parts = installation.worker.parts
    with parts.inside(story.tenant) as connection:
        facts = read_log(parts.log, connection, story.tenant)
    until = [fact for fact in facts if fact.seq < row["built_in"]]
    (due,) = occasions(story.tenant, until, datetime.now().astimezone())
    again = forms_of(made_of(due, facts, {}), moment_of(due, facts))
    assert [each.form.digest for each in again] == [form["digest"] for form in row["forms"]]
    assert not any(b"Kanarie" in each.content for each in again)


async def test_at_a_moment_all_reports_come_by_themselves_late_ones_marked_and_once(installation: Installation) -> None:
    story = await story_of(installation)
    unit = await unit_of(story.client)
    await story.client.get("/api/v1/organisation/units")
    await moment_passes(story)
    found = await reports(story.client, 3)
    assert [row["scope"] for row in found] == ["organisation", "unit", "plan"]
    assert {row["name"] for row in found} == {MOMENT}
    assert {row["late"] for row in found} == {3}
    assert {row["on"] for row in found} == {str(TODAY + timedelta(days=1))}
    assert found[1]["unit"] == unit
    worker, now = installation.worker, installation.worker.now()
    worker.pause()
    try:
        with worker.parts.inside(story.tenant) as connection:
            connection.execute("UPDATE werkbalans.report_watch SET look_at = now() - interval '1 day'")
        assert build(worker.parts, story.tenant, now) == 0
        assert build(worker.parts, TenantId(story.tenant), now + timedelta(days=2)) == 0
    finally:
        worker.go_on()
    assert len(await reports(story.client, 3)) == 3


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


async def test_who_steers_or_decides_along_gets_one_mail_a_moment_without_a_figure(installation: Installation) -> None:
    story = await story_of(installation)
    await unit_of(story.client)
    _, olga = await invited(installation, story.client, "Olga", ["works_council"])
    _, eva = await invited(installation, story.client, "Eva", ["employee"])
    addresses = [await address(installation, story, client) for client in (story.client, olga, eva)]
    await story.signal()
    await moment_passes(story, days=0)
    (report, *_) = await reports(story.client, 3)
    await morning_comes(installation, story)
    for to in addresses[:2]:
        mail = await asyncio.to_thread(installation.post.wait, to, MOMENT)
        assert mail["List-Unsubscribe"]
        text = text_of(mail)
        assert f"/organisatie/rapporten/{report['report']}" in text
        assert "Plan Noord" not in text
        assert "Team Noord" not in text
        assert "sign-in/" not in text
    assert [len(installation.post.all(to, MOMENT)) for to in addresses] == [1, 1, 0]


async def morning_comes(installation: Installation, story: Story) -> None:
    """Who runs the tests in the evening waits for no morning: the mails that do go out now."""
    for _ in range(400):
        with installation.worker.parts.inside(story.tenant) as connection:
            asked = "UPDATE werkbalans.outbox SET next_try_at = now() WHERE kind = 'report_ready'"
            if connection.execute(asked).rowcount:
                return
        await asyncio.sleep(0.025)


async def address(installation: Installation, story: Story, client: httpx.AsyncClient) -> str:
    person = PersonId(UUID((await client.get("/api/v1/me")).json()["person"]))
    return str((await installation.app.state.services.people.named(story.tenant, [person]))[person].email)


async def test_who_wants_no_mail_about_reports_gets_none(installation: Installation) -> None:
    story = await story_of(installation)
    person, _ = await invited(installation, story.client, "Olga", ["works_council"])
    olga = Actor(PersonId(UUID(person)), frozenset({Role.WORKS_COUNCIL}))
    off = Personal(olga.person, Pace.OFF.value)
    await story.tell(ChoosePace(person=olga.person, notice=NoticeKind.REPORTS, pace=off), olga)
    await moment_passes(story, days=0)
    await reports(story.client, 2)
    await morning_comes(installation, story)
    for _ in range(400):
        with installation.worker.parts.inside(story.tenant) as connection:
            asked = "SELECT state, reason FROM werkbalans.outbox WHERE kind = 'report_ready' AND recipient = %s"
            found = connection.execute(asked, (olga.person,)).fetchone()
        if found == ("refused", "turned_off"):
            return
        await asyncio.sleep(0.025)
    raise AssertionError(found)


async def test_three_who_build_at_once_come_to_one_report_each(installation: Installation) -> None:
    story = await story_of(installation)
    await unit_of(story.client)
    installation.worker.pause()
    try:
        await moment_passes(story)
        now = installation.worker.now()

        def one() -> int:
            parts = Parts(installation.settings)
            with parts.inside(story.tenant) as connection:
                connection.execute("UPDATE werkbalans.report_watch SET look_at = 'epoch'")
            try:
                return build(parts, story.tenant, now)
            finally:
                parts.close()

        with parts_of(installation, story) as connection:
            connection.execute(
                "INSERT INTO werkbalans.report_watch VALUES (%s, 'epoch') ON CONFLICT DO NOTHING", (story.tenant,)
            )
        await asyncio.gather(*(asyncio.to_thread(one) for _ in range(3)))
        with parts_of(installation, story) as connection:
            counted = connection.execute(
                "SELECT count(*), count(DISTINCT stream_id) FROM werkbalans.event WHERE type = 'reports.built'"
            ).fetchone()
    finally:
        installation.worker.go_on()
    assert counted == (3, 3)
    assert {row["late"] for row in await reports(story.client, 3)} == {3}


def parts_of(installation: Installation, story: Story) -> Any:
    return installation.worker.parts.inside(story.tenant)
