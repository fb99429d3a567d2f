"""What comes of a poll: figures that everybody may see, the same on the page, in files and in the API."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from domain.publication.shown import Edition
from domain.publication.tables import Counted
from infra.bootstrap import Calendar
from infra.publication.referee import FiguresTell, referee
from tests.installation import Installation, ten_o_clock
from tests.services.polled import Crowd, crowd

NORTH, SOUTH, WEST = 14, 13, 3


@pytest.fixture(autouse=True)
def today_again(installation: Installation) -> Iterator[None]:
    yield
    installation.worker.now = ten_o_clock


async def answered(of: Crowd, link: str, at: int) -> int:
    form = {
        f"nea_demands.{key}": str(value)
        for key, value in (("fast", 1 + at % 4), ("much", 1 + at // 4 % 4), ("hard", 3))
    }
    async with of.installation.client() as nobody:
        return (await nobody.post(link, data=form)).status_code


async def came_out(of: Crowd, poll: str) -> dict[str, Any]:
    """The outcome, once there is one."""
    for _ in range(300):
        answer = await of.anna.get(f"{poll}/outcome")
        if answer.status_code == 200:
            return dict(answer.json())
        of.installation.worker.ring()
        await asyncio.sleep(0.03)
    raise AssertionError(answer.text)


def the_workers_day(of: Crowd) -> Callable[..., Any]:
    """The pages are on the day on which the worker is."""

    async def today(*_: object) -> date:
        return of.today

    return today


async def stands_in_step_1_and_is_taken_over_in_step_5(of: Crowd, page: str) -> None:
    """The scale is in words where signals are; among the results it is offered, and once it stands there no more."""
    plan = page.partition("/peilingen")[0]
    assert "Hoe mensen hun werk beleven" in (await of.anna.get(f"{plan}/signalen")).text
    assert "Neem de uitkomst van de peiling over" in (await of.anna.get("/organisatie")).text
    offered = (await of.anna.get(f"{plan}/resultaten")).text
    assert "Neem deze cijfers over" in offered
    assert 'name="scale" value="nea_demands.demands"' in offered
    form = {"csrf": of.anna.headers["x-csrf-token"], "scale": "nea_demands.demands"}
    done = await of.anna.post(f"{page}/resultaten", data=form)
    assert done.status_code == 303
    results = (await of.anna.get(done.headers["location"])).text
    assert ("Neem deze cijfers over" in results, "hoge taakeisen (%)" in results) == (False, True)


def finding(question: str) -> Callable[..., None]:
    """A referee that finds something in this question, and attacks the others as ever."""

    def judge(counted: Counted, edition: Edition, earlier: Sequence[Edition]) -> None:
        if edition.tables[0].question.key == question:
            raise FiguresTell(question, 1)
        referee(counted, edition, earlier)

    return judge


async def test_the_outcome_of_a_poll_is_the_same_everywhere_and_tells_of_no_few(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infra.publication.referee.referee", finding("nea_demands.much"))
    of = await crowd(installation, "Uitkomst", {"noord": NORTH, "zuid": SOUTH, "west": WEST})
    poll = await of.plan_poll(units=[str(each) for each in of.units.values()])
    await of.stage(poll, "open")
    page = poll.replace("/api/v1/plans", "/plannen").replace("/polls/", "/peilingen/") + "/uitkomst"
    assert (await of.anna.get(f"{poll}/outcome")).status_code == 404
    assert "Er is nog geen uitkomst" in (await of.anna.get(page)).text
    links = await of.all_links()
    given = await asyncio.gather(*(answered(of, link, at) for at, link in enumerate(links.values())))
    assert set(given) == {303}
    of.pass_days(15)
    await of.stage(poll, "closed")
    found = await came_out(of, poll)
    fast = next(each for each in found["questions"] if each["key"] == "nea_demands.fast")
    groups = {group["unit"]: group for group in fast["groups"]}
    everybody, north, west = groups[None], groups[str(of.units["noord"])], groups[str(of.units["west"])]
    assert (everybody["asked"], everybody["answers"]) == (30, 30)
    assert sum(everybody["counts"]) == 30
    assert (west["asked"], west["answers"], west["counts"]) == (WEST, None, None)
    # All minus what is shown would be West: so one of the others is not told apart either.
    shown = [unit for unit, group in groups.items() if group["counts"]]
    assert len(shown) == 2
    assert (north["asked"], found["floors"]) == (NORTH, {"whole": 5, "split": 10})
    hard = next(each for each in found["questions"] if each["key"] == "nea_demands.hard")
    assert [group["counts"] for group in hard["groups"]] == [None] * 4, "all said the same: nothing of it is shown"
    much = next(each for each in found["questions"] if each["key"] == "nea_demands.much")
    assert [group["counts"] for group in much["groups"]] == [None] * 4, "the attack found something in it"
    held = of.one(f"SELECT question FROM werkbalans.figures_held WHERE tenant_id = '{of.tenant}'")
    assert (held, of.one("SELECT werkbalans.figures_held_lately()") > 0) == ("nea_demands.much", True)
    text = (await of.anna.get(page)).text
    assert "Van de 30 mensen die antwoordden" in text
    assert "te klein om ooit te tonen" in text
    assert "Van deze vraag tonen we niets" in text
    csv = (await of.anna.get(f"{poll}/outcome/outcome.csv")).text
    assert "Van de 30 mensen die antwoordden" in csv
    assert (await of.anna.get(f"{page}/peiling.csv")).text == csv
    assert (await of.anna.get(f"{page}/peiling.xlsx")).content[:2] == b"PK"
    english = (await of.anna.get(f"{poll}/outcome/outcome.csv?language=en")).text
    assert "too small to be shown ever" in english
    assert "Neem over bij de resultaten" in text
    monkeypatch.setattr(Calendar, "today", the_workers_day(of))
    await stands_in_step_1_and_is_taken_over_in_step_5(of, page)
    stranger = await installation.organisation("Elders uitkomst", "elders-uitkomst@test.example")
    elsewhere = await stranger.get(f"{poll}/outcome")
    nowhere = await stranger.get(f"{poll[:-12]}{'0' * 12}/outcome")
    assert (elsewhere.status_code, elsewhere.json()["title"]) == (404, nowhere.json()["title"])
