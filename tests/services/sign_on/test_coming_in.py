"""People come in by their organisation's provider: what that opens, what not, and which roles they have then."""

import asyncio
import re

from services.api.sign_on import GONE
from tests.installation import Installation
from tests.services.accounts import GOOD
from tests.services.names import NameServer
from tests.services.provider import asked
from tests.services.signing_on import HTML, PAGE, Organisation, kind_of, organisation_with, send


async def test_a_member_comes_in_by_the_provider_and_is_found_by_subject_from_then_on(zorg: Organisation) -> None:
    email = await zorg.invite("bas", "hr")
    user = zorg.provider.add(email)
    bas = await zorg.signed_in(email)
    assert (await bas.get("/api/v1/me")).json()["roles"] == ["hr"]
    assert GONE not in bas.cookies
    user["email"] = "bas.getrouwd@elsewhere.example"
    assert (await (await zorg.signed_in(email)).get("/api/v1/me")).json()["roles"] == ["hr"]


async def test_what_the_browser_takes_along_is_bound_by_pkce_nonce_and_state(zorg: Organisation) -> None:
    browser, address = await zorg.left()
    told = asked(address)
    assert told["code_challenge_method"] == "S256"
    assert min(len(told[name]) for name in ("state", "nonce", "code_challenge")) >= 43
    assert told["redirect_uri"].endswith(f"{zorg.door}/terug")
    assert "verifier" not in address
    cookie = next(c for c in browser.cookies.jar if c.name == GONE)
    assert cookie.secure
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert told["nonce"] not in str(cookie.value)


async def test_an_address_of_a_proved_domain_is_led_there_whoever_has_it(zorg: Organisation) -> None:
    email = await zorg.invite("dewi")
    nobody = zorg.installation.client()
    known, unknown = [
        (await send(nobody, "/inloggen", email=each)).text.replace(each, "E") for each in (email, zorg.at("niemand"))
    ]
    assert known == unknown
    assert zorg.door in known
    elsewhere = await send(nobody, "/inloggen", email="dewi@sub." + zorg.domain)
    assert (elsewhere.status_code, elsewhere.headers["location"]) == (303, "/post")
    link = await send(nobody, "/inloggen", email=email, way="link")
    assert (link.status_code, link.headers["location"]) == (303, "/post")


async def test_of_two_organisations_it_opens_the_own_one_and_nothing_of_the_account(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    other = await organisation_with(installation, zorg.provider, names, opened="")
    email = await zorg.invite("fay")
    await other.invite("fay", domain=zorg.domain)
    zorg.provider.add(email)
    fay = await zorg.signed_in(email)
    assert (await fay.get("/api/v1/me")).json()["organisation"]["id"] == str(zorg.tenant)
    assert "Wissel van organisatie" not in (await fay.get("/organisatie", headers=HTML)).text
    for path in ("/account", "/organisaties", "/account/wachtwoord"):
        answer = await fay.get(path, headers=HTML)
        assert (answer.status_code, "Je account is van jou" in answer.text) == (403, True), path
    moved = await send(fay, "/organisaties", tenant=str(other.tenant))
    assert moved.status_code == 403
    assert (await fay.get("/api/v1/account/sessions")).status_code == 403
    assert (await fay.put("/api/v1/account/password", json={"password": GOOD})).status_code == 403
    assert (await fay.post("/api/v1/sign-out")).status_code == 204


async def test_who_confirms_in_a_way_of_their_own_moves_on_and_leaves_the_proof_behind(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    strict = await organisation_with(installation, zorg.provider, names, opened="compulsory")
    email = await zorg.invite("gijs")
    await strict.invite("gijs", domain=zorg.domain)
    by_mail = await installation.sign_in(await _link_to(zorg, email))
    assert (await by_mail.put("/api/v1/account/password", json={"password": GOOD})).status_code == 200
    await strict.form("claim", domain=zorg.domain)
    names.texts[zorg.domain] += re.findall(r"werkbalans-domein=[0-9a-f]{32}", (await strict.anna.get(PAGE)).text)
    await strict.form("prove", domain=zorg.domain)
    zorg.provider.add(email)
    gijs = await zorg.signed_in(email)
    opened = await send(gijs, "/account/bevestigen", here="/account", confirm_password=GOOD)
    assert opened.headers["location"] == "/account"
    assert (await send(gijs, "/organisaties", tenant=str(strict.tenant))).status_code == 303
    walled = await gijs.get("/organisatie", headers=HTML)
    assert (walled.status_code, strict.door in walled.text) == (403, True)
    assert (await gijs.get("/account", headers=HTML)).status_code == 200


async def _link_to(organisation: Organisation, email: str) -> str:
    return await asyncio.to_thread(organisation.installation.post.secret, email, "Welkom")


async def test_where_it_is_compulsory_nothing_else_opens_the_organisation_but_for_administrators(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    strict = await organisation_with(installation, zorg.provider, names, opened="compulsory")
    email, outside = await strict.invite("hugo"), await strict.invite("ida", domain="prive.example")
    hugo = await installation.sign_in(await _link_to(strict, email))
    refused = await hugo.get("/api/v1/me")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/own-sign-in-needed")
    page = await hugo.get("/organisatie", headers=HTML)
    assert strict.door in page.text
    assert (await hugo.get("/account", headers=HTML)).status_code == 200
    assert (await (await installation.sign_in(await _link_to(strict, outside))).get("/api/v1/me")).status_code == 200
    assert (await strict.anna.get("/api/v1/me")).status_code == 200
    strict.provider.add(email)
    assert (await (await strict.signed_in(email)).get("/api/v1/me")).status_code == 200
    await strict.form("stand", stand="closed")
    assert (await hugo.get("/api/v1/me")).status_code in (200, 403)  # remembered for two seconds at most


async def test_roles_come_and_go_with_groups_and_newcomers_come_in_where_that_was_chosen(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    made = await organisation_with(installation, zorg.provider, names)
    email = made.at("jan")
    user = made.provider.add(email, groups=["wb-hr", "everybody"], name="Jan Nieuw")
    assert kind_of((await made.came_back(email))[1]) == "not_invited"
    lines = {"group": ["wb-hr", "WB-Lead", ""], "role": ["hr", "team_lead", "employee"], "unit": ["", "", ""]}
    await made.form("groups", claim="groups", newcomers="groups", **lines)
    jan = await made.signed_in(email)
    me = (await jan.get("/api/v1/me")).json()
    assert (me["roles"], me["name"]) == (["hr"], "Jan Nieuw")
    user["groups"] = ["wb-lead"]
    await made.signed_in(email)
    assert await made.roles_of(email) == {"team_lead"}
    user.pop("groups")
    await made.signed_in(email)
    assert await made.roles_of(email) == {"employee"}
    made.provider.add(made.at("kim"), groups=["other"])
    assert kind_of((await made.came_back(made.at("kim")))[1]) == "not_invited"
    user["_claim_names"] = {"groups": "src1"}
    assert kind_of((await made.came_back(email))[1]) == "groups_left_out"


async def test_groups_that_exclude_each_other_let_nobody_in_and_administrators_stay_administrators(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    made = await organisation_with(installation, zorg.provider, names)
    lines = {"group": ["m", "or"], "role": ["management", "works_council"], "unit": ["", ""]}
    await made.form("groups", claim="groups", newcomers="nobody", **lines)
    email = await made.invite("lena", "team_lead")
    user = made.provider.add(email, groups=["m", "or"])
    assert kind_of((await made.came_back(email))[1]) == "roles_exclude"
    user["groups"] = ["or"]
    await made.signed_in(email)
    assert await made.roles_of(email) == {"team_lead", "works_council"}
    await made.signed_in(made.at("anna"))
    assert "administrator" in await made.roles_of(made.at("anna"))


async def test_an_address_that_was_given_to_somebody_else_does_not_make_them_the_same_person(
    zorg: Organisation,
) -> None:
    email = await zorg.invite("mila")
    zorg.provider.add(email)
    await zorg.signed_in(email)
    zorg.provider.add(email)
    assert kind_of((await zorg.came_back(email))[1]) == "other_person"
    await zorg.form("release", email=email)
    await zorg.signed_in(email)


async def test_who_left_the_organisation_does_not_come_back_by_it(
    installation: Installation, zorg: Organisation, names: NameServer
) -> None:
    made = await organisation_with(installation, zorg.provider, names)
    await made.form("groups", claim="", newcomers="everybody")
    email = await made.invite("noor")
    made.provider.add(email)
    noor = await made.signed_in(email)
    person = (await noor.get("/api/v1/me")).json()["person"]
    gone = await made.anna.delete(f"/api/v1/organisation/members/{person}")
    await made.anna.get("/api/v1/organisation/members", params={"min_seq": gone.json()["seq"]})
    assert kind_of((await made.came_back(email))[1]) == "not_invited"
