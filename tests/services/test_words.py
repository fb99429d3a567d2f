"""Every rule that says no has a status and words that say what to do; every fact is a sentence; in both languages."""

import importlib
import pkgutil
from datetime import date

import pytest

import domain
from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound, Refusal
from domain.kickoff.refusals import RowNeedsAnswer
from infra.language import in_language
from services.api.words import WORDINGS, Names, public_data, telling, words_of
from tests.contracts.golden.examples import EVENTS

for module in pkgutil.walk_packages(domain.__path__, "domain."):
    importlib.import_module(module.name)


def every_refusal(base: type[Refusal] = Refusal) -> list[type[Refusal]]:
    return [each for found in base.__subclasses__() for each in (found, *every_refusal(found))]


@pytest.mark.parametrize("rule", every_refusal(), ids=lambda rule: rule.__name__)
def test_every_refusal_has_words_in_both_languages(rule: type[Refusal]) -> None:
    if rule.__module__.startswith("tests."):
        return
    wording = WORDINGS[rule]
    assert 400 <= wording.status < 500
    for text in (wording.title, wording.detail):
        assert text.nl
        assert text.en
        assert text.nl != text.en
    assert wording.detail.nl.endswith(".")


def test_no_wording_speaks_of_a_rule_that_is_gone() -> None:
    assert set(WORDINGS) <= set(every_refusal())


def test_words_are_filled_in_and_nothing_is_told_of_what_is_not_found() -> None:
    status, _, detail = words_of(RowNeedsAnswer(row="1", missing=["1a", "1b"]), "nl")
    assert (status, "1a, 1b" in detail) == (409, True)
    assert public_data(NotFound(unit="x")) == {}
    assert public_data(InvalidValue(field="name", reason="empty")) == {"field": "name", "reason": "empty"}
    assert words_of(NotAllowed(right="edit_kickoff"), "en")[0] == 403


def test_every_fact_is_told_in_both_languages_as_a_sentence() -> None:
    names = Names({}, {})
    for event in EVENTS:
        told = {}
        for language in ("nl", "en"):
            with in_language(language):
                told[language] = telling(event, names)
        assert event.NAME not in told.values(), f"{event.NAME} is not told"
        assert told["nl"] != told["en"], event.NAME
        assert told["nl"].endswith((".", "”"))


def test_a_day_in_a_refusal_is_a_long_date_in_the_readers_language() -> None:
    refusal = InvalidValue(field="on", reason="before_request", low=date(2026, 11, 3))
    assert words_of(refusal, "nl")[2] == "Kies een dag op of na 3 november 2026, de datum van het verzoek."
    assert "3 November 2026" in words_of(refusal, "en")[2]
    assert public_data(refusal)["low"] == date(2026, 11, 3), "a program reads the day itself"
