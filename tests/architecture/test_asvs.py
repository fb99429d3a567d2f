"""docs/asvs.md: each requirement once, each test that it names is there, and it counts as it says."""

import re
from collections import Counter

from tests.architecture.dockerfile import ROOT

TEXT = (ROOT / "docs" / "asvs.md").read_text("utf-8")
ROWS = re.findall(r"(?m)^\| ([\d.]+) \| ([12]) \| ([^|]+) \| ([a-z ]+) \| ([^|]*) \|$", TEXT)
LEVELS = {"1": 70, "2": 183}
STATES = ("tested", "reasoned", "operator", "not here", "not met yet", "not judged yet")
KNOWN = {
    name
    for file in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"(?m)^\s*(?:async )?def (test_\w+)", file.read_text("utf-8"))
}


def test_each_requirement_of_levels_1_and_2_stands_there_once() -> None:
    numbers = [row[0] for row in ROWS]
    assert len(numbers) == len(set(numbers)) == len(re.findall(r"(?m)^\| \d+\.\d+\.\d+ \|", TEXT))
    assert Counter(row[1] for row in ROWS) == LEVELS
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])


def test_each_test_that_it_names_is_there() -> None:
    assert not set(re.findall(r"`(test_\w+)`", TEXT)) - KNOWN


def test_what_is_tested_names_a_test_and_all_else_a_reason() -> None:
    for number, _, _, state, reason in ROWS:
        assert state in STATES, number
        assert "`test_" in reason or state != "tested", number
        assert reason.strip() or state == "not judged yet", number


def test_the_table_above_counts_what_stands_below() -> None:
    stated = dict(re.findall(r"(?m)^\| ([a-z ]+) \| [^|]+ \| (\d+) \|$", TEXT))
    assert {state: int(count) for state, count in stated.items()} == Counter(row[3] for row in ROWS)
