"""The operator's commands about accounts, and what becomes of an account whose address goes to somebody else."""

from typing import Any

import psycopg
import pytest
from typer.testing import CliRunner, Result

from infra.cli import app
from services.api.auth import COOKIE
from tests.conftest import environment_of
from tests.installation import Installation
from tests.services.accounts import GOOD, forget, mail_to, send, with_code_app


def told(installation: Installation, *words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={**environment_of(installation.settings), "COLUMNS": "200"})


@pytest.fixture
def admin(installation: Installation) -> Any:
    with psycopg.connect(installation.settings.database_url, autocommit=True) as connection:
        yield connection


async def test_who_lost_their_phone_signs_in_by_one_step_again_and_is_told(installation: Installation) -> None:
    email = "kwijt@test.example"
    anna = await installation.organisation("Zorg Kwijt", email)
    await send(anna, "/account/wachtwoord", password=GOOD)
    await with_code_app(anna)
    assert told(installation, "lost-phone", "--email", "nooit@test.example", "--yes").exit_code == 1
    assert told(installation, "lost-phone", "--email", email.upper(), "--yes").exit_code == 0
    installation.worker.ring()
    await mail_to(installation, email, "code-app staat uit")
    forget(installation)
    assert (await anna.get("/api/v1/me")).status_code == 401
    async with installation.client() as browser:
        assert (await send(browser, "/inloggen/wachtwoord", email=email, password=GOOD)).headers["location"] == "/"
        assert (await browser.get("/api/v1/account")).json()["methods"][0]["kind"] == "password"


async def test_who_got_another_address_is_another_account_and_the_old_one_can_be_forgotten(
    installation: Installation, admin: Any
) -> None:
    old, new = "oud-adres@test.example", "nieuw-adres@test.example"
    anna = await installation.organisation("Zorg Adres", old)
    await send(anna, "/account/wachtwoord", password=GOOD)
    assert told(installation, "forget-account", "--email", old).exit_code == 1
    admin.execute("UPDATE werkbalans.person SET email = %s WHERE email = %s", (new, old))
    forget(installation)
    assert (await anna.get("/api/v1/me")).status_code == 401
    assert COOKIE in anna.cookies
    async with installation.client() as browser:
        assert (await send(browser, "/inloggen/wachtwoord", email=new, password=GOOD)).status_code == 422
        came = await send(browser, "/inloggen/wachtwoord", email=old, password=GOOD)
        assert came.headers["location"] == "/"
        assert COOKIE not in browser.cookies
    assert told(installation, "forget-account", "--email", old).exit_code == 0
    kept = admin.execute(
        "SELECT count(*) FROM werkbalans.sign_in_method m LEFT JOIN werkbalans.account a USING (account_id)"
        " WHERE a.email = %s OR a.account_id IS NULL",
        (old,),
    ).fetchone()
    assert kept == (0,)
