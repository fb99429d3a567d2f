"""A poll from its plan to its counters: whom it asks, whom it reminds, what it counts, what nobody learns."""

import asyncio
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from domain.polls.counting import Closed
from infra.polls.box import AnswerBox
from infra.polls.counted import ClosedPoll
from infra.pool import open_pool
from tests.installation import Installation, ten_o_clock
from tests.services.polled import DAY, POLL, Crowd, address_of, crowd


@pytest.fixture(autouse=True)
def today_again(installation: Installation) -> Iterator[None]:
    yield
    installation.worker.now = ten_o_clock


async def answer(of: Crowd, link: str, **answers: int) -> Any:
    form = {f"nea_demands.{key}": str(value) for key, value in answers.items()}
    async with of.installation.client() as nobody:
        return await nobody.post(link, data=form)


def mail_of(of: Crowd, name: str, subject: str) -> Any:
    return of.installation.post.all(address_of(name, of.tenant), subject)[0]


async def leave(of: Crowd, name: str) -> None:
    """Get no mails about polls any more, by one click in the invitation."""
    invitation = mail_of(of, name, "Peiling")
    assert invitation["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = "/afmelden/" + invitation["List-Unsubscribe"].strip("<>").rpartition("/")[2]
    async with of.installation.client() as program:
        assert (await program.post(link, data={"List-Unsubscribe": "One-Click"})).status_code == 200


async def kept(of: Crowd, poll: str) -> tuple[Closed, ...]:
    sealed = of.one(f"SELECT sealed FROM werkbalans.poll_counted WHERE poll_id = '{poll[-36:]}'")
    return of.seal(poll).open("counted", bytes(sealed), ClosedPoll).parts


async def test_a_whole_poll_is_exact_and_nobody_is_told_who_answered(installation: Installation) -> None:
    of = await crowd(installation, "Peiling", {"noord": 12, "zuid": 3})
    poll = await of.plan_poll(
        units=[str(each) for each in of.units.values()], reminds_on=str(ten_o_clock().date() + 7 * DAY)
    )
    row = await of.stage(poll, "open")
    assert sorted(group["people"] for group in row["groups"]) == [3, 12]
    assert row["floors"] == {"whole": 5, "split": 10}
    links = await of.all_links()
    assert len(set(links.values())) == 15
    answered = [*(f"noord-{number}" for number in range(1, 12)), "zuid-1"]
    given = await asyncio.gather(
        *(answer(of, links[name], fast=1 + at % 4, much=4, hard=4) for at, name in enumerate(answered))
    )
    assert {each.status_code for each in given} == {303}
    again = await answer(of, links["noord-1"], fast=1)
    assert (again.status_code, "al geantwoord" in again.text) == (409, True)
    assert "answered" not in (await of.anna.get(poll)).text
    await leave(of, "zuid-2")
    of.pass_days(7)
    await of.all_links("Nog even", 2)
    assert set(await of.links("Nog even")) == {"noord-12", "zuid-3"}
    # Only who did not answer gets the reminder: a way to leave in it would tell so.
    assert mail_of(of, "noord-12", "Nog even")["List-Unsubscribe"] is None
    of.pass_days(15)
    row = await of.stage(poll, "closed")
    (part,) = await kept(of, poll)
    assert (part.place, part.people) == (None, 12)
    assert sum(part.counts[:4]) == 12
    assert part.counts[:4] == (3, 3, 3, 3)


async def test_who_lost_an_answer_by_a_crash_of_the_database_may_answer_once_more(installation: Installation) -> None:
    of = await crowd(installation, "Storing", {"noord": 7})
    poll = await of.plan_poll(reminds_on=str(ten_o_clock().date() + 2 * DAY))
    await of.stage(poll, "open")
    links = await of.all_links()
    for name in ("noord-1", "noord-2"):
        assert (await answer(of, links[name], fast=4)).status_code == 303
    with psycopg.connect(installation.settings.database_url) as admin:
        # What a crash does to an unlogged table.
        admin.execute("DELETE FROM werkbalans.poll_waiting WHERE tenant_id = %s", (of.tenant,))
    closed = await answer(of, links["noord-3"], fast=4)
    assert (closed.status_code, "niet open" in closed.text) == (409, True)
    of.pass_days(1)
    for _ in range(200):
        row = await of.stage(poll, "open")
        if row["lost_on"]:
            break
        await asyncio.sleep(0.03)
    assert row["lost_on"] == str(ten_o_clock().date() + DAY)
    for number in range(1, 8):
        assert (await answer(of, links[f"noord-{number}"], fast=4)).status_code == 303
    of.pass_days(15)
    await of.stage(poll, "closed")
    (part,) = await kept(of, poll)
    assert (part.people, part.counts[:4]) == (7, (0, 0, 0, 7))


async def test_a_form_that_cannot_be_counted_keeps_what_was_chosen_and_a_link_of_elsewhere_opens_nothing(
    installation: Installation,
) -> None:
    of = await crowd(installation, "Formulier", {"noord": 6})
    await of.stage(await of.plan_poll(), "open")
    (link, *_) = (await of.all_links()).values()
    async with installation.client() as nobody:
        page = await nobody.get(link)
        assert (page.status_code, page.text.count('type="radio"')) == (200, 15)
        assert page.headers["referrer-policy"] == "strict-origin"
        assert "Moet u erg snel werken?" in page.text
        english = await nobody.get(link.replace("taal=nl", "taal=en"))
        assert "Do you have to work very fast?" in english.text
        empty = await nobody.post(link, data={"nea_demands.fast": ""})
        assert (empty.status_code, "Beantwoord minstens één vraag" in empty.text) == (422, True)
        wrong = await nobody.post(link, data={"nea_demands.fast": "9", "nea_demands.much": "3"})
        assert wrong.status_code == 422
        assert 'name="nea_demands.much" value="3" checked' in wrong.text
        secret = link.removeprefix("/peiling/").partition("?")[0]
        program = f"/api/v1/unnamed/polls/{secret}"
        assert (await nobody.get(program)).json()["questionnaires"][0]["key"] == "nea_demands"
        assert (await nobody.post(program, json={"answers": {"nea_demands.fast": 5}})).status_code == 422
        assert (await nobody.post(program, json={"answers": {"nea_demands.fast": 1}})).status_code == 204
        assert (await nobody.post(program, json={"answers": {"nea_demands.fast": 1}})).status_code == 409
        assert "al geantwoord" in (await nobody.get(link)).text
        for other in (secret[:-4] + "AAAA", "x", "A" * 88):
            assert (await nobody.get(f"/peiling/{other}")).status_code == 409


async def test_rules_of_planning_through_the_api(installation: Installation) -> None:
    of = await crowd(installation, "Regels", {"noord": 6, "zuid": 3})
    other = await installation.organisation("Zorg Elders", "elders@test.example")
    south = [str(of.units["zuid"])]
    days = {"opens_on": str(ten_o_clock().date() + DAY), "closes_on": str(ten_o_clock().date() + 9 * DAY)}
    wish = {"title": "Meting", "kind": "baseline", "questionnaires": ["nea_demands/1", "energy/1"]} | days
    small = await of.anna.post(f"{of.plan}/polls", json=wish | {"units": south})
    assert (small.status_code, small.json()["type"]) == (422, "/problems/poll-too-small")
    assert "werkoverleg" in small.json()["detail"]
    unknown = await of.anna.post(f"{of.plan}/polls", json=wish | {"questionnaires": ["ubos/1"]})
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (422, "questionnaires")
    poll = (await of.anna.post(f"{of.plan}/polls", json=wish)).headers["location"]
    row = await of.stage(poll, "planned")
    assert row["title"] == "Meting"
    assert (await other.get(poll)).status_code == 404
    changed = await of.anna.put(poll, json=wish | {"title": "Nulmeting"})
    assert (await of.anna.get(poll, params={"min_seq": changed.json()["seq"]})).json()["title"] == "Nulmeting"
    dropped = await of.anna.delete(poll)
    assert (await of.anna.get(poll, params={"min_seq": dropped.json()["seq"]})).json()["stage"] == "dropped"
    listed = (await of.anna.get(f"{of.plan}/polls")).json()
    assert ([each["stage"] for each in listed["polls"]], listed["next"]) == (["dropped"], None)


async def test_floors_go_up_and_hold_for_polls_that_open_later(installation: Installation) -> None:
    of = await crowd(installation, "Grens", {"noord": 9})
    floors = "/api/v1/organisation/anonymity"
    assert (await of.anna.get(floors)).json() == {"whole": 5, "split": 10}
    lower = await of.anna.put(floors, json={"whole": 4, "split": 10})
    assert (lower.status_code, lower.json()["type"]) == (422, "/problems/floor-is-never-lowered")
    done = await of.anna.put(floors, json={"whole": 8, "split": 12})
    assert (await of.anna.get(floors, params={"min_seq": done.json()["seq"]})).json() == {"whole": 8, "split": 12}
    poll = await of.plan_poll()
    row = await of.stage(poll, "open")
    assert row["floors"] == {"whole": 8, "split": 12}
    # They are fixed from its opening on, so before its first answer: raising them is for the next one.
    await of.anna.put(floors, json={"whole": 9, "split": 14})
    days = {"opens_on": str(ten_o_clock().date()), "closes_on": str(ten_o_clock().date() + 14 * DAY)}
    assert (await of.anna.put(poll, json=POLL | days | {"title": "Toch anders"})).json()[
        "type"
    ] == "/problems/poll-has-begun"
    assert (await of.anna.get(poll)).json()["floors"] == {"whole": 8, "split": 12}


async def test_two_processes_that_take_the_same_link_at_once_count_it_once(installation: Installation) -> None:
    of = await crowd(installation, "Samen", {"noord": 12})
    poll = await of.plan_poll(units=[str(of.units["noord"])])
    await of.stage(poll, "open")
    services = installation.app.state.services
    read = [services.poll_links.read(link[9:].partition("?")[0]) for link in (await of.all_links()).values()]
    key = installation.settings.key("polls")
    async with open_pool(installation.settings.api_database_url) as pool:
        other = AnswerBox(pool, installation.worker.parts.tokens.of, key)
        puts = [box.put(ticket, (0, 4, 8), 22) for ticket in read for box in (services.answers, other)]
        told = await asyncio.gather(*puts, return_exceptions=True)
    assert sorted(type(each).__name__ for each in told) == ["LinkIsUsed"] * 12 + ["NoneType"] * 12
    here = f"WHERE tenant_id = '{of.tenant}'"
    secret = of.one(f"SELECT secret FROM werkbalans.poll_secret {here}")
    sealed = of.one(f"SELECT sealed FROM werkbalans.poll_waiting {here}")
    (group,) = of.seal(poll, bytes(secret)).open_waiting(bytes(sealed)).groups
    assert (group.ready.people, group.older.people, group.newer.people) == (5, 5, 2)
    assert group.ready.counts[:1] == [5]


async def test_no_poll_opens_while_the_organisation_only_reads(installation: Installation) -> None:
    of = await crowd(installation, "Stilstand", {"noord": 7})
    today = ten_o_clock().date()
    poll = await of.plan_poll(opens_on=str(today + 33 * DAY), closes_on=str(today + 45 * DAY))
    of.pass_days(31)
    at = "/api/v1/organisation/subscription"
    for _ in range(500):
        if (await of.anna.get(at)).json()["standing"] == "suspended":
            break
        await asyncio.sleep(0.03)
    of.pass_days(33)
    later = f"SELECT look_at > now() + interval '33 days' FROM werkbalans.poll_watch WHERE poll_id = '{poll[-36:]}'"
    for _ in range(500):
        if of.one(later):
            break
        await asyncio.sleep(0.03)
    assert of.one(later), "it was looked at, and will be looked at again"
    assert await of.links() == {}
    assert (await of.anna.put(f"{at}/package", json={"package": "team"})).status_code == 200
    of.pass_days(34)
    await of.stage(poll, "open")
    assert len(await of.all_links()) == 7
