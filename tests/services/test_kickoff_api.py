"""The main job through the API: an organisation holds its kick-off and works through the checklist."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg

from domain.kernel.ids import TenantId
from infra.bootstrap import today_in
from infra.event_store.verify import verify_tenant
from tests.filling import ROWS, answers
from tests.installation import Installation, text_of


async def plan_of(client: httpx.AsyncClient, title: str = "Plan Noord") -> str:
    answer = await client.post("/api/v1/plans", json={"title": title})
    assert answer.status_code == 201, answer.text
    path = answer.headers["location"]
    assert (await client.get(f"{path}/kickoff", params={"min_seq": answer.json()["seq"]})).status_code == 200
    return f"{path}/kickoff"


async def invited(installation: Installation, anna: httpx.AsyncClient, name: str, roles: list[str]) -> tuple[str, Any]:
    email = f"{name.lower()}-{uuid4().hex[:6]}@test.example"
    wish = {"name": name, "email": email, "roles": roles}
    answer = await anna.post("/api/v1/organisation/members", json=wish)
    assert answer.status_code == 201, answer.text
    secret = await asyncio.to_thread(installation.post.secret, email, "Welkom")
    return answer.headers["location"].rsplit("/", 1)[1], (email, await installation.sign_in(secret))


async def test_a_whole_kickoff_from_the_first_person_to_the_proof(installation: Installation) -> None:
    anna = await installation.organisation("Zorggroep Zuid", "anna-whole@test.example")
    unit = (await anna.post("/api/v1/organisation/units", json={"name": "Nacht"})).headers["location"].rsplit("/", 1)[1]
    tom, (email, _) = await invited(installation, anna, "Tom", ["team_lead"])
    kickoff = await plan_of(anna)
    meeting = await anna.put(f"{kickoff}/meeting", json={"on": "2026-11-02", "at": "10:00:00", "place": "Zaal 2"})
    assert meeting.status_code == 200, meeting.text
    held = await anna.put(f"{kickoff}/meeting/record", json={"on": "2026-11-02", "present": [tom], "guests": "Bas"})
    assert held.status_code == 200, held.text
    for row, answer in answers(tom, unit).items():
        given = await anna.put(f"{kickoff}/rows/{row}/answer", json={"answer": answer})
        assert given.status_code == 200, (row, given.text)
    passed = str(today_in("Europe/Amsterdam") - timedelta(days=2))
    every_day = {"days_before": 3, "hour": 9, "weekends": True, "holidays": True}
    assert (await anna.put("/api/v1/organisation/reminders", json=every_day)).status_code == 200
    await anna.put(f"{kickoff}/rows/2/responsible", json={"people": [tom]})
    await anna.put(f"{kickoff}/rows/2/due-date", json={"due_on": passed})
    done = await anna.put(f"{kickoff}/rows/1/check")
    shown = (await anna.get(kickoff, params={"min_seq": done.json()["seq"]})).json()
    rows = {row["row"]["row"]: row["row"] for row in shown["rows"]}
    assert tuple(rows) == ROWS
    assert all(row["answer"] for row in rows.values())
    assert (rows["1"]["checked"], rows["2"]["checked"], rows["2"]["due_on"]) == (True, False, passed)
    assert shown["kickoff"]["held_on"] == "2026-11-02"
    trail = (await anna.get(f"{kickoff.removesuffix('/kickoff')}/audit-trail", params={"row": "2"})).json()
    assert [entry["type"] for entry in trail["entries"]][-3:] == [
        "kickoff.row_due_set",
        "kickoff.row_assigned",
        "kickoff.row_answered",
    ]
    await verify(installation, anna)
    mail = await asyncio.to_thread(installation.post.wait, email, "Herinneringen: 1 te laat")
    assert "Plan Noord" in text_of(mail)
    assert "/aftrap?open=2#rij-2" in text_of(mail)


async def verify(installation: Installation, anna: httpx.AsyncClient) -> None:
    me = (await anna.get("/api/v1/me")).json()
    with psycopg.connect(installation.settings.worker_database_url) as connection:
        proof = verify_tenant(connection, installation.worker.parts.tokens, TenantId(UUID(me["organisation"]["id"])))
    assert proof.problem is None
    assert proof.events > 20


async def test_a_repeated_request_does_its_work_once(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Herhaald", "herhaald@test.example")
    key = {"Idempotency-Key": "een-plan"}
    first = await anna.post("/api/v1/plans", json={"title": "Eén plan"}, headers=key)
    again = await anna.post("/api/v1/plans", json={"title": "Eén plan"}, headers=key)
    other = await anna.post("/api/v1/plans", json={"title": "Ander plan"}, headers=key)
    assert first.json() == again.json()
    assert first.headers["location"] == again.headers["location"]
    assert (other.status_code, other.json()["type"]) == (409, "/problems/command-id-reused")
    kickoff = f"{first.headers['location']}/kickoff"
    rows = [
        await anna.post(f"{kickoff}/rows", json={"text": "Eigen rij"}, headers={"Idempotency-Key": "rij"})
        for _ in range(2)
    ]
    assert rows[0].headers["location"] == rows[1].headers["location"] == f"{kickoff}/rows/e1"


async def test_a_change_on_an_old_version_is_refused_with_the_current_one(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Versie", "versie@test.example")
    kickoff = await plan_of(anna)
    seen = (await anna.get(kickoff)).headers["etag"]
    yes, no = ({"answer": {"kind": "yes_no", "yes": value}} for value in (True, False))
    assert (await anna.put(f"{kickoff}/rows/1a/answer", json=yes, headers={"If-Match": seen})).status_code == 200
    late = await anna.put(f"{kickoff}/rows/1a/answer", json=no, headers={"If-Match": seen})
    elsewhere = await anna.put(
        f"{kickoff}/rows/1g/answer",
        json={"answer": {"kind": "results_date", "on": "2027-01-01"}},
        headers={"If-Match": seen},
    )
    assert (late.status_code, late.json()["type"]) == (409, "/problems/row-changed-meanwhile")
    assert late.headers["etag"] == f'"{late.json()["data"]["current"]}"'
    assert elsewhere.status_code == 200


async def test_what_another_organisation_owns_looks_just_like_what_does_not_exist(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Eén", "een@test.example")
    bert = await installation.organisation("Zorg Twee", "twee@test.example")
    kickoff = await plan_of(anna)
    nothing = f"/api/v1/plans/{uuid4()}/kickoff"
    for method, path in (("GET", ""), ("PUT", "/rows/1a/check")):
        theirs = await bert.request(method, kickoff + path)
        none = await bert.request(method, nothing + path)
        assert theirs.status_code == 404
        assert (theirs.content, theirs.status_code) == (none.content, none.status_code)
        assert sorted(theirs.headers) == sorted(none.headers)


async def test_problems_say_what_to_do_in_the_callers_language(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Taal", "taal@test.example")
    kickoff = await plan_of(anna)
    unanswered = await anna.put(f"{kickoff}/rows/1/check")
    broken = await anna.put(f"{kickoff}/rows/1g/answer", json={"answer": {"kind": "results_date", "on": "gisteren"}})
    wrong = await anna.put(f"{kickoff}/rows/1g/answer", json={"answer": {"kind": "yes_no", "yes": True}})
    assert unanswered.headers["content-type"] == "application/problem+json"
    assert unanswered.json()["title"] == "Er is nog geen antwoord"
    assert unanswered.json()["data"]["missing"][0] == "1"
    assert broken.status_code == 400
    assert wrong.status_code == 422
    async with installation.client() as nobody:
        stranger = await nobody.get("/api/v1/me", headers={"accept-language": "en"})
    assert (stranger.status_code, stranger.json()["title"]) == (401, "Sign in first")


async def test_a_form_from_another_site_is_refused(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Veilig", "veilig@test.example")
    token = anna.headers.pop("x-csrf-token")
    without = await anna.post("/api/v1/plans", json={"title": "Van elders"})
    anna.headers["x-csrf-token"] = token
    elsewhere = await anna.post("/api/v1/plans", json={"title": "x"}, headers={"origin": "https://evil.example"})
    assert (without.status_code, elsewhere.status_code) == (403, 403)
    assert (await anna.get("/api/v1/plans")).json()["plans"] == []


async def test_an_api_token_does_what_its_scopes_say_until_it_is_revoked(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Token", "token@test.example")
    made = (await anna.post("/api/v1/api-tokens", json={"name": "sync", "scopes": ["read"]})).json()
    async with installation.client() as program:
        program.headers["authorization"] = f"Bearer {made['secret']}"
        assert (await program.get("/api/v1/me")).json()["name"] == "Anna Test"
        assert (await program.post("/api/v1/plans", json={"title": "Nee"})).status_code == 403
        assert (await anna.delete(f"/api/v1/api-tokens/{made['id']}")).status_code == 204
        await asyncio.sleep(2.1)
        assert (await program.get("/api/v1/me")).status_code == 401
    with psycopg.connect(installation.settings.database_url) as admin:
        stored = admin.execute("SELECT * FROM werkbalans.api_token").fetchall()
    assert made["secret"].encode() not in repr(stored).encode()


async def test_a_link_works_once_and_signing_out_ends_the_session(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Link", "link@test.example")
    async with installation.client() as browser:
        asked = await browser.post("/api/v1/sign-in", json={"email": "link@test.example"})
        unknown = await browser.post("/api/v1/sign-in", json={"email": "niemand@test.example"})
        assert (asked.status_code, asked.content) == (unknown.status_code, unknown.content) == (202, asked.content)
        secret = await asyncio.to_thread(installation.post.secret, "link@test.example", "inloglink")
        assert (await browser.post(f"/api/v1/sign-in/{secret}")).status_code == 200
    async with installation.client() as second:
        assert (await second.post(f"/api/v1/sign-in/{secret}")).status_code == 404
    cookie = anna.cookies["__Host-session"]
    assert (await anna.post("/api/v1/sign-out")).status_code == 204
    async with installation.client() as thief:
        thief.cookies.set("__Host-session", cookie, domain="testserver.local")
        assert (await thief.get("/api/v1/me")).status_code == 401


async def test_the_audit_trail_is_read_page_by_page_without_gap_or_double(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Logboek", "logboek@test.example")
    kickoff = await plan_of(anna)
    last = None
    for number in range(7):
        last = await anna.post(f"{kickoff}/rows", json={"text": f"Rij {number}"})
    assert last is not None
    trail = f"{kickoff.removesuffix('/kickoff')}/audit-trail"
    seqs: list[int] = []
    cursor: dict[str, Any] = {"limit": 3, "min_seq": last.json()["seq"]}
    while True:
        page = (await anna.get(trail, params=cursor)).json()
        seqs += [entry["seq"] for entry in page["entries"]]
        if page["next"] is None:
            break
        cursor = {"limit": 3, "before": page["next"]}
    assert seqs == sorted(seqs, reverse=True)
    assert len(seqs) == len(set(seqs)) == 9


async def test_a_member_without_the_right_may_look_but_not_change(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Rechten", "rechten@test.example")
    kickoff = await plan_of(anna)
    eva, (_, client) = await invited(installation, anna, "Eva", ["employee"])
    assert (await client.get(kickoff)).status_code == 200
    assert (await client.put(f"{kickoff}/rows/1a/check")).status_code == 403
    assert (await client.post("/api/v1/plans", json={"title": "Mijn plan"})).status_code == 403
    await anna.put(f"{kickoff}/rows/1a/responsible", json={"people": [eva]})
    answer = {"answer": {"kind": "yes_no", "yes": True}}
    assert (await client.put(f"{kickoff}/rows/1a/answer", json=answer)).status_code == 200
