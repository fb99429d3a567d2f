"""`./dev audit` never calls clean what it could not ask."""

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infra.local import audit
from infra.local.audit import CLEAN, LOCKS, NOT_ASKED, WEAK, Package, Weakness, verdict
from tests.architecture.dockerfile import ROOT

SOUND, MISSED = Package("amqp", "5.4.2"), Package("uv", skip_reason="not found")
HOLED = Package("jinja2", "3.1.0", (Weakness("PYSEC-1", ("3.1.6",)), Weakness("PYSEC-2")))


@pytest.mark.parametrize(
    ("packages", "code", "told"),
    [
        ([SOUND], CLEAN, "1 packages, no known weakness"),
        ([SOUND, MISSED], NOT_ASKED, "NOT ASKED: 1 of 2"),
        ([SOUND, HOLED, MISSED], WEAK, "jinja2 3.1.0: PYSEC-2, mended in no release yet"),
        ([], NOT_ASKED, ""),
    ],
)
def test_clean_is_what_was_asked_and_has_no_weakness(packages: list[Package], code: int, told: str) -> None:
    lines, ended = verdict(packages)
    assert ended == code
    assert told in "\n".join(lines)


@pytest.mark.parametrize(
    ("output", "code", "told"),
    [
        (b"", NOT_ASKED, "NOT ASKED"),
        (b'{"dependencies": [{"name": "uv", "skip_reason": "not found on PyPI"}], "fixes": []}', NOT_ASKED, "1 of 1"),
        (b'{"dependencies": [{"name": "uv", "version": "1", "vulns": []}], "fixes": []}', CLEAN, "no known weakness"),
    ],
)
def test_without_an_answer_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], output: bytes, code: int, told: str
) -> None:
    def ran(*_: Any, **__: Any) -> Any:
        return SimpleNamespace(stdout=output, stderr=b"ConnectionError: no route")

    monkeypatch.setattr(subprocess, "run", ran)
    assert audit.main(Path("lock")) == code
    assert told in capsys.readouterr().out


def test_every_lock_is_asked_about() -> None:
    known = {file.name for file in (ROOT / "lock").glob("*.txt")}
    # What is shipped and what builds it are in all.txt: tests/architecture/test_layout.py holds them to it.
    assert set(LOCKS) == known - {"run.txt", "build.txt"}
