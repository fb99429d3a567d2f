"""Reading a questionnaire from a file: a dry run that names every line that cannot be read, and why.

One row a question, under these columns (CSV with commas or semicolons, or a JSON list of objects with these names):

    scale         the name of the scale; rows with the same name belong together
    question      the question in Dutch
    question_en   the same in English (empty: the Dutch is shown)
    reversed      "ja", "yes" or "1" where the answers count from the other end
    answers       the answers in Dutch, from low to high, between bars: nooit|soms|vaak|altijd
    answers_en    the same in English (empty: the Dutch is shown)

The answers of a scale may stand in its first row only.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from domain.kernel.refusals import InvalidValue
from domain.kernel.texts import storable
from domain.method import Text
from domain.questionnaires.content import FEWEST_ANSWERS, MOST_ANSWERS, MOST_QUESTIONS, Question, Scale

COLUMNS = ("scale", "question", "question_en", "reversed", "answers", "answers_en")
LONGEST = 300
YES, NO = frozenset({"ja", "yes", "1", "true", "x"}), frozenset({"", "nee", "no", "0", "false"})


class Trouble(StrEnum):
    """What can be wrong with a line."""

    UNREADABLE = "unreadable"
    NO_COLUMNS = "no_columns"
    NO_QUESTIONS = "no_questions"
    TOO_MANY = "too_many"
    SCALE_MISSING = "scale_missing"
    QUESTION_MISSING = "question_missing"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    REVERSED_UNCLEAR = "reversed_unclear"
    ANSWERS_MISSING = "answers_missing"
    ANSWERS_NUMBER = "answers_number"
    ANSWERS_DIFFER = "answers_differ"
    ENGLISH_NUMBER = "english_number"
    QUESTION_TWICE = "question_twice"


class Fault(Struct, frozen=True):
    """A line that cannot be read (as in the file: 1 is the first) and why; 0 for the file as a whole."""

    line: int
    trouble: Trouble


class Read(Struct, frozen=True):
    """What a file holds. Where there are faults, `scales` is what could be read without them."""

    scales: tuple[Scale, ...]
    faults: tuple[Fault, ...]


Row = tuple[int, Mapping[str, str]]


def read(text: str) -> Read:
    """Read CSV or JSON. Raises nothing: what is wrong is told line by line."""
    rows = _json_rows(text) if text.lstrip().startswith("[") else _csv_rows(text)
    if isinstance(rows, Fault):
        return Read((), (rows,))
    if not rows:
        return Read((), (Fault(0, Trouble.NO_QUESTIONS),))
    if len(rows) > MOST_QUESTIONS:
        return Read((), (Fault(rows[MOST_QUESTIONS][0], Trouble.TOO_MANY),))
    return _scales(rows)


def _csv_rows(text: str) -> list[Row] | Fault:
    head = text.lstrip("\ufeff").splitlines()[:1]
    delimiter = ";" if head and head[0].count(";") > head[0].count(",") else ","
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().lower() for name in reader.fieldnames or ()]
        if not {"scale", "question", "answers"} <= set(names):
            return Fault(1, Trouble.NO_COLUMNS)
        rows: list[Row] = []
        for values in reader:
            cells = [value if isinstance(value, str) else "" for value in values.values()]
            row = {name: cell.strip() for name, cell in zip(names, cells, strict=False)}
            if any(row.values()):
                rows.append((reader.line_num, row))
    except csv.Error:
        return Fault(reader.line_num or 1, Trouble.UNREADABLE)
    return rows


def _json_rows(text: str) -> list[Row] | Fault:
    try:
        found = msgspec.json.decode(text, type=list[dict[str, Any]])
    except msgspec.DecodeError:
        return Fault(0, Trouble.UNREADABLE)
    return [(number, {name: _said(value) for name, value in each.items()}) for number, each in enumerate(found, 1)]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return "|".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "").strip()


def _scales(rows: Sequence[Row]) -> Read:
    faults: list[Fault] = []
    scales: dict[str, Scale] = {}
    asked: set[str] = set()
    for line, row in rows:
        name, question = row.get("scale", ""), row.get("question", "")
        known = scales.get(name)
        answers = _answers(row) or (known.answers if known else ())
        wrong = _wrong(row, answers, known, asked)
        faults += [Fault(line, each) for each in wrong]
        if wrong:
            continue
        asked.add(question)
        text = Text(question, row.get("question_en", "") or question)
        new = Question(f"q{len(asked)}", text, row.get("reversed", "").lower() in YES)
        before = known or Scale(f"s{len(scales) + 1}", Text(name, name), answers, ())
        scales[name] = msgspec.structs.replace(before, questions=(*before.questions, new))
    return Read(tuple(scales.values()), tuple(faults))


def _answers(row: Mapping[str, str]) -> tuple[Text, ...]:
    dutch = [each.strip() for each in row.get("answers", "").split("|") if each.strip()]
    english = [each.strip() for each in row.get("answers_en", "").split("|") if each.strip()] or dutch
    return tuple(Text(*pair) for pair in zip(dutch, english, strict=False))


def _wrong(row: Mapping[str, str], answers: tuple[Text, ...], known: Scale | None, asked: set[str]) -> list[Trouble]:
    dutch, english = (
        [each for each in row.get(name, "").split("|") if each.strip()] for name in ("answers", "answers_en")
    )
    uneven = bool(english) and len(english) != len(dutch)
    checks = {
        Trouble.SCALE_MISSING: not row.get("scale"),
        Trouble.QUESTION_MISSING: not row.get("question"),
        Trouble.QUESTION_TWICE: row.get("question", "") in asked,
        Trouble.TOO_LONG: any(len(value) > LONGEST for value in row.values()),
        Trouble.CONTROL_CHARACTER: not all(_storable(value) for value in row.values()),
        Trouble.REVERSED_UNCLEAR: row.get("reversed", "").lower() not in YES | NO,
        Trouble.ANSWERS_MISSING: not answers,
        Trouble.ANSWERS_NUMBER: bool(dutch) and not FEWEST_ANSWERS <= len(dutch) <= MOST_ANSWERS,
        Trouble.ANSWERS_DIFFER: known is not None and not uneven and answers != known.answers,
        Trouble.ENGLISH_NUMBER: uneven,
    }
    return [trouble for trouble, wrong in checks.items() if wrong]


def _storable(text: str) -> bool:
    try:
        storable("", text)
    except InvalidValue:
        return False
    return True
