"""What the tests cost: at the end, the processor time of all of them, and the files that took most of it.

It holds a test process once it has loaded the tests, and the children that it waited for; neither browsers nor the
servers that all tests share.
"""

import os
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

SHOWN = 10
spent = [0.0]


def begin() -> None:
    """What was spent so far was for no test."""
    spent[0] = sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Each part of a test tells what was spent since the part before it."""
    report = yield
    before, spent[0] = spent[0], sum(os.times()[:4])
    report.user_properties.append(("processor time", spent[0] - before))
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The sum, and the files that took most."""
    files = Counter[str]()
    for report in (each for reports in terminalreporter.stats.values() for each in reports):
        files[getattr(report, "nodeid", "").partition("::")[0]] += dict(getattr(report, "user_properties", ())).get(
            "processor time", 0
        )
    if len(files) > SHOWN:
        terminalreporter.section(f"processor time: {sum(files.values()):.0f} s")
        for name, seconds in files.most_common(SHOWN):
            terminalreporter.line(f"{seconds:6.1f} s  {name}")
