"""The accessibility checker axe-core on a page: nothing may be wrong.

Its contrast rule takes as long as all others together, and its answer hangs on nothing but the colours of a text and of
all that lies behind it. So axe is asked of contrast only when a page shows colours that it has not judged before.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / ".venv" / "assets" / "axe_playwright_python" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
# One text for the colours, sizes and fonts that a written element and what lies behind it have.
COLOURS = """(() => {
  const known = new Map();
  const behind = element => {
    if (!element) return "";
    if (!known.has(element)) {
      const {backgroundColor, backgroundImage, opacity, filter, mixBlendMode} = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(" ");
      const plain = own === "rgba(0, 0, 0, 0) none 1 none normal";
      known.set(element, (plain ? "" : own + " | ") + behind(element.parentElement));
    }
    return known.get(element);
  };
  const of = element => {
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(element);
    const off = element.closest(":disabled, [aria-disabled='true']") ? "off" : "";
    return [color, fontSize, fontWeight, textShadow, off, behind(element)].join(" ");
  };
  const written = element => {
    const place = element.getBoundingClientRect();
    if (place.width <= 1 || place.height <= 1 || !element.checkVisibility({visibilityProperty: true})) return false;
    return element.matches("input:not([type=hidden]), select, textarea")
      || [...element.childNodes].some(each => each.nodeType === Node.TEXT_NODE && each.data.trim());
  };
  return {of, all: () => [...new Set([...document.body.querySelectorAll("*")].filter(written).map(of))]};
})()"""
RUN = f"""async ({{only, contrast}}) => {{
  const colours = {COLOURS}, kinds = contrast ? ["passes", "incomplete"] : [];
  const found = await axe.run(document, {{...only, elementRef: contrast, resultTypes: ["violations", ...kinds]}});
  const told = (id, node) => `${{id}}: ${{node.html.slice(0, 160)}} — ${{node.failureSummary.slice(0, 200)}}`;
  return {{
    wrong: found.violations.flatMap(rule => rule.nodes.map(node => told(rule.id, node))),
    judged: kinds.flatMap(kind => found[kind].flatMap(rule => rule.nodes.map(node => colours.of(node.element)))),
  }};
}}"""

judged: set[str] = set()


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line each.

    The content security policy is kept by evaluating from the outside.
    """
    tags = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {CONTRAST: {"enabled": False}}}
    return [*_run(page, tags, contrast=False), *pale(page)]


def pale(page: Page) -> list[str]:
    """The texts that axe finds too pale, one line each; axe is asked when the page shows colours that are new."""
    if judged.issuperset(page.evaluate(f"{COLOURS}.all()")):
        return []
    return _run(page, {"runOnly": {"type": "rule", "values": [CONTRAST]}}, contrast=True)


def _run(page: Page, only: dict[str, Any], contrast: bool) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found: dict[str, list[str]] = page.evaluate(RUN, {"only": only, "contrast": contrast})
    judged.update(found["judged"])
    return found["wrong"]
