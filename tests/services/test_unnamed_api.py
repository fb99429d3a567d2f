"""Reporting unnamed from a program: the same report, the same code, and no line in the log."""

from uuid import uuid4

import pytest

from services.api import logs
from tests.installation import Installation, ten_o_clock
from tests.services.test_signals_api import plan_of
from tests.services.unnamed import CODE, opened, released

REPORT = {"kind": "too_high", "theme": "planning", "text": "Te veel losse diensten.", "weight": 4}


class Silence:
    """A logger that must not be asked."""

    def info(self, event: str, **facts: object) -> None:
        assert "unnamed" not in str(facts.get("route")), facts

    error = warning = info


async def test_a_program_reports_unnamed_and_comes_back_with_the_code(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "log", Silence())
    anna = await installation.organisation("Zorg Kiosk", "kiosk@test.example")
    plan = await plan_of(anna)
    link = (await opened(anna, plan)).removeprefix("/melden/")
    async with installation.client() as kiosk:
        asked = (await kiosk.get(f"/api/v1/unnamed/reports/{link}")).json()
        assert asked["organisation"] == "Zorg Kiosk"
        assert "planning" in [theme["theme"] for theme in asked["themes"]]
        key = {"Idempotency-Key": str(uuid4())}
        first, again = [
            (await kiosk.post(f"/api/v1/unnamed/reports/{link}", json=REPORT, headers=key)).json() for _ in range(2)
        ]
        assert first == again
        assert CODE.fullmatch(first["code"])
        others = [await kiosk.post(f"/api/v1/unnamed/reports/{link}", json=REPORT) for _ in range(2)]
        assert {answer.status_code for answer in others} == {201}
        waiting = (await kiosk.post("/api/v1/unnamed/dialogue", json=first)).json()
        assert waiting == {"arrived": False, "messages": [], "waiting": 0, "closed_on": None}
        try:
            await released(installation, anna, plan, 3)
        finally:
            installation.worker.now = ten_o_clock
        wrote = await kiosk.post("/api/v1/unnamed/dialogue/messages", json={**first, "text": "Vooral in de nacht."})
        assert (wrote.status_code, wrote.json()["arrived"], wrote.json()["waiting"]) == (201, True, 1)


async def test_what_leads_nowhere_is_refused(installation: Installation) -> None:
    async with installation.client() as kiosk:
        assert (await kiosk.get("/api/v1/unnamed/reports/onzin")).status_code == 404
        assert (await kiosk.post("/api/v1/unnamed/reports/onzin", json=REPORT)).status_code == 404
        assert (await kiosk.post("/api/v1/unnamed/dialogue", json={"code": "ONZIN"})).status_code == 404
