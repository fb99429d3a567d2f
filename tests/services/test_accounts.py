"""Signing in with a password, a code, a passkey; one account in several organisations; nothing tells who has one."""

import asyncio
from uuid import UUID

import psycopg

from services.api.auth import COOKIE
from tests.installation import ACCEPTED, Installation
from tests.services.accounts import (
    GOOD,
    HTML,
    asked,
    code_of,
    mail_to,
    see,
    send,
    with_code_app,
    with_passkey,
)
from tests.services.authenticator import PRESENT


async def test_a_password_is_chosen_told_of_by_mail_and_opens_the_door(installation: Installation) -> None:
    email = "wacht@test.example"
    anna = await installation.organisation("Zorg Wacht", email)
    elsewhere = await installation.sign_in(await link_to(installation, email))
    assert (await send(anna, "/account/wachtwoord", password="kort")).status_code == 422
    chosen = await send(anna, "/account/wachtwoord", password=GOOD)
    assert chosen.headers["location"] == "/account?done=password"
    assert "sessies" in await mail_to(installation, email, "wachtwoord ingesteld")
    assert "Een wachtwoord ingesteld" in await see(anna, "/account")
    assert (await elsewhere.get("/api/v1/me")).status_code in (200, 401)  # remembered for two seconds at most
    async with installation.client() as browser:
        wrong = await send(browser, "/inloggen/wachtwoord", email=email, password=f"{GOOD}!")
        right = await send(browser, "/inloggen/wachtwoord", email=email.upper(), password=GOOD)
        assert (wrong.status_code, right.status_code) == (422, 303)
        assert GOOD not in wrong.text
        assert email in wrong.text
        assert (await browser.get("/api/v1/me")).json()["organisation"]["name"] == "Zorg Wacht"


async def test_nothing_tells_whether_an_address_is_known(installation: Installation) -> None:
    email = "kent@test.example"
    anna = await installation.organisation("Zorg Kent", email)
    await send(anna, "/account/wachtwoord", password=GOOD)
    forms: dict[str, dict[str, str]] = {
        "/inloggen/wachtwoord": {"password": "iets anders dan dit"},
        "/wachtwoord-vergeten": {},
        "/inloggen": {},
    }
    for path, more in forms.items():
        told = set()
        for address in (email, "nooit@test.example"):
            async with installation.client() as browser:
                answer = await send(browser, path, email=address, **more)
                told.add((answer.status_code, answer.headers.get("location"), answer.text.replace(address, "")))
        assert len(told) == 1, path


async def test_a_forgotten_password_is_chosen_anew_by_a_link(installation: Installation) -> None:
    email = "vergeten@test.example"
    await installation.organisation("Zorg Vergeten", email)
    async with installation.client() as browser:
        assert (await send(browser, "/wachtwoord-vergeten", email=email)).headers["location"] == "/post"
        secret = await asyncio.to_thread(installation.post.secret, email, "nieuw wachtwoord")
        assert (await send(browser, f"/sign-in/{secret}")).headers["location"] == "/account/wachtwoord"
        assert (await send(browser, "/account/wachtwoord", password=GOOD)).status_code == 303


async def test_guessing_a_password_ends_after_ten_tries_a_quarter(installation: Installation) -> None:
    async with installation.client() as browser:
        answers = [
            (await browser.post("/api/v1/sign-in/password", json={"email": "raad@test.example", "password": "x"}))
            for _ in range(11)
        ]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]


async def test_with_a_code_app_a_link_alone_does_not_open_the_door_and_no_code_counts_twice(
    installation: Installation,
) -> None:
    email = "code@test.example"
    anna = await installation.organisation("Zorg Code", email)
    before = anna.cookies[COOKIE]
    seed, recovery = await with_code_app(anna)
    assert len(recovery) == 10
    assert anna.cookies[COOKIE] != before
    async with installation.client() as browser:
        half = await send(browser, f"/sign-in/{await link_to(installation, email)}")
        assert half.headers["location"] == "/inloggen/tweede-stap"
        assert COOKIE not in browser.cookies
        assert (await browser.get("/api/v1/me")).status_code == 401
        assert "Zes cijfers" in await see(browser, "/inloggen/tweede-stap")
        code = code_of(seed)
        replayed = await send(browser, "/inloggen/tweede-stap", code=code_of(seed, -1))
        assert replayed.status_code == 422
        right = await send(browser, "/inloggen/tweede-stap", code=f"{code[:3]} {code[3:]}")
        assert right.headers["location"] == "/"
        assert (await browser.get("/api/v1/me")).status_code == 200
    for expected in (200, 422):
        async with installation.client() as program:
            asked_for = await program.post(f"/api/v1/sign-in/{await link_to(installation, email)}")
            assert (asked_for.status_code, asked_for.json()["step"]) == (202, "code")
            used = await program.post("/api/v1/sign-in/code", json={"code": recovery[0].upper()})
            assert used.status_code == expected, used.text
    await mail_to(installation, email, "herstelcode")
    with psycopg.connect(installation.settings.database_url) as admin:
        kept = str(admin.execute("SELECT * FROM werkbalans.sign_in_method, werkbalans.recovery_code").fetchall())
    assert seed not in kept
    assert recovery[1] not in kept


async def test_a_passkey_opens_the_door_alone_and_no_answer_counts_twice(installation: Installation) -> None:
    email = "sleutel2@test.example"
    anna = await installation.organisation("Zorg Passkey", email)
    key = await with_passkey(anna, "Telefoon <Anna>")
    assert "Telefoon &lt;Anna&gt;" in await see(anna, "/account")
    async with installation.client() as browser:
        answer = key.use(await asked(browser))
        assert (await send(browser, "/inloggen/toegangssleutel", passkey=answer)).headers["location"] == "/"
        assert (await browser.get("/api/v1/me")).status_code == 200
        assert (await browser.get("/api/v1/account")).json()["two_steps"] is True
    async with installation.client() as thief:
        other = key.use({**await asked(thief), "challenge": "AAAA"})
        for given in (answer, other, "", "{}", "[]", '{"response": {"clientDataJSON": "e30"}}'):
            assert (await send(thief, "/inloggen/toegangssleutel", passkey=given)).status_code == 422
        key.counter = 0
        assert (await send(thief, "/inloggen/toegangssleutel", passkey=key.use(await asked(thief)))).status_code == 422
        key.counter, key.flags = 9, PRESENT  # nobody put a finger on it
        assert (await send(thief, "/inloggen/toegangssleutel", passkey=key.use(await asked(thief)))).status_code == 422
        assert (await thief.get("/api/v1/me")).status_code == 401
    methods = (await anna.get("/api/v1/account")).json()["methods"]
    assert (await anna.delete(f"/api/v1/account/methods/{methods[0]['id']}")).status_code == 204
    await mail_to(installation, email, "toegangssleutel is verwijderd")
    async with installation.client() as browser:
        gone = await send(browser, "/inloggen/toegangssleutel", passkey=key.use(await asked(browser)))
        assert gone.status_code == 422


async def test_one_account_goes_from_one_organisation_to_another_and_sees_one_at_a_time(
    installation: Installation,
) -> None:
    email = "twee@test.example"
    anna = await installation.organisation("Zorg Een", email)
    first = (await anna.get("/api/v1/me")).json()
    wish = {"organisation": "Zorg Twee", "name": "Anna Test", "email": email, **ACCEPTED}
    assert (await installation.client().post("/api/v1/organisations", json=wish)).status_code == 202
    again = await installation.sign_in(await asyncio.to_thread(installation.post.secret, email, "Zorg Twee"))
    second = (await again.get("/api/v1/me")).json()
    await send(again, "/account/wachtwoord", password=GOOD)
    async with installation.client() as browser:
        came = await send(browser, "/inloggen/wachtwoord", email=email, password=GOOD)
        assert came.headers["location"] == "/organisaties"
        assert "Zorg Een" in await see(browser, "/organisaties")
        old = browser.cookies[COOKIE]
        assert (await send(browser, "/organisaties", tenant=first["organisation"]["id"])).status_code == 303
        assert (await browser.get("/api/v1/me")).json()["person"] == first["person"]
        unit = f"/api/v1/organisation/members/{second['person']}"
        assert (await browser.get(unit)).status_code == 404
        assert 'name="tenant"' in await see(browser, "/organisatie")
        browser.cookies.set(COOKIE, old, domain="testserver.local")
    async with installation.client() as browser:
        assert (await send(browser, "/inloggen", email=email)).headers["location"] == "/post"
        secret = await asyncio.to_thread(installation.post.secret, email, "inloglink voor Werkbalans")
        assert (await send(browser, f"/sign-in/{secret}")).headers["location"] == "/organisaties"
        assert len(installation.post.all(email, "inloglink")) == 1
    stranger = await installation.organisation("Zorg Drie", "drie@test.example")
    for tenant in (first["organisation"]["id"], str(UUID(int=7))):
        assert (await send(stranger, "/organisaties", tenant=tenant)).status_code == 404
    assert "Zorg Een" not in await see(stranger, "/organisaties")


async def link_to(installation: Installation, email: str) -> str:
    count = len(installation.post.all(email, "inloglink"))
    async with installation.client() as nobody:
        assert (await nobody.post("/inloggen", data={"email": email}, headers=HTML)).status_code == 303
    for _ in range(200):
        if len(installation.post.all(email, "inloglink")) > count:
            break
        await asyncio.sleep(0.02)
    return installation.post.secret(email, "inloglink")
