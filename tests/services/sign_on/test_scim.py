"""Provisioning by SCIM 2, as providers do it: the whole life of a user and of a group, and the habits of Entra ID and
Okta."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.api.scim.messages import CORE, KIND, MESSAGES
from tests.installation import Installation
from tests.services.provisioning import GROUPS, USERS, client_of, found, made, patched
from tests.services.signing_on import Organisation, organisation_with


@pytest.fixture(scope="module")
async def scim(installation: Installation, shared: Organisation) -> httpx.AsyncClient:
    """The provider's own client, with a token for this and nothing else."""
    return await client_of(installation, shared.anna)


async def test_a_user_comes_rests_comes_back_and_goes(zorg: Organisation, scim: httpx.AsyncClient) -> None:
    email = zorg.at("scim-1")
    assert await found(scim, USERS, f'userName eq "{email}"') == []
    name = {"givenName": "Sam", "familyName": "de Wit"}
    answer = await scim.post(USERS, json={"userName": email, "name": name, "externalId": "00u1", "active": True})
    user = answer.json()
    path = f"{USERS}/{user['id']}"
    assert (answer.status_code, answer.headers["content-type"]) == (201, KIND)
    assert answer.headers["location"].endswith(path)
    assert (user["displayName"], user["active"], user["externalId"]) == ("Sam de Wit", True, "00u1")
    assert await zorg.roles_of(email) == {"employee"}
    off = await scim.patch(path, json=patched({"op": "Replace", "path": "active", "value": "False"}))
    assert (off.status_code, off.json()["active"]) == (200, False)
    assert await zorg.roles_of(email) == set()
    assert (await scim.get(path)).json()["active"] is False
    on = await scim.patch(path, json=patched({"op": "replace", "value": {"active": True}}))
    assert on.json()["active"] is True
    assert await zorg.roles_of(email) == {"employee"}
    gone = await scim.delete(path)
    assert (gone.status_code, gone.content) == (204, b"")
    assert [(await scim.get(path)).status_code, (await scim.delete(path)).status_code] == [404, 404]
    assert await zorg.roles_of(email) == set()
    assert (await made(scim, email))["id"] == user["id"]


async def test_who_was_invited_by_a_person_is_found_and_kept(zorg: Organisation, scim: httpx.AsyncClient) -> None:
    email = await zorg.invite("scim-2", "hr")
    (user,) = await found(scim, USERS, f'userName eq "{email.upper()}"')
    for filter_ in (
        f'emails[type eq "work"].value eq "{email}"',
        f'emails.value eq "{email}"',
        f'id eq "{user["id"]}"',
    ):
        assert await found(scim, USERS, filter_) == [user]
    taken = await scim.post(USERS, json={"userName": email})
    assert (taken.status_code, taken.json()["scimType"]) == (409, "uniqueness")
    assert await zorg.roles_of(email) == {"hr"}


async def test_a_whole_user_is_put_and_a_name_stays_ones_own(zorg: Organisation, scim: httpx.AsyncClient) -> None:
    email = zorg.at("scim-3")
    user = await made(scim, email, displayName="Eerste Naam", active="True")
    path = f"{USERS}/{user['id']}"
    body = {"userName": zorg.at("scim-3b"), "displayName": "Andere Naam", "externalId": "x", "active": "True"}
    put = await scim.put(path, json={"schemas": [CORE + "User"], **body})
    assert put.status_code == 200, put.text
    assert (put.json()["userName"], put.json()["displayName"]) == (zorg.at("scim-3b"), "Eerste Naam")
    away = await scim.patch(path, json=patched({"op": "replace", "path": "userName", "value": "x@elders.example"}))
    assert (away.status_code, away.json()["scimType"]) == (400, "mutability")
    anna = zorg.at("anna")
    mail = {"op": "Add", "path": 'emails[type eq "work"].value', "value": anna}
    assert (await scim.patch(path, json=patched(mail))).status_code == 409
    mail = {"op": "Replace", "path": 'emails[type eq "work"].value', "value": zorg.at("scim-3c")}
    assert (await scim.patch(path, json=patched(mail))).json()["userName"] == zorg.at("scim-3c")


async def test_groups_give_and_take_roles_by_the_same_rules_as_signing_in(
    installation: Installation, zorg: Organisation, names: Any
) -> None:
    other = await organisation_with(installation, zorg.provider, names)
    lines = {"group": ["wb-hr", "g-lead"], "role": ["hr", "team_lead"], "unit": ["", ""]}
    await other.form("groups", claim="", newcomers="nobody", **lines)
    scim = await client_of(installation, other.anna)
    one, two = other.at("kim"), other.at("lou")
    kim, lou = (await made(scim, one))["id"], (await made(scim, two))["id"]
    answer = await scim.post(GROUPS, json={"displayName": "WB-HR", "members": [{"value": kim}]})
    assert answer.status_code == 201, answer.text
    path = f"{GROUPS}/{answer.json()['id']}"
    assert await other.roles_of(one) == {"employee", "hr"}
    assert (await scim.get(f"{USERS}/{kim}")).json()["groups"][0]["display"] == "WB-HR"
    both = patched({"op": "Add", "path": "members", "value": [{"value": lou}]})
    assert len((await scim.patch(path, json=both)).json()["members"]) == 2
    assert await other.roles_of(two) == {"employee", "hr"}
    for operation in (
        {"op": "Remove", "path": "members", "value": [{"value": kim}]},
        {"op": "remove", "path": f'members[value eq "{lou}"]'},
    ):
        assert (await scim.patch(path, json=patched(operation))).status_code == 200
    assert await other.roles_of(one) == await other.roles_of(two) == {"employee"}
    renamed = {"op": "replace", "value": {"id": "x", "displayName": "Anders", "externalId": "G-LEAD"}}
    assert (await scim.patch(path, json=patched(renamed))).json()["displayName"] == "Anders"
    whole = {"displayName": "Anders", "externalId": "G-LEAD", "members": [{"value": kim}, {"value": lou}]}
    assert (await scim.put(path, json=whole)).status_code == 200
    assert await other.roles_of(one) == {"employee", "team_lead"}
    listed = await scim.get(GROUPS, params={"filter": 'displayName eq "anders"', "excludedAttributes": "members"})
    assert [set(each) for each in listed.json()["Resources"]] == [
        {"schemas", "id", "externalId", "displayName", "meta"}
    ]
    assert len(await found(scim, GROUPS, f'members eq "{kim}"')) == 1
    assert (await scim.delete(path)).status_code == 204
    assert await other.roles_of(one) == {"employee"}


async def test_a_list_comes_in_pages_from_number_one(zorg: Organisation, scim: httpx.AsyncClient) -> None:
    for number in range(3):
        await made(scim, zorg.at(f"page-{number}"))
    total = (await scim.get(USERS, params={"count": 0})).json()
    assert (total["Resources"], total["totalResults"] > 3) == ([], True)
    seen: list[str] = []
    for first in range(1, total["totalResults"] + 1, 2):
        page = (await scim.get(USERS, params={"startIndex": first, "count": 2})).json()
        assert (page["startIndex"], page["totalResults"]) == (first, total["totalResults"])
        seen += [each["userName"] for each in page["Resources"]]
    assert len(seen) == len(set(seen)) == total["totalResults"]
    beyond = (await scim.get(USERS, params={"startIndex": 9999})).json()
    assert (beyond["totalResults"], beyond["Resources"]) == (total["totalResults"], [])


async def test_a_version_that_is_known_is_not_told_again_and_an_old_one_changes_nothing(
    zorg: Organisation, scim: httpx.AsyncClient
) -> None:
    user = await made(scim, zorg.at("etag"))
    path, tag = f"{USERS}/{user['id']}", user["meta"]["version"]
    assert (await scim.get(path, headers={"if-none-match": tag})).status_code == 304
    body = patched({"op": "replace", "path": "externalId", "value": "new"})
    assert (await scim.patch(path, json=body, headers={"if-match": tag})).status_code == 200
    stale = await scim.patch(path, json=body, headers={"if-match": tag})
    assert (stale.status_code, stale.json()["status"]) == (412, "412")


async def test_what_is_another_organisations_is_not_there(
    installation: Installation, zorg: Organisation, scim: httpx.AsyncClient, names: Any
) -> None:
    other = await organisation_with(installation, zorg.provider, names, opened="")
    theirs = await client_of(installation, other.anna)
    user = (await made(theirs, other.at("theirs")))["id"]
    group = (await theirs.post(GROUPS, json={"displayName": "Hun groep"})).json()["id"]
    for path, foreign in ((USERS, user), (GROUPS, group)):
        for method, body in (("GET", None), ("PUT", {"userName": "a@b.nl", "displayName": "x"}), ("DELETE", None)):
            answers = [await scim.request(method, f"{path}/{each}", json=body) for each in (foreign, uuid4())]
            assert [each.status_code for each in answers] == [404, 404]
            assert answers[0].content == answers[1].content
    mine = await scim.post(GROUPS, json={"displayName": f"g-{uuid4().hex[:6]}", "members": [{"value": user}]})
    random = await scim.post(GROUPS, json={"displayName": f"g-{uuid4().hex[:6]}", "members": [{"value": str(uuid4())}]})
    assert (mine.status_code, mine.content) == (400, random.content)
    assert await found(scim, USERS, f'userName eq "{other.at("theirs")}"') == []


async def test_administrators_are_not_the_providers_to_change(zorg: Organisation, scim: httpx.AsyncClient) -> None:
    (anna,) = await found(scim, USERS, f'userName eq "{zorg.at("anna")}"')
    path = f"{USERS}/{anna['id']}"
    off = await scim.patch(path, json=patched({"op": "replace", "path": "active", "value": False}))
    assert (off.status_code, (await scim.delete(path)).status_code) == (403, 403)
    assert "administrator" in await zorg.roles_of(zorg.at("anna"))


async def test_only_a_token_made_for_it_opens_it_and_it_opens_nothing_else(
    installation: Installation, zorg: Organisation, scim: httpx.AsyncClient
) -> None:
    reading = await client_of(installation, zorg.anna, "read", "write")
    assert (await reading.get(USERS)).status_code == 403
    assert (await zorg.anna.get(USERS)).status_code == 403
    assert (await scim.get("/api/v1/organisation/members")).status_code == 403
    nobody = await installation.client().get(USERS)
    assert (nobody.status_code, nobody.headers["content-type"]) == (401, KIND)
    email = await zorg.invite("scim-hr", "hr")
    hr = await installation.sign_in(await asyncio.to_thread(installation.post.secret, email, "Welkom"))
    await client_of(installation, hr, "scim", status=422)


BAD = [
    ("POST", USERS, {"userName": "geen adres"}, "invalidValue"),
    ("POST", USERS, {"userName": ["x"]}, "invalidValue"),
    ("POST", USERS, {}, "invalidValue"),
    ("POST", USERS, {"userName": "a@b.nl", "active": "misschien"}, "invalidValue"),
    ("POST", USERS, {"userName": "a@b.nl", "displayName": "\u0000"}, "invalidValue"),
    ("POST", GROUPS, {"displayName": ""}, "invalidValue"),
    ("POST", GROUPS, {"displayName": "x", "members": [{"value": "geen id"}]}, "invalidValue"),
    ("GET", USERS + '?filter=userName co "a"', None, "invalidFilter"),
    ("GET", USERS + '?filter=title eq "a"', None, "invalidFilter"),
    ("GET", USERS + "?filter=((", None, "invalidFilter"),
    ("GET", USERS + "?startIndex=een", None, "invalidValue"),
    ("POST", USERS, [1], "invalidSyntax"),
]


@pytest.mark.parametrize(("method", "path", "body", "kind"), BAD)
async def test_what_cannot_be_is_told_in_scims_own_words(
    zorg: Organisation, scim: httpx.AsyncClient, method: str, path: str, body: Any, kind: str
) -> None:
    answer = await scim.request(method, path, json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (400, KIND), answer.text
    said = answer.json()
    assert (said["schemas"], said["scimType"]) == ([MESSAGES + "Error"], kind)


async def test_operations_that_cannot_be_change_nothing(zorg: Organisation, scim: httpx.AsyncClient) -> None:
    user = await made(scim, zorg.at("operations"))
    path = f"{USERS}/{user['id']}"
    for operation, kind in (
        ({"op": "move", "path": "active"}, "invalidSyntax"),
        ({"op": "remove"}, "noTarget"),
        ({"op": "replace", "path": "a b", "value": 1}, "invalidPath"),
        ({"op": "replace", "path": "active", "value": "ja"}, "invalidValue"),
    ):
        answer = await scim.patch(path, json=patched({"op": "replace", "path": "active", "value": False}, operation))
        assert (answer.status_code, answer.json()["scimType"]) == (400, kind)
    assert (await scim.patch(path, content=b"{", headers={"content-type": KIND})).status_code == 400
    assert (await scim.patch(path, content=b"x", headers={"content-type": "text/xml"})).status_code == 415
    passed = patched({"op": "add", "path": "title", "value": "Chef"}, {"op": "add", "value": {"name.formatted": "X"}})
    assert (await scim.patch(path, json=passed)).json()["active"] is True


async def test_it_says_what_it_can_do(scim: httpx.AsyncClient) -> None:
    config = (await scim.get("/scim/v2/ServiceProviderConfig")).json()
    assert (config["patch"]["supported"], config["bulk"]["supported"]) == (True, False)
    types = (await scim.get("/scim/v2/ResourceTypes")).json()
    assert [each["id"] for each in types["Resources"]] == ["User", "Group"]
    schema = await scim.get(f"/scim/v2/Schemas/{CORE}User")
    assert {each["name"] for each in schema.json()["attributes"]} > {"userName", "active", "emails"}
    assert (await scim.get("/scim/v2/Schemas/nothing")).status_code == 404
    assert (await scim.get(f"{USERS}/geen-id")).json()["schemas"] == [MESSAGES + "Error"]
    assert UUID((await scim.get(USERS)).json()["Resources"][0]["id"])
