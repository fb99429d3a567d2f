"""People from a file, through the API and the page: looked at first, invited in parts, never twice."""

import asyncio
from typing import Any

import httpx
import pytest

from domain.organisation.decider import InviteMembers
from services.api import people_import
from tests.installation import Installation
from tests.services.stories import invited, unit_of

IMPORTS, PAGE = "/api/v1/organisation/people-imports", "/organisatie/mensen/bestand"
HTML = {"accept": "text/html"}


async def look(client: httpx.AsyncClient, text: str | bytes) -> dict[str, Any]:
    answer = await client.post(f"{IMPORTS}/dry-run", files={"file": ("mensen.csv", text)})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def bring(client: httpx.AsyncClient, text: str, seen: str) -> httpx.Response:
    return await client.post(IMPORTS, files={"file": ("mensen.csv", text)}, data={"seen": seen})


def people(number: int, domain: str) -> str:
    return "naam;mailadres\n" + "".join(f"Mens {each};mens{each}@{domain}\n" for each in range(number))


def names(lines: list[dict[str, Any]]) -> list[str]:
    return [each["name"] for each in lines]


async def test_a_file_is_looked_at_then_brought_in_and_the_mail_comes(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Bestand", "bestand@test.example")
    unit = await unit_of(anna, "Team Noord")
    bas, _ = await invited(installation, anna, "Bas", ["hr"])
    known = (await anna.get(f"/api/v1/organisation/members/{bas}")).json()["email"]
    text = f"Naam;Mail;Rollen;Team\nZoë;zoe@een.example;OR, medewerker;team noord\nB;{known.upper()};OR;\nX;x;;\n"
    seen = await look(anna, text.encode("cp1252"))
    assert (names(seen["invite"]), names(seen["already"])) == (["Zoë"], ["B"])
    assert [(each["line"], each["field"], each["trouble"]) for each in seen["faults"]] == [(4, "email", "email_wrong")]
    assert (seen["invite"][0]["unit"], seen["free"]) == (unit, 98)
    assert len((await anna.get("/api/v1/organisation/members")).json()["members"]) == 2
    for other in ("", seen["seen"] + "0", "7-"):
        refused = await bring(anna, text, other)
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/import-not-seen")
    done = await bring(anna, text, seen["seen"])
    assert (names(done.json()["invited"]), names(done.json()["already"])) == (["Zoë"], ["B"])
    again = await bring(anna, text, seen["seen"])
    assert names(again.json()["invited"]) == ["Zoë"]
    newest = (await anna.get("/api/v1/organisation/members")).json()["members"][0]
    assert (newest["name"], newest["roles"]) == ("Zoë", ["employee", "works_council"])
    await asyncio.to_thread(installation.post.wait, "zoe@een.example", "Welkom")
    assert len(installation.post.all("zoe@een.example")) == 1


async def test_what_broke_off_goes_on_where_it_was(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    anna = await installation.organisation("Zorg Afgebroken", "afgebroken@test.example")
    monkeypatch.setattr(people_import, "A_PART", 3)
    whole, sent = people_import.carry_out, list[InviteMembers]()

    async def breaks_off(services: Any, caller: Any, command: Any, identity: Any) -> Any:
        sent.append(command)
        if len(sent) == 2:
            raise ConnectionError
        return await whole(services, caller, command, identity)

    monkeypatch.setattr(people_import, "carry_out", breaks_off)
    text = people(8, "af.example")
    seen = (await look(anna, text))["seen"]
    assert (await bring(anna, text, seen)).status_code == 500
    done = (await bring(anna, text, seen)).json()
    assert [len(each.newcomers) for each in sent] == [3, 3, 3, 2]
    assert (len(done["invited"]), done["already"]) == (8, [])


async def test_there_is_a_seat_for_everybody_or_nobody_is_invited(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Vol", "vol@test.example")
    text = people(100, "vol.example")
    seen = await look(anna, text)
    assert (len(seen["invite"]), seen["free"]) == (100, 99)
    refused = await bring(anna, text, seen["seen"])
    assert (refused.status_code, refused.json()["data"]) == (409, {"seats": 100})
    fields = {"csrf": anna.headers["x-csrf-token"], "do": "try", "content": text}
    shown = (await anna.post(PAGE, data=fields, headers=HTML)).text
    assert "Er is 1 plaats te weinig" in shown
    assert 'value="keep"' not in shown


async def test_the_page_shows_what_is_wrong_keeps_what_was_pasted_and_asks_before_it_invites(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Pagina", "pagina@test.example")
    fields = {"csrf": anna.headers["x-csrf-token"], "key": "bestand"}
    assert "Zo ziet het bestand eruit" in (await anna.get(PAGE, headers=HTML)).text
    example = await anna.get(f"{PAGE}/voorbeeld")
    assert example.content.startswith(b"\xef\xbb\xbfnaam;mailadres")
    empty = await anna.post(PAGE, data={**fields, "do": "try"}, headers=HTML)
    assert (empty.status_code, 'id="fout-content"' in empty.text) == (422, True)
    text = "\nnaam,mailadres,rollen\nEva,eva@pag.example,baas\nSam,sam@pag.example,OR\n"
    shown = (await anna.post(PAGE, data={**fields, "do": "try"}, files={"file": ("m.csv", text)}, headers=HTML)).text
    assert "De rol “baas” bestaat niet." in shown
    assert "Eva,eva@pag.example,baas" in shown
    assert "Nodig 1 mens uit, zonder de regels die niet kloppen" in shown
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    keep = {**fields, "do": "keep", "content": text.strip(), "seen": seen}
    changed = await anna.post(PAGE, data={**keep, "content": text.replace("Sam", "Sem")}, headers=HTML)
    assert (changed.status_code, "Kijk eerst na wat het bestand brengt" in changed.text) == (409, True)
    for _ in range(2):
        done = (await anna.post(PAGE, data=keep, headers=HTML)).text
        assert "1 mens is uitgenodigd." in done
        assert "sam@pag.example" in done
        assert "De rol “baas” bestaat niet." in done
    workbook = await anna.post(
        PAGE, data={**fields, "do": "try"}, files={"file": ("m.xlsx", b"PK\x03\x04")}, headers=HTML
    )
    assert "Dit is een Excel-werkmap." in workbook.text


async def test_hr_makes_no_administrators_and_an_employee_brings_nobody_in(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Rechten", "rechten-bestand@test.example")
    _, hr = await invited(installation, anna, "Hans", ["hr"])
    _, eva = await invited(installation, anna, "Eva", ["employee"])
    text = "name,email,roles\nAda,ada@rechten.example,administrator\n"
    seen = await look(hr, text)
    assert [each["trouble"] for each in seen["faults"]] == ["not_yours_to_make"]
    nobody = await bring(hr, text, seen["seen"])
    assert (nobody.status_code, nobody.json()["type"]) == (422, "/problems/nobody-to-invite")
    for client, status in ((eva, 403), (installation.client(), 401)):
        answer = await client.post(f"{IMPORTS}/dry-run", files={"file": ("m.csv", text)})
        assert answer.status_code == status
