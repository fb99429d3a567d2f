"""A poll from its plan to its counters: whom it asks, whom it reminds, what it counts, what nobody learns."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from infra.polls.counted import ClosedPoll
from tests.installation import Installation, ten_o_clock
from tests.services.polled import DAY, Crowd, crowd


@pytest.fixture(autouse=True)
def today_again(installation: Installation) -> Iterator[None]:
    yield
    installation.worker.now = ten_o_clock


async def answer(of: Crowd, link: str, **answers: int) -> Any:
    form = {f"nea_demands.{key}": str(value) for key, value in answers.items()}
    async with of.installation.client() as nobody:
        return await nobody.post(link, data=form)


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
    of.pass_days(7)
    for _ in range(200):
        if len(await of.links("Nog even")) == 3:
            break
        await asyncio.sleep(0.03)
    assert set(await of.links("Nog even")) == {"noord-12", "zuid-2", "zuid-3"}
    of.pass_days(15)
    row = await of.stage(poll, "closed")
    kept = of.seal(poll).open("counted", bytes(of.one("SELECT sealed FROM werkbalans.poll_counted")), ClosedPoll)
    (part,) = kept.parts
    assert (part.place, part.people) == (None, 12)
    assert sum(part.counts[:4]) == 12
    assert part.counts[:4] == (3, 3, 3, 3)
