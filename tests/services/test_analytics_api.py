"""Analytics through the API and on the page: the same released figures everywhere, for who may see them."""

import csv
import io
import zipfile
from collections.abc import Sequence
from uuid import UUID, uuid4

import httpx
import msgspec

from domain.analytics.board import board
from domain.analytics.content import Board
from domain.analytics.known import known_from
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.rights import Role
from domain.organisation.decider import AddUnit, InviteMember
from domain.plan.commands import StartPlan
from domain.reports.events import About, Scope
from infra.clock import today_in
from infra.identity.people import Person
from infra.reports.reading import read_log
from tests.installation import Installation
from tests.services.plan_story import Story, story_of
from tests.services.stories import invited

PATH, PAGE = "/api/v1/analytics", "/organisatie/voortgang"
HTML = {"accept": "text/html"}
FEW = "Te weinig mensen om te tonen"


async def unit_with(story: Story, name: str, people: int) -> UnitId:
    unit = UnitId(uuid4())
    await story.tell(AddUnit(tenant=story.tenant, unit=unit, name=name))
    for _ in range(people):
        person = PersonId(uuid4())
        known = Person(person, "Iemand", f"{person}@test.example", "nl")
        await story.installation.app.state.services.people.add(story.tenant, known)
        invite = InviteMember(tenant=story.tenant, person=person, roles=frozenset({Role.EMPLOYEE}), unit=unit)
        await story.tell(invite)
    return unit


async def read(story: Story, seq: int, **about: str) -> Board:
    answer = await story.client.get(PATH, params={"min_seq": seq, **about})
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=Board)


def lines(content: bytes, separator: str = ";") -> Sequence[Sequence[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator))


async def told(installation: Installation) -> tuple[Story, int, UnitId]:
    """A plan of a team of eight, and one of a team of two; measures and a signal."""
    story = await story_of(installation)
    await unit_with(story, "Nacht", 8)
    two = await unit_with(story, "Dag", 2)
    await story.measure("Vast overleg", done=True)
    await story.signal()
    plan = PlanId(uuid4())
    seq = await story.tell(StartPlan(plan=plan, title="=Plan van twee", units=(two,)))
    return story, seq, two


async def test_figures_of_the_organisation_a_plan_and_a_unit_from_the_read_models_are_those_of_the_log(
    installation: Installation,
) -> None:
    story, seq, two = await told(installation)
    parts = installation.worker.parts
    with parts.inside(story.tenant) as connection:
        log = read_log(parts.log, connection, story.tenant)
    known = known_from(log, today_in("Europe/Amsterdam"), "Europe/Amsterdam")
    for about, asked in (
        (About(Scope.ORGANISATION), {}),
        (About(Scope.PLAN, plan=story.plan), {"plan": str(story.plan)}),
        (About(Scope.UNIT, unit=two), {"unit": str(two)}),
    ):
        found = await read(story, seq, **asked)
        assert msgspec.structs.replace(found, position=0) == msgspec.structs.replace(board(known, about), position=0)
    whole = await read(story, seq)
    assert sum(sum(line.numbers) for line in whole.signals or ()) == 1
    assert (await read(story, seq, unit=str(two))).withheld == ("signals", "agreements", "individual")


async def test_csv_and_workbook_are_exactly_the_released_figures_without_a_formula(installation: Installation) -> None:
    story, seq, two = await told(installation)
    answer = await story.client.get(f"{PATH}/figures.csv", params={"min_seq": seq, "unit": str(two)})
    assert answer.headers["content-disposition"].startswith("attachment;")
    rows = lines(answer.content)
    assert rows[0] == ["Deel", "Tabel", "Rij", "Kolom", "Waarde"]
    told_of_few = [row for row in rows if row[0] == "Signalen en energie"]
    assert [row[4][: len(FEW)] for row in told_of_few] == [FEW]
    english = await story.client.get(f"{PATH}/figures.csv", params={"language": "en"})
    rows = lines(english.content, ",")
    assert ["Signals and energy", "Signals by kind", "Work pressure too high"] in [row[:3] for row in rows]
    assert {row[2] for row in rows if "van twee" in row[2]} == {"'=Plan van twee", "'=Plan van twee · 1"}
    hidden = [row for row in rows if row[1:3] == ["Signals by unit", "Dag"]]
    assert {row[4] for row in hidden} == {"too few people to show"}
    workbook = await story.client.get(f"{PATH}/figures.xlsx", params={"unit": str(two)})
    with zipfile.ZipFile(io.BytesIO(workbook.content)) as book:
        content = b"".join(book.read(name) for name in book.namelist())
    assert FEW.encode() in content
    assert b"<f>" not in content


async def test_who_may_not_see_analytics_and_what_is_not_there(installation: Installation) -> None:
    story, _, two = await told(installation)
    for role, status in (("employee", 403), ("team_lead", 403), ("administrator", 403), ("works_council", 200)):
        _, other = await invited(installation, story.client, role.title(), [role])
        assert (await other.get(PATH)).status_code == status
        assert (await other.get(f"{PATH}/figures.csv")).status_code == status
        shown = await other.get(PAGE, headers=HTML)
        assert (shown.status_code, 'href="/organisatie/voortgang"' in shown.text) == (status, status == 200)
    foreign = await story_of(installation)
    for asked in ({"plan": str(story.plan)}, {"unit": str(two)}, {"plan": str(UUID(int=1))}):
        assert (await foreign.client.get(PATH, params=asked)).status_code == 404
    both = {"plan": str(story.plan), "unit": str(two)}
    assert (await story.client.get(PATH, params=both)).status_code == 404


async def page(client: httpx.AsyncClient, **asked: str | int) -> str:
    answer = await client.get(PAGE, params=asked, headers=HTML)
    assert answer.status_code == 200, answer.text
    return answer.text


async def test_the_page_goes_from_the_organisation_to_a_unit_and_a_plan_down_to_the_floor(
    installation: Installation,
) -> None:
    story, seq, two = await told(installation)
    whole = await page(story.client, min_seq=seq)
    assert f'href="{PAGE}?onderdeel={two}"' in whole
    assert f'href="{PAGE}?plan={story.plan}"' in whole
    assert "Niet alles is te tonen" in whole
    assert whole.count("<caption") == 8
    assert whole.count('role="img"') == whole.count("<desc ") == 2
    assert "style=" not in whole
    small = await page(story.client, onderdeel=str(two))
    assert FEW in small
    assert "Plan van twee" in small
    answer = await story.client.get(f"{PAGE}/voortgang.csv", params={"onderdeel": str(two)})
    direct = await story.client.get(f"{PATH}/figures.csv", params={"unit": str(two)})
    assert answer.content == direct.content


async def test_an_organisation_without_a_plan_is_told_where_figures_come_from(installation: Installation) -> None:
    client = await installation.organisation("Zorg Leeg", f"{uuid4().hex[:8]}@test.example")
    assert "Dat begint met een plan" in await page(client)
    assert (await client.get(PATH)).json()["withheld"] == ["signals", "agreements", "individual"]
