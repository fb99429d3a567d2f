"""Stored bytes mean the same for ever: each event type and version has a golden payload that still reads and writes."""

import json
from pathlib import Path

import pytest
import rfc8785

import domain.catalogue  # noqa: F401 - registers every event type
from domain.kernel.events import TYPES, UPCASTERS, Event, UnknownEvent
from domain.kickoff.events import KickoffOpened
from tests.contracts.golden import FOLDER, bytes_of, event_in, examples, lacking

FILES = sorted(FOLDER.glob("*.json"))
EXAMPLES = dict(examples())


def test_every_version_of_every_event_has_a_golden_payload_and_a_way_to_today() -> None:
    assert lacking(TYPES, UPCASTERS, frozenset(file.name for file in FILES)) == []
    assert {name for name in EXAMPLES if not (FOLDER / name).exists()} == set(), "run with --write-missing"


def test_a_new_version_without_its_payload_or_its_upcaster_is_noticed() -> None:
    class Newer(Event, frozen=True, kw_only=True):
        NAME, VERSION = "kickoff.opened", 3

    found = lacking({"kickoff.opened": Newer}, {("kickoff.opened", 1): dict}, frozenset({"kickoff.opened.1.json"}))
    assert found == ["kickoff.opened.2.json", "kickoff.opened.3.json", "upcaster of kickoff.opened from 2"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_golden_payload_still_reads(file: Path) -> None:
    event = event_in(file)
    assert event == EXAMPLES.get(file.name, event)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_event_is_still_written_as_the_golden_bytes(name: str) -> None:
    assert bytes_of(EXAMPLES[name]) + b"\n" == (FOLDER / name).read_bytes()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_payload_is_canonical_json_by_another_implementation(file: Path) -> None:
    stored = file.read_bytes().removesuffix(b"\n")
    assert rfc8785.dumps(json.loads(stored)) == stored


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_personal_words_stand_in_the_open(file: Path) -> None:
    assert b"Bas Buiten" not in file.read_bytes()
    assert b"Volgt" not in file.read_bytes()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("kickoff.opened.1.json", (b'"template":1', b'"template":"een"')),
        ("kickoff.opened.1.json", (b'"template":1', b'"sjabloon":1')),
        ("kickoff.opened.9.json", (b"", b"")),
        ("kickoff.vanished.1.json", (b"", b"")),
    ],
    ids=["another kind of value", "another field", "a later version", "an unknown type"],
)
def test_bytes_of_another_form_are_refused_not_guessed(tmp_path: Path, name: str, change: tuple[bytes, bytes]) -> None:
    file = tmp_path / name
    file.write_bytes((FOLDER / "kickoff.opened.1.json").read_bytes().replace(*change))
    with pytest.raises(UnknownEvent):
        event_in(file)


def test_an_older_version_is_read_through_its_upcaster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Renamed(Event, frozen=True, kw_only=True):
        NAME, VERSION = KickoffOpened.NAME, 2
        plan: str
        method: int

    monkeypatch.setitem(TYPES, KickoffOpened.NAME, Renamed)
    with pytest.raises(UnknownEvent):
        event_in(FOLDER / "kickoff.opened.1.json")
    monkeypatch.setitem(
        UPCASTERS, (KickoffOpened.NAME, 1), lambda old: {"plan": old["plan"], "method": old["template"]}
    )
    assert event_in(FOLDER / "kickoff.opened.1.json") == Renamed(plan="00000000-0000-0000-0000-000000000002", method=1)
