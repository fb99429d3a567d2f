"""Signals through the API: reported, put right, weighed, withdrawn, mapped; by role, by organisation, by version."""

from typing import Any
from uuid import uuid4

import httpx

from tests.installation import Installation
from tests.services.test_kickoff_api import invited

SAID = {
    "kind": "too_high",
    "theme": "planning",
    "source": "observation",
    "noticed_on": "2026-11-02",
    "text": "Te veel losse diensten.",
}


async def plan_of(client: httpx.AsyncClient, title: str = "Plan Noord") -> str:
    answer = await client.post("/api/v1/plans", json={"title": title})
    assert answer.status_code == 201, answer.text
    path = str(answer.headers["location"])
    assert (await client.get(path, params={"min_seq": answer.json()["seq"]})).status_code == 200
    return path


async def unit_of(client: httpx.AsyncClient, name: str) -> str:
    answer = await client.post("/api/v1/organisation/units", json={"name": name})
    await client.get("/api/v1/organisation/units", params={"min_seq": answer.json()["seq"]})
    return str(answer.headers["location"].rsplit("/", 1)[1])


async def reported(client: httpx.AsyncClient, plan: str, **changes: Any) -> str:
    answer = await client.post(f"{plan}/signals", json=SAID | {"weight": 4} | changes)
    assert answer.status_code == 201, answer.text
    path = str(answer.headers["location"])
    assert (await client.get(path, params={"min_seq": answer.json()["seq"]})).status_code == 200
    return path


async def test_a_signal_is_reported_weighed_put_right_and_withdrawn_and_the_trail_tells_it(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Signaal", "signaal@test.example")
    plan, unit = await plan_of(anna), await unit_of(anna, "Nacht")
    signal = await reported(anna, plan, unit=unit)
    seen = (await anna.get(signal)).headers["etag"]
    weighed = await anna.put(f"{signal}/weight", json={"weight": 5, "reason": "Elke week"}, headers={"If-Match": seen})
    late = await anna.put(f"{signal}/weight", json={"weight": 1, "reason": "Nee"}, headers={"If-Match": seen})
    righted = await anna.put(signal, json=SAID | {"theme": "staffing", "text": "Te weinig mensen in de avond."})
    assert (weighed.status_code, righted.status_code) == (200, 200)
    assert (late.status_code, late.json()["type"]) == (409, "/problems/version-is-stale")
    shown = (await anna.get(signal, params={"min_seq": righted.json()["seq"]})).json()
    assert (shown["theme"], shown["weight"], shown["unit"]) == ("staffing", 5, None)
    assert shown["text"] == "Te weinig mensen in de avond."
    gone = await anna.put(f"{signal}/withdrawal", json={"reason": "Opgelost"})
    shown = (await anna.get(signal, params={"min_seq": gone.json()["seq"]})).json()
    assert (shown["withdrawn"], shown["withdrawn_reason"]) == (True, "Opgelost")
    again = await anna.put(signal, json=SAID)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/signal-is-withdrawn")
    trail = (await anna.get(f"{plan}/audit-trail", params={"min_seq": gone.json()["seq"]})).json()["entries"]
    assert [entry["type"] for entry in trail][:4] == [
        "signals.withdrawn",
        "signals.corrected",
        "signals.weighed",
        "signals.reported",
    ]


async def test_the_list_goes_on_by_cursor_and_narrows_by_kind_unit_and_theme(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Lijst", "lijst@test.example")
    plan, unit = await plan_of(anna), await unit_of(anna, "Dag")
    for number in range(5):
        await reported(anna, plan, text=f"Signaal {number}", kind="energy_source" if number % 2 else "too_low")
    await reported(anna, plan, text="Van de dag", unit=unit, theme="tools")
    first = (await anna.get(f"{plan}/signals", params={"limit": 4})).json()
    rest = (await anna.get(f"{plan}/signals", params={"limit": 4, "before": first["next"]})).json()
    assert [each["text"] for each in first["signals"]] == ["Van de dag", "Signaal 4", "Signaal 3", "Signaal 2"]
    assert [each["text"] for each in rest["signals"]] == ["Signaal 1", "Signaal 0"]
    assert rest["next"] is None
    assert await texts(anna, plan, kind="energy_source") == ["Signaal 3", "Signaal 1"]
    assert await texts(anna, plan, unit=unit) == ["Van de dag"]
    assert len(await texts(anna, plan, unit="organisation")) == 5
    assert await texts(anna, plan, theme="tools") == ["Van de dag"]
    assert (await anna.get(f"{plan}/signals", params={"unit": "nergens"})).status_code == 404


async def texts(client: httpx.AsyncClient, plan: str, **asked: str) -> list[str]:
    return [each["text"] for each in (await client.get(f"{plan}/signals", params=asked)).json()["signals"]]


async def test_the_map_counts_signals_and_their_weight_and_leaves_withdrawn_ones_out(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Kaart", "kaart@test.example")
    plan, unit = await plan_of(anna), await unit_of(anna, "Avond")
    for weight in (2, 5):
        await reported(anna, plan, unit=unit, weight=weight)
    await reported(anna, plan, kind="energy_drain", theme="tools", weight=1)
    gone = await reported(anna, plan, unit=unit, weight=5)
    seq = (await anna.put(f"{gone}/withdrawal", json={"reason": "Dubbel"})).json()["seq"]
    cells = (await anna.get(f"{plan}/signals/map", params={"min_seq": seq})).json()
    assert sorted(cells, key=str) == sorted(
        [
            {"unit": unit, "theme": "planning", "kind": "too_high", "signals": 2, "weight": 7},
            {"unit": None, "theme": "tools", "kind": "energy_drain", "signals": 1, "weight": 1},
        ],
        key=str,
    )


async def test_everybody_reports_but_only_some_weigh_and_nobody_puts_anothers_right(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Rollen", "rollen-signaal@test.example")
    plan = await plan_of(anna)
    _, (_, eva) = await invited(installation, anna, "Eva", ["employee"])
    hers, annas = await reported(eva, plan), await reported(anna, plan)
    assert (await eva.put(f"{hers}/weight", json={"weight": 5, "reason": "Zwaarder"})).status_code == 200
    refused = await eva.put(f"{annas}/weight", json={"weight": 5, "reason": "Zwaarder"})
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/not-allowed")
    foreign = await anna.put(hers, json=SAID | {"text": "Anders"})
    assert (foreign.status_code, foreign.json()["type"]) == (403, "/problems/not-your-signal")
    assert (await anna.put(f"{hers}/withdrawal", json={"reason": "Dubbel"})).status_code == 200


async def test_another_organisations_signal_looks_just_like_one_that_does_not_exist(
    installation: Installation,
) -> None:
    anna = await installation.organisation("Zorg Eigen", "eigen-signaal@test.example")
    bas = await installation.organisation("Zorg Vreemd", "vreemd-signaal@test.example")
    signal = await reported(anna, await plan_of(anna))
    plan = await plan_of(bas)
    foreign, nobodys = f"{plan}/signals/{signal.rsplit('/', 1)[1]}", f"{plan}/signals/{uuid4()}"
    for path, body in (("", SAID), ("/weight", {"weight": 1, "reason": "x"}), ("/withdrawal", {"reason": "x"})):
        mine, none = await bas.put(foreign + path, json=body), await bas.put(nobodys + path, json=body)
        assert (mine.status_code, mine.content) == (404, none.content)
    for path in (foreign, f"{foreign}/messages", signal):
        assert (await bas.get(path)).content == (await bas.get(nobodys)).content
    other_unit = await unit_of(anna, "Van Anna")
    assert (await bas.post(f"{plan}/signals", json=SAID | {"unit": other_unit})).status_code == 404


async def test_what_cannot_be_is_refused_by_field(installation: Installation) -> None:
    anna = await installation.organisation("Zorg Velden", "velden-signaal@test.example")
    plan = await plan_of(anna)
    for field, value in (("theme", "weer"), ("noticed_on", "2099-01-01"), ("text", "   ")):
        refused = await anna.post(f"{plan}/signals", json=SAID | {field: value})
        assert refused.status_code == 422, field
        assert refused.json()["errors"][0]["field"] == field
