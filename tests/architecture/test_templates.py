"""The stylesheet and the templates that all slices share: what nobody sees until two of them meet."""

import re
from collections import Counter
from pathlib import Path

API = Path(__file__).parents[2] / "services" / "api"
MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
MACRO = re.compile(r"{% macro (\w+).*?{% endmacro %}", re.DOTALL)


def test_no_rule_of_the_stylesheet_is_written_twice() -> None:
    css = re.sub(r"/\*.*?\*/", "", (API / "static" / "werkbalans.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = Counter(each.strip() for each in re.findall(r"([^{}]+)\{", MEDIA.sub("", css)))
    twice = [selector for selector, count in selectors.items() if count > 1 and selector != "@font-face"]
    assert twice == [], "two slices would fight over these; write each rule once"


def test_no_macro_asks_for_the_caller() -> None:
    asking = [
        f"{template.name}: {macro.group(1)}"
        for template in sorted((API / "templates").glob("*.html"))
        for macro in MACRO.finditer(template.read_text(encoding="utf-8"))
        if re.search(r"\bcaller\.", macro.group(0))
    ]
    assert asking == [], "in a macro `caller` is the block that calls it, and undefined without one"
