"""What did this page look like on that day? Any page and any read of a plan, without forms, as it was."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg

from domain.catalogue import AUDIT, VIEWS
from domain.kernel.ids import PlanId, TenantId
from infra.bootstrap import Services, today_in
from infra.keys.erasing import erase
from infra.language import in_language, long_date
from infra.read_models.as_of import AsOf
from infra.tenancy import enter
from services.api.pages.past import in_the_past
from tests.installation import Installation
from tests.services.log import lengthen, set_back
from tests.services.stories import CONTENT, agreement_of, invited, plan_of

TODAY = today_in("Europe/Amsterdam")
YESTERDAY = TODAY - timedelta(days=1)
HTML = {"accept": "text/html"}


async def tenant_of(client: httpx.AsyncClient) -> UUID:
    return UUID((await client.get("/api/v1/me")).json()["organisation"]["id"])


async def agreed(client: httpx.AsyncClient, path: str, party: str, digest: str) -> int:
    body = {"party": {"kind": party}, "stance": "agreed", "digest": digest}
    answer = await client.post(f"{path}/positions", json=body)
    assert answer.status_code == 200, answer.text
    seq: int = answer.json()["seq"]
    return seq


async def test_who_had_agreed_what_on_which_text(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Toen", "toen@test.example")
    _, maria = await invited(installation, anna, "Maria", ["management"])
    _, olga = await invited(installation, anna, "Olga", ["works_council"])
    plan = await plan_of(anna)
    path, digest = await agreement_of(anna, plan)
    last = await agreed(maria, path, "management", digest)
    await anna.get(path, params={"min_seq": last})
    set_back(installation, await tenant_of(anna), days=2)
    await agreed(olga, path, "works_council", digest)
    other = {**CONTENT, "text": "Elke week twee uur."}
    made = await anna.post(f"{path}/versions", json={"digest": digest, "content": other})
    now = (await anna.get(path, params={"min_seq": made.json()["seq"]})).json()
    then = (await anna.get(path, params={"as_of": str(YESTERDAY)})).json()
    assert (now["agreement"]["version"], then["agreement"]["version"]) == (2, 1)
    assert then["agreement"]["text"] == CONTENT["text"]
    assert [each["stance"] for each in then["agreement"]["parties"]] == ["agreed", "waiting"]
    assert len(then["versions"]) == 1
    listed = (await anna.get(f"/api/v1/plans/{plan}/agreements", params={"as_of": str(YESTERDAY)})).json()
    assert [each["agreement"]["version"] for each in listed["agreements"]] == [1]
    page = await anna.get(f"/plannen/{plan}/afspraken/{path.rsplit('/', 1)[1]}?op={YESTERDAY}", headers=HTML)
    assert "Zo zag dit er uit op" in page.text
    assert CONTENT["text"] in page.text
    assert "Elke week twee uur." not in page.text
    assert "Versie 2" not in page.text


async def test_any_page_of_a_plan_shows_a_past_day_without_forms_and_stays_there(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Pagina", "pagina@test.example")
    plan = await plan_of(anna)
    rows = f"/api/v1/plans/{plan}/kickoff/rows"
    first = await anna.put(f"{rows}/1a/answer", json={"answer": {"kind": "yes_no", "yes": True}})
    await anna.get(f"/api/v1/plans/{plan}/kickoff", params={"min_seq": first.json()["seq"]})
    set_back(installation, await tenant_of(anna), days=3)
    last = await anna.put(f"{rows}/1a/check")
    await anna.get(f"/api/v1/plans/{plan}/kickoff", params={"min_seq": last.json()["seq"]})
    for place in ("", "/aftrap", "/afspraken", "/logboek"):
        page = await anna.get(f"/plannen/{plan}{place}?op={YESTERDAY}", headers=HTML)
        assert page.status_code == 200, place
        main = re.search(r"<main.*</main>", page.text, re.S)
        assert main
        assert 'method="post"' not in main.group()
        assert "Terug naar nu" in main.group()
        assert f'href="/plannen/{plan}/aftrap?op={YESTERDAY}"' in main.group()
        assert f'<a href="/plannen/{plan}{place}" data-now>' in main.group()
    then = (await anna.get(f"/plannen/{plan}/aftrap?op={YESTERDAY}", headers=HTML)).text
    now = (await anna.get(f"/plannen/{plan}/aftrap", headers=HTML)).text
    assert ("✓" in then, "✓" in now) == (False, True)
    assert "vinkte rij 1a af" not in (await anna.get(f"/plannen/{plan}/logboek?op={YESTERDAY}", headers=HTML)).text
    assert "Terug in de tijd" in now


async def test_a_day_to_come_or_before_the_plan_is_told_so(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Dag", "dag@test.example")
    bert = await installation.organisation("Zorg Dag Twee", "dag2@test.example")
    plan = await plan_of(anna)
    answers = {}
    for day in (str(TODAY), str(TODAY + timedelta(days=1)), "gisteren", "2020-01-01"):
        answers[day] = await anna.get(f"/plannen/{plan}/aftrap?op={day}", headers=HTML)
    assert [each.status_code for each in answers.values()] == [200, 422, 422, 404]
    before = answers["2020-01-01"].text
    assert "Dit plan was er toen nog niet" in before
    with in_language("nl"):
        assert f"Het plan begon op {long_date(TODAY)}. Kies die dag of een latere." in before
    assert f'href="/plannen/{plan}?op={TODAY}"' in before
    assert "Kies een dag die geweest is" in answers["gisteren"].text
    assert "Zo zag dit er uit" not in answers[str(TODAY)].text
    query: dict[str, Any] = {"as_of": "2020-01-01"}
    mine = await anna.get(f"/api/v1/plans/{plan}/agreements", params=query)
    assert (mine.status_code, mine.json()["data"]) == (404, {"began": str(TODAY)})
    theirs = await bert.get(f"/api/v1/plans/{plan}/agreements", params=query)
    none = await bert.get(f"/api/v1/plans/{uuid4()}/agreements", params=query)
    assert (theirs.status_code, theirs.content) == (404, none.content)
    async with installation.client() as nobody:
        assert (await nobody.get(f"/api/v1/plans/{plan}/agreements", params=query)).status_code == 401


async def test_words_that_were_erased_are_erased_in_the_past_too(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Wis", "wis@test.example")
    eva, _ = await invited(installation, anna, "Eva", ["employee"])
    plan = await plan_of(anna)
    await anna.put(f"/api/v1/plans/{plan}/kickoff/rows/1a/responsible", json={"people": [eva]})
    said = await anna.put(f"/api/v1/plans/{plan}/kickoff/rows/1a/remark", json={"text": "Over iemand"})
    await anna.get(f"/api/v1/plans/{plan}/kickoff", params={"min_seq": said.json()["seq"]})
    tenant = await tenant_of(anna)
    set_back(installation, tenant, days=3)
    here = f"/plannen/{plan}/aftrap?op={YESTERDAY}"
    assert "Over iemand" in (await anna.get(here, headers=HTML)).text
    me = (await anna.get("/api/v1/me")).json()["person"]
    with psycopg.connect(installation.settings.database_url) as admin, admin.transaction():
        enter(admin, installation.worker.parts.tokens.of(TenantId(tenant)))
        assert erase(admin, me)
    services = installation.app.state.services
    services.store._subjects._known.clear()
    gone = (await anna.get(here, headers=HTML)).text
    assert "Over iemand" not in gone
    assert "Eva" in gone


async def test_the_past_of_the_last_day_is_the_present_in_every_view(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Gelijk", "gelijk@test.example")
    me = (await anna.get("/api/v1/me")).json()
    plan = await plan_of(anna)
    await agreement_of(anna, plan)
    tenant = TenantId(UUID(me["organisation"]["id"]))
    last = await lengthen(installation, tenant, UUID(plan), UUID(me["person"]), 300)
    services = installation.app.state.services
    assert await services.views.wait_for(tenant, last, VIEWS, 30)
    installation.worker.pause()  # a reminder that falls due meanwhile would be in the one and not in the other
    try:
        with installation.worker.parts.connection() as connection:
            installation.worker.parts.projector.run(connection, tenant)
        await _all_the_same(services, tenant, PlanId(UUID(plan)), last)
    finally:
        installation.worker.go_on()


async def _all_the_same(services: Services, tenant: TenantId, plan: PlanId, last: int) -> None:
    past = AsOf(services.views, services.store, plan, TODAY, "Europe/Amsterdam")
    for view in VIEWS:
        now = await services.views.find(tenant, view, order=view.key)
        assert await past.find(tenant, view, order=view.key) == list(now), view.name
        falling = [f"-{name}" for name in view.key]
        assert await past.find(tenant, view, order=falling, limit=2) == list(reversed(now))[:2]
        for row in now[:3]:
            assert await past.get(tenant, view, tuple(getattr(row, name) for name in view.key)) == row
    where: dict[str, Any] = {"plan": plan, "seq <=": last - 10, "part": "kickoff"}
    told = await services.views.find(tenant, AUDIT, where, order=("-seq",), limit=20)
    assert await past.find(tenant, AUDIT, where, order=("-seq",), limit=20) == told
    nobodys = await services.views.find(tenant, AUDIT, {"plan": None}, order=("seq",))
    assert await past.find(tenant, AUDIT, {"plan": None}, order=("seq",)) == nobodys
    assert len(nobodys) == 4


def test_links_within_the_plan_stay_on_the_day_and_others_do_not() -> None:
    page = (
        '<main id="x"><a href="/plannen/p/aftrap">a</a><a href="?voor=3#lijst">b</a><a href="/organisatie">c</a>'
        '<a href="/plannen/p" data-now>d</a><form class="filters" method="get"><input name="q"></form>'
        '<details class="x"><summary>Wijzig</summary><form method="post" class="inside"><b>x</b></form></details>'
        "</main>"
        '<form method="post" action="/taal"></form>'
    )
    made = in_the_past(page, YESTERDAY, "/plannen/p")
    assert f'href="/plannen/p/aftrap?op={YESTERDAY}"' in made
    assert f'href="?voor=3&amp;op={YESTERDAY}#lijst"' in made
    assert 'href="/organisatie"' in made
    assert '<a href="/plannen/p" data-now>' in made
    assert f'method="get"><input type="hidden" name="op" value="{YESTERDAY}">' in made
    assert "Wijzig" not in made
    assert '<form method="post" action="/taal">' in made


async def test_nothing_is_written_on_a_past_day(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Verleden", "verleden@test.example")
    plan = await plan_of(anna)
    row = f"/api/v1/plans/{plan}/kickoff/rows/1a/remark"
    before = (await anna.get(f"/api/v1/plans/{plan}/audit-trail")).json()["entries"]
    for path, body in ((row, {"text": "Toen al"}), (f"/api/v1/plans/{plan}/title", {"title": "Toen al"})):
        answer = await anna.put(f"{path}?as_of={YESTERDAY}", json=body)
        assert (answer.status_code, answer.json()["type"]) == (400, "/problems/past-is-written")
    assert "Je kunt alleen vandaag iets vastleggen" in answer.json()["title"]
    assert (await anna.post(f"/api/v1/plans?as_of={YESTERDAY}", json={"title": "Toen"})).status_code == 400
    form = {"csrf": anna.headers["x-csrf-token"], "key": uuid4().hex, "do": "add", "text": "Toen"}
    sent = await anna.post(f"/plannen/{plan}/aftrap/rijen?op={YESTERDAY}", data=form, headers=HTML)
    assert sent.status_code == 400
    assert (await anna.get(f"/api/v1/plans/{plan}/audit-trail")).json()["entries"] == before
    remark = await anna.put(row, json={"text": "Nu"})
    assert remark.status_code == 200
