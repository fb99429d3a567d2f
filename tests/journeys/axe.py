"""The accessibility checker axe-core on a page: nothing may be wrong."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / ".venv" / "assets" / "axe_playwright_python" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds wrong, one line each, by all rules or by these alone.

    The content security policy is kept by evaluating from the outside.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: dict[str, Any] = page.evaluate("only => axe.run(document, {runOnly: only})", only)
    return [
        f"{each['id']}: {node['html'][:160]} — {node['failureSummary'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
