"""Before something dangerous one shows once more who one is; nothing typed is lost; the session gets a new secret."""

import asyncio
import re
from html import unescape
from uuid import uuid4

import psycopg
import pytest

from services.api.auth import COOKIE, csrf_token
from tests.installation import Installation
from tests.services.accounts import (
    GOOD,
    HTML,
    asked,
    code_of,
    field_of,
    forget,
    see,
    send,
    ten_minutes_later,
    with_code_app,
    with_passkey,
)
from tests.services.stories import invited

OLD_FORM = {**HTML, "x-csrf-token": ""}
TOKEN = {"name": "Planning sync", "scopes": ["read"]}


async def test_a_form_goes_on_after_a_password_was_added_to_it(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Sudo", "sudo@test.example")
    await send(anna, "/account/wachtwoord", password=GOOD)
    await with_code_app(anna)
    await ten_minutes_later(installation)
    assert (await anna.post("/api/v1/api-tokens", json=TOKEN)).json()["type"] == "/problems/confirm-first"
    asked_first = await anna.get("/account/wachtwoord", headers=HTML)
    assert asked_first.status_code == 403
    assert 'action="/account/bevestigen"' in asked_first.text
    methods = {each["kind"]: each["id"] for each in (await anna.get("/api/v1/account")).json()["methods"]}
    wish = {"do": "remove", "method": methods["code_app"]}
    stopped = await send(anna, "/account", **wish)
    assert (stopped.status_code, field_of(stopped.text, "method")) == (403, wish["method"])
    wrong = await send(anna, "/account", **wish, confirm_password="iets anders dan dit")
    assert (wrong.status_code, field_of(wrong.text, "method")) == (403, wish["method"])
    assert "iets anders dan dit" not in wrong.text
    assert "horen niet bij elkaar" in wrong.text
    before = anna.cookies[COOKIE]
    assert (await send(anna, "/account", **wish, confirm_password=GOOD)).headers["location"] == "/account?done=remove"
    assert anna.cookies[COOKIE] != before
    assert (await anna.post("/api/v1/api-tokens", json=TOKEN)).status_code == 201
    async with installation.client() as thief:
        thief.cookies.set(COOKIE, before, domain="testserver.local")
        assert (await thief.get("/api/v1/me")).status_code == 401


async def test_one_confirms_by_any_way_one_has_and_for_a_program_by_the_api(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Keus", "keus@test.example")
    bas = await installation.organisation("Zorg Ander", "ander@test.example")
    seed, _ = await with_code_app(anna)
    key, foreign = await with_passkey(anna), await with_passkey(bas)
    here = {"here": "/account/wachtwoord"}
    for given in ({"confirm_code": code_of(seed)}, {"confirm_passkey": key.use(await asked(anna))}):
        await ten_minutes_later(installation)
        done = await send(anna, "/account/bevestigen", **here, **given)
        assert done.headers["location"] == "/account/wachtwoord", done.text
    await ten_minutes_later(installation)
    theirs = await send(anna, "/account/bevestigen", confirm_passkey=foreign.use(await asked(anna)))
    assert theirs.status_code == 403
    assert (await anna.post("/api/v1/account/confirm", json={"code": code_of(seed, 1)})).status_code == 200
    assert (await send(anna, "/account/bevestigen", here="//evil.example")).headers["location"] == "/account"


async def test_the_roles_of_an_administrator_are_changed_by_who_is_sure(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Zeker", "zeker@test.example")
    person, _ = await invited(installation, anna, "Eva", ["employee"])
    await ten_minutes_later(installation)
    path = f"/api/v1/organisation/members/{person}/roles"
    assert (await anna.put(path, json={"roles": ["hr"]})).status_code == 200
    assert (await anna.put(path, json={"roles": ["administrator"]})).status_code == 403
    form = {"do": "roles", "person": str(person), "roles": "administrator", "key": uuid4().hex}
    stopped = await send(anna, "/organisatie/mensen", **form)
    assert (stopped.status_code, field_of(stopped.text, "roles")) == (403, "administrator")
    wish = {"name": "Tom", "email": "tom-zeker@test.example", "roles": ["administrator"]}
    assert (await anna.post("/api/v1/organisation/members", json=wish)).status_code == 403
    assert (await anna.post("/api/v1/organisation/members", json={**wish, "roles": ["hr"]})).status_code == 201


async def test_sessions_are_listed_and_ended_one_by_one_or_all_others(installation: Installation) -> None:
    email = "sessies@test.example"
    anna = await installation.organisation("Zorg Sessies", email)
    await send(anna, "/account/wachtwoord", password=GOOD)
    others = [installation.client() for _ in range(3)]
    for client in others:
        client.headers["user-agent"] = "Mozilla/5.0 (Windows NT 10.0; Win64) Gecko/20100101 Firefox/140.0"
        assert (await send(client, "/inloggen/wachtwoord", email=email, password=GOOD)).status_code == 303
    page = await see(anna, "/account")
    assert page.count("Firefox · Windows") >= 3
    listed = (await anna.get("/api/v1/account/sessions")).json()
    assert len(listed) == 4
    assert (await send(anna, "/account", do="end", session=listed[0]["id"])).status_code == 303
    stranger = await installation.organisation("Zorg Vreemde", "vreemde@test.example")
    assert (await stranger.delete(f"/api/v1/account/sessions/{listed[1]['id']}")).status_code == 404
    assert (await send(anna, "/account", do="end_others")).status_code == 303
    forget(installation)
    assert [(await client.get("/api/v1/me")).status_code for client in (*others, anna)] == [401, 401, 401, 200]
    for client in others:
        await client.aclose()
    shown = await see(anna, "/account")
    assert "Alle andere sessies beëindigd" in shown
    assert "Ingelogd met je wachtwoord" in shown


async def test_where_two_steps_are_asked_one_step_leads_to_one_s_own_account(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Stappen", "stappen@test.example")
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    refused = await anna.put("/api/v1/organisation/sign-in-rule", json={"two_steps": True})
    assert refused.json()["type"] == "/problems/two-steps-first"
    await with_code_app(anna)
    saved = await send(anna, "/organisatie/inloggen", two_steps="yes", key=uuid4().hex)
    where = saved.headers["location"]
    assert 'value="yes" checked' in await see(anna, where)
    forget(installation)
    assert (await anna.get("/api/v1/me")).status_code == 200
    stopped = await eva.get("/api/v1/me")
    assert (stopped.status_code, stopped.json()["type"]) == (403, "/problems/two-steps-needed")
    assert (await eva.get("/organisatie", headers=HTML)).headers["location"] == "/account"
    assert "Je organisatie vraagt twee stappen" in await see(eva, "/account")
    assert (await eva.put("/api/v1/organisation/sign-in-rule", json={"two_steps": False})).status_code == 403
    await with_passkey(eva)
    assert (await eva.get("/api/v1/me")).status_code == 200
    log = (await anna.get("/organisatie/logboek", headers=HTML)).text
    assert "vraagt voortaan van iedereen twee stappen" in unescape(log)


async def test_no_secret_of_an_account_stands_in_the_outbox_the_database_or_the_logs(
    installation: Installation, capfd: pytest.CaptureFixture[str]
) -> None:
    anna = await installation.organisation("Zorg Kanarie", "kanarie@test.example")
    password = "kanarie zingt op dinsdag"
    await send(anna, "/account/wachtwoord", password=password)
    await send(anna, "/account/wachtwoord", password="kanarie1234", note=password)
    seed, recovery = await with_code_app(anna)
    async with installation.client() as browser:
        await send(browser, "/inloggen/wachtwoord", email="kanarie@test.example", password=password)
        await send(browser, "/inloggen/tweede-stap", code=recovery[3])
        session = browser.cookies[COOKIE]
    with psycopg.connect(installation.settings.database_url) as admin:
        tables = admin.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'werkbalans' AND tablename ~ '^[a-z_]+$'"
        ).fetchall()
        kept = "".join(str(admin.execute(f"SELECT * FROM werkbalans.{name}").fetchall()) for (name,) in tables)
    said = "".join(capfd.readouterr())
    assert "sign_in_method" in {name for (name,) in tables}
    assert re.search("argon2id", kept)
    for canary in (password, seed, recovery[3], recovery[4], session, anna.cookies[COOKIE]):
        assert canary not in kept
        assert canary not in said


async def test_who_has_nothing_but_their_mail_confirms_by_a_link_and_the_form_is_still_there(
    installation: Installation,
) -> None:
    email = "linkje@test.example"
    anna = await installation.organisation("Zorg Linkje", email)
    await ten_minutes_later(installation)
    form = {"two_steps": "no", "key": uuid4().hex}
    before = anna.cookies[COOKIE]
    stopped = await send(anna, "/organisatie/inloggen", **form)
    assert stopped.status_code == 403
    assert f'name="email" value="{email}"' in stopped.text
    assert (await send(anna, "/inloggen", email=email)).status_code == 303
    secret = await asyncio.to_thread(installation.post.secret, email, "inloglink")
    assert (await send(anna, f"/sign-in/{secret}")).status_code == 303
    expired = await anna.post("/organisatie/inloggen", data={"csrf": csrf_token(before), **form}, headers=OLD_FORM)
    assert (expired.status_code, field_of(expired.text, "key")) == (403, form["key"])
    assert (await send(anna, "/organisatie/inloggen", **form)).status_code == 303
    async with installation.client() as thief:
        thief.cookies.set(COOKIE, before, domain="testserver.local")
        assert (await thief.get("/api/v1/me")).status_code == 401
