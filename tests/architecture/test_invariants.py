"""Each of the ten invariants of the method has a test that carries its number, and no test carries another number."""

import re

import pytest

from tests.architecture.dockerfile import ROOT

INVARIANTS = {
    1: "Consent counts only for the exact version; a material edit never carries it over.",
    2: "Another party's position enters only as a transcription with its source; its own voice wins over that.",
    3: "Nobody approves their own request, administrators included.",
    4: "A skipped step or checklist row needs a reason.",
    5: '"Agreements kept" is computed from agreement events; overruling needs a reason.',
    6: "No statistic, count, export, mail, error text or timing reveals a group below the anonymity floor.",
    7: "No read across organisations, not even of existence.",
    8: "Deadlines are dates in the organisation's time zone; a reminder is sent once.",
    9: "A participating unit without an active contact person is shown as a defect.",
    10: "Replaying events never sends mail or calls a webhook again.",
}
NAMED = re.findall(
    r"def test_invariant_(\d+)_", "\n".join(file.read_text() for file in sorted((ROOT / "tests").rglob("test_*.py")))
)


@pytest.mark.parametrize("number", INVARIANTS)
def test_an_invariant_has_a_test_of_its_name(number: int) -> None:
    assert str(number) in NAMED, INVARIANTS[number]


def test_no_test_speaks_of_an_invariant_that_is_not_there() -> None:
    assert {int(number) for number in NAMED} <= set(INVARIANTS)
