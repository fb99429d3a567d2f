"""Files through the API: taken in by content, shown with consent, gone when removed."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from domain.attachments.refusals import PhotoNotShown
from domain.attachments.views import FILES
from services.api.auth import Caller
from services.api.files import content_of
from tests.installation import Installation
from tests.services.pictures import CANARY, PDF, enormous, photo
from tests.services.plan_story import story_of
from tests.services.test_kickoff_api import invited, plan_of

AGREED = {"name": "Eva de Wit", "words": "Mag in de impressie", "given_on": "2026-11-02"}


async def files_of(anna: httpx.AsyncClient) -> str:
    return (await plan_of(anna)).removesuffix("/kickoff") + "/files"


async def upload(
    client: httpx.AsyncClient, files: str, name: str = "team.jpg", content: bytes | None = None, **fields: str
) -> httpx.Response:
    data = {"kind": "photo", "description": "Het team bij het rooster", **fields}
    return await client.post(files, files={"file": (name, photo() if content is None else content)}, data=data)


async def shown(client: httpx.AsyncClient, files: str, seq: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await client.get(files, params={"min_seq": seq})).json()["files"]
    return found


async def test_a_photo_is_kept_without_its_place_and_shown_once_everybody_agreed(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Foto", "foto@test.example")
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    files = await files_of(anna)
    added = await upload(anna, files)
    assert added.status_code == 201, added.text
    place = added.headers["location"]
    (row,) = await shown(anna, files, added.json()["seq"])
    assert (row["kind"], row["content"]["media_type"], row["consents"]) == ("photo", "image/jpeg", [])
    before = await eva.get(f"{place}/content")
    assert (before.status_code, before.json()["type"]) == (403, "/problems/photo-not-shown")
    assert (await anna.get(f"{place}/content")).status_code == 200
    agreed = await anna.post(f"{place}/consents", json=AGREED)
    assert agreed.status_code == 201, agreed.text
    await shown(anna, files, agreed.json()["seq"])
    got = await eva.get(f"{place}/content")
    assert got.status_code == 200
    assert CANARY not in got.content
    assert got.headers["content-type"] == "image/jpeg"
    assert got.headers["content-disposition"].startswith('attachment; filename="team.jpg"')
    assert got.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["cache-control"] == "private, no-cache"
    again = await eva.get(f"{place}/content", headers={"if-none-match": got.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    back = await anna.delete(agreed.headers["location"])
    await shown(anna, files, back.json()["seq"])
    for client in (eva, anna):
        assert (await client.get(f"{place}/content")).status_code == 403
    assert (await eva.get(f"{place}/content", headers={"if-none-match": got.headers["etag"]})).status_code == 403


async def test_a_member_in_a_photo_takes_their_own_consent_back(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Eigen", "eigen@test.example")
    person, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    _, (_, tom) = await invited(installation, anna, "Tom", ["employee"])
    files = await files_of(anna)
    added = await upload(anna, files)
    place = added.headers["location"]
    await shown(anna, files, added.json()["seq"])
    agreed = await anna.post(f"{place}/consents", json={**AGREED, "person": person})
    assert (await tom.delete(agreed.headers["location"])).status_code == 403
    assert (await eva.delete(agreed.headers["location"])).status_code == 200


@pytest.mark.parametrize(
    ("name", "content", "fields", "status", "problem"),
    [
        ("team.jpg", b"<html><script>alert(1)</script>", {}, 415, "file-type-unknown"),
        ("team.jpg", PDF, {}, 415, "name-and-content-differ"),
        ("bom.png", enormous(), {}, 422, "picture-too-large"),
        ("half.jpg", photo()[:700], {}, 422, "picture-broken"),
        ("groot.txt", b"a" * 10_500_000, {"kind": "other"}, 413, "file-too-large"),
        ("heel-groot.txt", b"a" * 13_000_000, {"kind": "other"}, 413, "too-large"),
        ("team.jpg", photo(), {"description": ""}, 422, "photo-needs-description"),
        ("team.jpg", photo(), {"kind": "minutes"}, 422, "invalid-value"),
    ],
)
async def test_what_is_not_taken_says_why_and_leaves_nothing_behind(
    installation: Installation, name: str, content: bytes, fields: dict[str, str], status: int, problem: str
) -> None:
    anna = await installation.organisation(f"Zorg {uuid4().hex[:6]}", f"{uuid4().hex[:8]}@test.example")
    files = await files_of(anna)
    before = kept(installation)
    refused = await upload(anna, files, name, content, **fields)
    assert (refused.status_code, refused.json()["type"]) == (status, f"/problems/{problem}"), refused.text
    assert "Probeer het zo nog eens" not in refused.json()["detail"]
    assert kept(installation) == before
    assert (await anna.get(files)).json()["files"] == []


def kept(installation: Installation) -> tuple[int, int]:
    with psycopg.connect(installation.settings.database_url) as admin:
        (documents,) = admin.execute("SELECT count(*) FROM werkbalans.document").fetchone() or (0,)
        (uses,) = admin.execute("SELECT count(*) FROM werkbalans.document_use").fetchone() or (0,)
    return documents, uses


async def test_what_is_stored_is_sealed_and_another_organisation_finds_nothing(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Dicht", "dicht@test.example")
    bert = await installation.organisation("Zorg Ander", "ander@test.example")
    files = await files_of(anna)
    secret = b"Het geheim van de nachtdienst"
    added = await upload(anna, files, "verslag.txt", secret, kind="minutes")
    place = added.headers["location"]
    await shown(anna, files, added.json()["seq"])
    assert (await anna.get(f"{place}/content")).content == secret
    with psycopg.connect(installation.settings.database_url) as admin:
        stored = [row[0] for row in admin.execute("SELECT sealed FROM werkbalans.document")]
    assert stored
    assert not any(secret in bytes(each) for each in stored)
    nothing = f"{files}/{uuid4()}"
    for method, path in (("GET", ""), ("GET", "/content"), ("PUT", "/nobody-shown"), ("POST", "/removal")):
        body = {"json": {"reason": "x"}} if path == "/removal" else {}
        theirs = await bert.request(method, place + path, **body)
        none = await bert.request(method, nothing + path, **body)
        assert (theirs.status_code, theirs.content) == (none.status_code, none.content) == (404, none.content)
    listed, unknown = await bert.get(files), await bert.get(f"/api/v1/plans/{uuid4()}/files")
    assert (listed.status_code, listed.content) == (unknown.status_code, unknown.content) == (404, unknown.content)


async def test_equal_content_is_kept_once_in_an_organisation_and_goes_with_its_last_file(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Dubbel", "dubbel@test.example")
    bert = await installation.organisation("Zorg Evenbeeld", "evenbeeld@test.example")
    files, theirs = await files_of(anna), await files_of(bert)
    began = kept(installation)
    places = []
    for client, where in ((anna, files), (anna, files), (bert, theirs)):
        added = await upload(client, where, "zelfde.txt", b"Woord voor woord gelijk", kind="other")
        places.append(added.headers["location"])
        await shown(client, where, added.json()["seq"])
    assert kept(installation) == (began[0] + 2, began[1] + 3)
    gone = await anna.post(f"{places[0]}/removal", json={"reason": "Dubbel"})
    assert gone.status_code == 200, gone.text
    await shown(anna, files, gone.json()["seq"])
    assert kept(installation) == (began[0] + 2, began[1] + 2)
    assert (await anna.get(f"{places[0]}/content")).status_code == 404
    assert (await anna.get(f"{places[1]}/content")).status_code == 200
    last = await anna.post(f"{places[1]}/removal", json={"reason": "Ook weg"})
    assert len(await shown(anna, files, last.json()["seq"])) == 0
    assert kept(installation) == (began[0] + 1, began[1] + 1)
    assert (await bert.get(f"{places[2]}/content")).status_code == 200
    trail = (await anna.get(f"{files.removesuffix('/files')}/audit-trail")).json()["entries"]
    assert [entry["type"] for entry in trail][:2] == ["attachments.file_removed"] * 2


async def test_a_repeated_upload_is_one_file_and_lists_come_in_pages(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Lijst", "lijst@test.example")
    files = await files_of(anna)
    key = {"Idempotency-Key": "een-foto"}
    part: dict[str, Any] = {"files": {"file": ("a.jpg", photo())}, "data": {"kind": "photo", "description": "Foto"}}
    twice = [await anna.post(files, headers=key, **part) for _ in range(2)]
    assert twice[0].headers["location"] == twice[1].headers["location"]
    last = None
    for number in range(3):
        last = await upload(anna, files, f"{number}.txt", b"tekst", kind="other")
    assert last is not None
    first = (await anna.get(files, params={"limit": 2, "min_seq": last.json()["seq"]})).json()
    rest = (await anna.get(files, params={"limit": 2, "before": first["next"]})).json()
    assert [row["name"] for row in first["files"] + rest["files"]] == ["2.txt", "1.txt", "0.txt", "a.jpg"]
    assert rest["next"] is None


async def test_who_may_not_attach_files_does_not(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Nee", "nee@test.example")
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    files = await files_of(anna)
    assert (await upload(eva, files)).status_code == 403
    assert (await eva.get(files)).json() == {"files": [], "next": None}


async def test_what_was_taken_back_since_is_not_shown_on_a_page_of_the_past_either(installation: Installation) -> None:
    story = await story_of(installation)
    files = f"{story.path}/files"
    added = await upload(story.client, files)
    await shown(story.client, files, added.json()["seq"])
    agreed = await story.client.post(f"{added.headers['location']}/consents", json=AGREED)
    (then,) = await shown(story.client, files, agreed.json()["seq"])
    services, caller = installation.app.state.services, Caller(story.tenant, story.actor, "nl", frozenset())
    row = await services.views.get(story.tenant, FILES, (UUID(then["file"]),))
    assert (await content_of(services, caller, row, {})).content
    assert (await story.client.delete(agreed.headers["location"])).status_code == 200
    with pytest.raises(PhotoNotShown):
        await content_of(services, caller, row, {})
