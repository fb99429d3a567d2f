"""Everything that is no way in by a provider, and how its settings are guarded. Attacks are made of honest sign-ins."""

import base64
import hmac
import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from services.api.sign_on import GONE
from tests.installation import Installation
from tests.services.names import NameServer
from tests.services.provider import SECRET, Claims, asked
from tests.services.signing_on import HTML, PAGE, Organisation, kind_of, organisation_with, send, tries


async def test_a_state_counts_once_and_only_in_the_browser_that_left_with_it(zorg: Organisation) -> None:
    email = await zorg.invite("cem")
    zorg.provider.add(email)
    browser, address = await zorg.left()
    back, kept = await zorg.provider.sign_in(address, email), browser.cookies[GONE]
    other, _ = await zorg.left()
    for stranger in (zorg.installation.client(), other):
        assert kind_of(await stranger.get(back, headers=HTML)) == "stale"
    assert (await browser.get(back)).status_code == 303
    browser.cookies.set(GONE, kept, domain="testserver.local")
    assert kind_of(await browser.get(back, headers=HTML)) == "stale"


async def test_a_code_of_another_sign_in_is_none_of_this_one(zorg: Organisation) -> None:
    email = await zorg.invite("code")
    zorg.provider.add(email)
    (mine, here), (_, there) = await zorg.left(), await zorg.left()
    stolen = asked(await zorg.provider.sign_in(there, email))["code"]
    told = {"state": asked(here)["state"], "code": stolen, "iss": zorg.provider.issuer}
    answer = await mine.get(f"{zorg.door}/terug", params=told, headers=HTML)
    assert kind_of(answer) == "code_refused"


def set_to(name: str, value: Any) -> Callable[[Claims], None]:
    def twist(claims: Claims) -> None:
        claims[name] = value

    return twist


TWISTS = {
    "another nonce": (set_to("nonce", "x" * 43), "other_nonce"),
    "no nonce": (lambda claims: claims.pop("nonce"), "other_nonce"),
    "another audience": (set_to("aud", "planning"), "other_audience"),
    "several audiences without a party": (set_to("aud", ["werkbalans", "planning"]), "other_audience"),
    "another party": (set_to("azp", "planning"), "other_audience"),
    "another issuer": (set_to("iss", "https://accounts.google.com"), "other_issuer"),
    "expired": (set_to("exp", 1_600_000_000), "expired"),
    "of the future": (set_to("iat", int(time.time()) + 9000), "expired"),
    "no end": (lambda claims: claims.pop("exp"), "bad_token"),
    "no subject": (set_to("sub", ""), "bad_token"),
    "address not verified": (set_to("email_verified", False), "unverified"),
    "address said false in words": (set_to("email_verified", "False"), "unverified"),
    "nothing said of the address": (lambda claims: claims.pop("email_verified"), "unverified"),
    "no address": (lambda claims: claims.pop("email"), "no_address"),
    "an address of others": (set_to("email", "directeur@ander.example"), "other_domain"),
}


@pytest.mark.parametrize(("twist", "kind"), TWISTS.values(), ids=TWISTS)
async def test_a_token_that_says_something_else_lets_nobody_in(
    zorg: Organisation, twist: Callable[[Claims], Any], kind: str
) -> None:
    zorg.provider.twist = twist
    browser, answer = await zorg.came_back(zorg.at("anna"))
    expected = kind if kind not in ("unverified", "no_address", "other_domain") else None
    if expected is None:  # who is known by subject needs no address; somebody new does
        email = await zorg.invite(f"nieuw{uuid4().hex[:6]}")
        zorg.provider.add(email)
        browser, answer = await zorg.came_back(email)
    assert kind_of(answer) == kind
    assert (await browser.get("/api/v1/me")).status_code == 401


def encoded(*parts: Claims) -> str:
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)


def unsigned(header: dict[str, str], claims: Claims) -> str:
    return encoded({**header, "alg": "none"}, claims) + "."


def by_another(header: dict[str, str], claims: Claims) -> str:
    return jwt.encode(header, claims, RSAKey.generate_key(2048))


async def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(zorg: Organisation) -> None:
    def with_the_public_key(header: dict[str, str], claims: Claims) -> str:
        said = encoded({**header, "alg": "HS256"}, claims)
        made = hmac.digest(zorg.provider.key.as_pem(private=False), said.encode(), "sha256")
        return f"{said}.{base64.urlsafe_b64encode(made).decode().rstrip('=')}"

    for lie in (unsigned, with_the_public_key, by_another, lambda *_: "no.token", lambda *_: ""):
        zorg.provider.lie = lie
        browser, answer = await zorg.came_back(zorg.at("anna"))
        assert kind_of(answer) == "bad_token"
        assert (await browser.get("/api/v1/me")).status_code == 401
    zorg.provider.honest()
    await zorg.signed_in(zorg.at("anna"))


async def test_keys_may_be_rotated_and_one_that_is_gone_counts_no_more(zorg: Organisation) -> None:
    old = zorg.provider.key
    zorg.provider.rotate()
    await zorg.signed_in(zorg.at("anna"))
    zorg.provider.lie = lambda header, claims: jwt.encode({**header, "kid": str(old.kid)}, claims, old)
    assert kind_of((await zorg.came_back(zorg.at("anna")))[1]) == "bad_token"


async def test_an_answer_of_another_provider_is_not_mixed_up(zorg: Organisation) -> None:
    zorg.provider.answers_as = "https://evil.example"
    assert kind_of((await zorg.came_back(zorg.at("anna")))[1]) == "other_issuer"
    browser, address = await zorg.left()
    told = {"state": asked(address)["state"], "code": "c"}
    assert kind_of(await browser.get(f"{zorg.door}/terug", params=told, headers=HTML)) == "other_issuer"


async def test_who_breaks_off_is_told_so_and_begins_anew(zorg: Organisation) -> None:
    answer = (await zorg.came_back("nobody@nowhere.example"))[1]
    assert kind_of(answer) == "denied"
    assert zorg.door in answer.text


async def test_an_organisation_without_it_and_one_that_is_none_look_the_same(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    closed = await organisation_with(installation, zorg.provider, names, opened="")
    nobody, answers = installation.client(), []
    for tenant in (closed.tenant, uuid4()):
        for path in (f"/inloggen/organisatie/{tenant}", f"/inloggen/organisatie/{tenant}/terug?state=x&code=y"):
            answer = await nobody.get(path, headers=HTML)
            answers.append((answer.status_code, answer.text.replace(str(tenant), "T"), path.count("terug")))
    assert answers[0] == answers[2]
    assert answers[1] == answers[3]
    assert answers[0][0] == 404


async def test_another_organisation_gets_no_domain_without_its_dns_and_none_of_its_people(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    evil = await organisation_with(installation, zorg.provider, names)
    await evil.form("claim", domain=zorg.domain)
    shown = await send(evil.anna, PAGE, do="prove", domain=zorg.domain, key=uuid4().hex)
    assert (shown.status_code, "TXT-record nog niet" in shown.text) == (422, True)
    victim = await evil.invite("eva", domain=zorg.domain)
    await zorg.invite("eva")
    zorg.provider.add(victim)
    assert kind_of((await evil.came_back(victim))[1]) == "other_domain"


async def test_a_try_tells_what_the_provider_says_and_signs_nobody_in(zorg: Organisation) -> None:
    page = await tries(zorg)
    assert "De verbinding werkt" in page.text
    assert zorg.at("anna") in page.text
    away = await zorg.anna.get(f"{PAGE}/proef")
    back = await zorg.provider.sign_in(away.headers["location"], zorg.at("anna"))
    thief = zorg.installation.client()
    thief.cookies.set(GONE, zorg.anna.cookies[GONE], domain="testserver.local")
    assert (await thief.get(back, headers=HTML)).status_code == 404
    assert (await thief.get("/api/v1/me")).status_code == 401
    zorg.provider.twist = set_to("nonce", "x")
    failed = await tries(zorg)
    assert (failed.status_code, "Naar de instellingen" in failed.text) == (403, True)


async def test_what_is_no_provider_is_told_beside_its_field_and_the_secret_is_never_shown(zorg: Organisation) -> None:
    provider, secret = zorg.provider, "heel-geheim-123"
    for issuer, words in (
        ("https://127.0.0.1:9", "netwerk"),
        ("https://169.254.169.254", "netwerk"),
        ("ftp://x.example", "webadres"),
        (f"http://{provider.host.replace('127.0.0.1', 'localhost')}", "https"),
    ):
        fields = {"do": "provider", "issuer": issuer, "client_id": "ander", "client_secret": secret}
        shown = await send(zorg.anna, PAGE, key=uuid4().hex, **fields)
        assert (shown.status_code, words in shown.text, secret in shown.text) == (422, True, False), issuer
        assert "ander" in shown.text
    fields["issuer"] = provider.issuer
    provider.speaks_as = "https://evil.example"
    assert "andere aanbieder" in (await send(zorg.anna, PAGE, key=uuid4().hex, **fields)).text
    provider.speaks_as, provider.huge = "", True
    assert "too_large" in (await send(zorg.anna, PAGE, key=uuid4().hex, **fields)).text
    provider.honest()
    assert secret not in (await zorg.anna.get(PAGE)).text


async def test_the_address_of_the_description_and_a_slash_too_many_are_understood(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    made = await organisation_with(installation, zorg.provider, names)
    typed = f"{made.provider.issuer}/.well-known/openid-configuration"
    await made.form("provider", issuer=typed, client_id="werkbalans")
    assert f'value="{made.provider.issuer}"' in (await made.anna.get(PAGE)).text
    await made.signed_in(made.at("anna"))


async def test_a_wrong_client_secret_is_told_to_the_administrator(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    made = await organisation_with(installation, zorg.provider, names)
    await made.form("provider", issuer=made.provider.issuer, client_id="werkbalans", client_secret="verkeerd")
    assert kind_of(await tries(made)) == "secret_refused"


async def test_none_of_it_stands_in_the_log_of_the_organisation(zorg: Organisation) -> None:
    told = (await zorg.anna.get("/api/v1/events", params={"limit": 200})).text
    assert "single_sign_on.opened" in told
    assert SECRET not in told
    assert "single_sign_on.client_secret_set" in told


async def test_a_provider_that_knows_the_browser_confirms_nothing_until_it_asks_anew(zorg: Organisation) -> None:
    def asked_long_ago(claims: Claims) -> None:
        claims["auth_time"] -= 3600

    anna = await zorg.signed_in(zorg.at("anna"))
    page = await anna.get(PAGE, headers=HTML)
    assert (page.status_code, "Bevestig via je organisatie" in page.text) == (403, True)
    token = {"name": "x", "scopes": ["read"]}
    assert (await anna.post("/api/v1/api-tokens", json=token)).json()["type"] == "/problems/confirm-first"
    for twist, status in ((asked_long_ago, 403), (set_to("auth_time", None), 403), (lambda claims: None, 200)):
        zorg.provider.twist = twist
        away = await anna.get(zorg.door, params={"opnieuw": "ja", "naar": PAGE})
        told = asked(away.headers["location"])
        assert (told["prompt"], told["max_age"]) == ("login", "0")
        back = await anna.get(await zorg.provider.sign_in(away.headers["location"], zorg.at("anna")))
        assert back.headers["location"] == PAGE
        assert (await anna.get(PAGE, headers=HTML)).status_code == status


async def test_only_administrators_who_showed_who_they_are_reach_the_settings(zorg: Organisation) -> None:
    email = await zorg.invite("otto", "hr")
    zorg.provider.add(email)
    otto = await zorg.signed_in(email)
    assert (await otto.get(PAGE, headers=HTML)).status_code == 403
    assert (await send(otto, PAGE, do="stand", stand="closed")).status_code == 403
    assert (await otto.get(f"{PAGE}/proef", headers=HTML)).status_code == 403
