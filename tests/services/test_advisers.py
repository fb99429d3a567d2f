"""An adviser from outside: let in for a plan until a day; beyond that, as if there were no such person."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import msgspec

from domain.kernel.ids import PersonId, TenantId
from infra.clock import today_in
from services.api.standing import member_now
from tests.installation import Installation
from tests.services.stories import invited, plan_of

HERE = "/organisatie/adviseurs"
HTML = {"accept": "text/html"}
TODAY = today_in("Europe/Amsterdam")


class Later:
    """A calendar that is so many days ahead."""

    def __init__(self, days: int) -> None:
        self._day = TODAY + timedelta(days=days)

    async def today(self, _: TenantId) -> object:
        """That day."""
        return self._day


def form(client: httpx.AsyncClient, **fields: str) -> dict[str, str]:
    return {"csrf": client.headers["x-csrf-token"], "key": uuid4().hex, "language": "nl", **fields}


async def let_in(
    installation: Installation, anna: httpx.AsyncClient, plan: str, days: int = 30
) -> tuple[str, httpx.AsyncClient]:
    email = f"ad-{uuid4().hex[:6]}@advies.example"
    wish = {"name": "Ad Vies", "email": email, "plans": [plan]}
    wish |= {"first_day": str(TODAY), "last_day": str(TODAY + timedelta(days=days))}
    answer = await anna.post("/api/v1/organisation/advisers", json=wish)
    assert answer.status_code == 201, answer.text
    secret = await asyncio.to_thread(installation.post.secret, email, "Welkom")
    return answer.headers["location"].rsplit("/", 1)[1], await installation.sign_in(secret)


async def test_an_adviser_sees_what_was_given_proposes_and_decides_nothing(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Advies", "advies@test.example")
    given, other = await plan_of(anna, "Gegeven plan"), await plan_of(anna, "Ander plan")
    _, ad = await let_in(installation, anna, given)
    assert [plan["plan"] for plan in (await ad.get("/api/v1/plans")).json()["plans"]] == [given]
    today = await ad.get("/organisatie", headers=HTML)
    assert "Gegeven plan" in today.text
    assert "Ander plan" not in today.text
    assert (await ad.get(f"/plannen/{given}/maatregelen", headers=HTML)).status_code == 200
    proposal = {
        "title": "Rustig overdragen", "goal": "Elke dienst tien minuten", "active_role": "Het team kiest wanneer",
        "level": "source",
    }  # fmt: skip
    proposed = await ad.post(f"/api/v1/plans/{given}/measures", json=proposal)
    assert proposed.status_code == 201
    measure = proposed.headers["location"]
    shown = await ad.get(measure, params={"min_seq": proposed.json()["seq"]})
    assert (await ad.put(f"{measure}/description", json={**proposal, "goal": "Een kwartier"})).status_code == 200
    page = measure.replace("/api/v1/plans", "/plannen").replace("/measures", "/maatregelen")
    done = form(ad, do="done", done_on=str(TODAY), result="Klaar", seen=str(shown.json()["version"]))
    finished = await ad.post(page, data=done, headers=HTML)
    assert (finished.status_code, "Dit mag je niet" in finished.text) == (403, True)
    refused = await ad.put(f"/api/v1/plans/{given}/title", json={"title": "Mijn plan"})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-allowed")
    for path in ("/api/v1/organisation/members", "/api/v1/organisation/audit-trail", "/api/v1/best-practices"):
        assert (await ad.get(path)).status_code == 403, path
    nowhere = uuid4()
    for under in ("", "/signals", "/measures", "/audit-trail", "/kickoff"):
        answers = [await ad.get(f"/api/v1/plans/{plan}{under}") for plan in (other, nowhere)]
        assert answers[0].status_code == 404
        assert answers[0].content == answers[1].content


async def test_access_ends_by_the_day_and_at_once_when_it_is_ended(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Termijn", "termijn@test.example")
    tenant = TenantId(UUID((await anna.get("/api/v1/me")).json()["organisation"]["id"]))
    person, ad = await let_in(installation, anna, await plan_of(anna), days=3)
    services = installation.app.state.services
    known = {
        days: await member_now(msgspec.structs.replace(services, calendar=Later(days)), tenant, PersonId(UUID(person)))
        for days in (-1, 0, 3, 4)
    }
    assert [days for days, actor in known.items() if actor is not None] == [0, 3]
    assert (await ad.get("/api/v1/plans")).status_code == 200
    longer = {"last_day": str(TODAY + timedelta(days=90))}
    path = f"/api/v1/organisation/advisers/{person}"
    assert (await anna.put(f"{path}/last-day", json=longer)).status_code == 200
    assert (await anna.post(f"{path}/end")).status_code == 200
    assert (await ad.get("/api/v1/plans")).status_code == 401
    (told,) = (await anna.get("/api/v1/organisation/advisers", params={"min_seq": 99})).json()
    assert (told["active"], told["ended_on"], told["last_day"]) == (False, str(TODAY), longer["last_day"])


async def test_the_page_lets_in_extends_ends_and_says_what_is_wrong(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Pagina", "pagina@test.example")
    plan = await plan_of(anna, "Plan voor advies")
    wish = {"name": "Ada Adviseur", "email": "ada@advies.example", "first_day": str(TODAY), "do": "invite"}
    wrong = await anna.post(HERE, data=form(anna, **wish, last_day="2020-01-01", plans=plan), headers=HTML)
    assert wrong.status_code == 422
    assert "Kies een latere laatste dag" in wrong.text
    assert 'value="Ada Adviseur"' in wrong.text
    last = str(TODAY + timedelta(days=10))
    done = await anna.post(HERE, data=form(anna, **wish, last_day=last, plans=plan), headers=HTML)
    shown = (await anna.get(done.headers["location"], headers=HTML)).text
    assert "het plan “Plan voor advies”" in shown
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    seen = (await eva.get(HERE, headers={**HTML, "accept-language": "en"})).text
    assert "Ada Adviseur" in seen
    assert 'id="invite"' not in seen
    person = (await anna.get("/api/v1/organisation/advisers")).json()[0]["person"]
    ended = await anna.post(HERE, data=form(anna, do="end", person=person), headers=HTML)
    assert "beëindigd op" in (await anna.get(ended.headers["location"], headers=HTML)).text
