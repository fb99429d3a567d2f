"""What the tests cost: at the end, the processor time of all of them, and the files that took most of it.

It holds a test process once it has loaded the tests, and the children that it waited for; not browsers. Loading, and
the servers that all tests share, stand apart.
"""

import os
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

SHOWN = 10
spent = [0.0]
apart: Counter[str] = Counter()


def begin(what: str = "loading") -> None:
    """What was spent since the last time was for no test, but for this."""
    before, spent[0] = spent[0], sum(os.times()[:4])
    apart[what] += spent[0] - before  # type: ignore[assignment] # a Counter counts in seconds, too


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Each part of a test tells what was spent since the part before it."""
    report = yield
    before, spent[0] = spent[0], sum(os.times()[:4])
    report.user_properties.append(("processor time", spent[0] - before))
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A test process tells the one that sums up."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["apart"] = dict(apart)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a test process told."""
    apart.update(getattr(node, "workeroutput", {}).get("apart", {}))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The sums, and the files that took most."""
    files = Counter[str]()
    for report in (each for reports in terminalreporter.stats.values() for each in reports):
        files[getattr(report, "nodeid", "").partition("::")[0]] += dict(getattr(report, "user_properties", ())).get(
            "processor time", 0
        )
    if len(files) > SHOWN:
        others = "".join(f", {what} {seconds:.0f} s" for what, seconds in apart.items())
        terminalreporter.section(f"processor time: {sum(files.values()):.0f} s{others}")
        for name, seconds in files.most_common(SHOWN):
            terminalreporter.line(f"{seconds:6.1f} s  {name}")
