"""Reports by the clock: at their moment, once, late ones marked, the same again; and the mail that says so."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.notices.decider import ChoosePace
from domain.reports.occasions import occasions
from infra.reports.forms import forms_of
from infra.reports.reading import read_log
from services.worker.parts import Parts
from services.worker.reports import build, made_of, moment_of
from tests.installation import Installation, text_of
from tests.services.plan_story import TODAY, Story, story_of
from tests.services.report_story import MOMENT, asked, moment_passes, once_built, reports, today, with_colleagues
from tests.services.stories import invited, unit_of
from tests.services.test_mail_decisions import HTML, operator

__all__ = ["operator", "today"]


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
    found = await installation.app.state.services.people.named(story.tenant, {person})
    return str(found[person].email)


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


async def test_what_cannot_be_built_is_on_the_operator_s_page_until_it_is(
    installation: Installation, operator: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await story_of(installation)

    def breaks(*_: object) -> None:
        raise MemoryError("a word that must not be shown")

    with monkeypatch.context() as broken:
        broken.setattr("services.worker.reports.forms_of", breaks)
        await moment_passes(story)
        for _ in range(400):
            if "werkbalans_reports_failing 2.0" in (await operator.get("/metrics")).text:
                break
            await asyncio.sleep(0.025)
    shown = (await operator.get("/beheer", headers=HTML)).text
    assert "2 rapporten kunnen niet gemaakt worden" in shown
    assert "MemoryError" in shown
    assert "must not be shown" not in shown
    assert "/beheer/draaiboek/reports_failing" in shown
    assert await reports(story.client, 0) == []
    answer = await operator.post("/beheer/rapporten", headers=HTML)
    assert "worden nu geprobeerd" in (await operator.get(answer.headers["location"], headers=HTML)).text
    assert {row["late"] for row in await reports(story.client, 2)} == {3}
    assert "Elk rapport dat er moest zijn, is er." in (await operator.get("/beheer", headers=HTML)).text
    assert "mislukte rapporten geprobeerd" in (await operator.get("/beheer", headers=HTML)).text


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
