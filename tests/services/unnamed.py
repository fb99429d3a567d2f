"""Reporting unnamed, as tests do it: open the link, send the form, let the next morning come."""

import asyncio
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.installation import Installation, ten_o_clock

TEXT = "Het rooster verandert steeds op het laatste moment."
FORM = {"kind": "too_high", "theme": "planning", "text": TEXT, "weight": "4", "unit": ""}
CODE = re.compile(r"\b(?:[2-9A-HJ-NP-Z]{5}-){3}[2-9A-HJ-NP-Z]{5}\b")


async def opened(anna: httpx.AsyncClient, plan: str) -> str:
    done = await anna.put(f"{plan}/reporting-link", json={"after": 0})
    assert done.status_code == 200, done.text
    link = (await anna.get(f"{plan}/reporting-link", params={"min_seq": done.json()["seq"]})).json()["link"]
    return str(link).removeprefix("https://testserver.local")


async def send(browser: httpx.AsyncClient, link: str, **changes: str) -> str:
    """Report; the code that is shown."""
    answer = await browser.post(link, data=FORM | {"key": str(uuid4())} | changes)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    found = CODE.search(answer.text)
    assert found
    return found.group(0)


async def released(
    installation: Installation, anna: httpx.AsyncClient, plan: str, wanted: int, days: int = 1
) -> list[dict[str, Any]]:
    """Let the next morning come; the unnamed signals of the plan, once there are as many as wanted."""
    installation.worker.now = lambda: ten_o_clock() + timedelta(days=days)
    for _ in range(200):
        rows = (await anna.get(f"{plan}/signals", params={"limit": 200})).json()["signals"]
        if len(unnamed := [row for row in rows if row["reported_by"] is None]) >= wanted:
            return unnamed
        await asyncio.sleep(0.03)
    pytest.fail("nothing was released")
