"""What is wrong with a value in a request that we could not read, in words; the decoder says it in English only."""

import re
from collections.abc import Sequence

from domain.method import Text

MISSING = re.compile(r"Object missing required field `(?P<name>[^`]+)`")
UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>[^`]+)`")
PATTERNS: Sequence[tuple[re.Pattern[str], Text]] = (
    (MISSING, Text("Dit veld ontbreekt.", "This field is missing.")),
    (UNKNOWN, Text("Dit veld kennen we niet.", "We do not know this field.")),
    (re.compile(r"Stated twice"), Text("Dit staat er twee keer.", "This is stated twice.")),
    (re.compile(r"Invalid UUID"), Text("Dit is geen id.", "This is not an id.")),
    (
        re.compile(r"Invalid RFC3339 encoded date$"),
        Text("Dit is geen datum, zoals 2026-12-01.", "This is not a date, such as 2026-12-01."),
    ),
    (
        re.compile(r"Invalid RFC3339 encoded (datetime|time)"),
        Text("Dit is geen tijdstip.", "This is not a moment in time."),
    ),
    (re.compile(r"Invalid enum value (?P<what>.+)"), Text("{what} kan hier niet.", "{what} is not possible here.")),
    (
        re.compile(r"Expected `(array|str)` of length >= (?P<low>\d+)"),
        Text("Hier hoort minstens {low} in te staan.", "At least {low} belongs here."),
    ),
    (
        re.compile(r"Expected `(array|str)` of length <= (?P<high>\d+)"),
        Text("Dit is te lang: hooguit {high}.", "This is too long: at most {high}."),
    ),
    (
        re.compile(r"Expected `\w+` >= (?P<low>\S+)"),
        Text("Dit is te laag: minstens {low}.", "Too low: at least {low}."),
    ),
    (
        re.compile(r"Expected `\w+` <= (?P<high>\S+)"),
        Text("Dit is te hoog: hooguit {high}.", "Too high: at most {high}."),
    ),
    (
        re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`"),
        Text("Dit hoort {wanted} te zijn; er staat {got}.", "This should be {wanted}; it is {got}."),
    ),
)
TYPES = {
    "str": Text("tekst", "text"),
    "int": Text("een geheel getal", "a whole number"),
    "float": Text("een getal", "a number"),
    "bool": Text("true of false", "true or false"),
    "array": Text("een lijst", "a list"),
    "object": Text("een object", "an object"),
    "null": Text("leeg", "empty"),
}


def read_words(field: str, message: str, language: str) -> tuple[str, str]:
    """The field (with the name of one that is missing or unknown) and what is wrong with it, in a language."""
    for pattern, words in PATTERNS:
        found = pattern.search(message)
        if not found:
            continue
        parts = found.groupdict()
        name = parts.pop("name", None)
        if name:
            field = name if field in ("", "data") else f"{field}.{name}"
        named = {key: _type(value, language) if key in ("wanted", "got") else value for key, value in parts.items()}
        return field, words.to(language).format(**named)
    return field, Text("Dit kunnen we niet lezen.", "We cannot read this.").to(language)


def _type(told: str, language: str) -> str:
    parts = [TYPES[each].to(language) if each in TYPES else each for each in told.split(" | ")]
    return (" of " if language == "nl" else " or ").join(parts)
