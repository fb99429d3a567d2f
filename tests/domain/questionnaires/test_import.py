"""Reading a questionnaire: what is right becomes scales, what is wrong is named line by line."""

import json

from hypothesis import given as of_any
from hypothesis import strategies as st

from domain.method import Text
from domain.questionnaires.importing import COLUMNS, Fault, Trouble, read

GOOD = """scale;question;question_en;reversed;answers;answers_en
Rust;Is er rust op de afdeling?;Is the ward calm?;;nooit|soms|altijd;never|sometimes|always
Rust;Word je vaak gestoord?;;ja;;
Tijd;Heb je tijd genoeg?;;;nee|ja;
"""


def faults(text: str) -> list[tuple[int, Trouble]]:
    return [(each.line, each.trouble) for each in read(text).faults]


def test_rows_become_scales_with_their_answers_in_both_languages() -> None:
    found = read(GOOD)
    assert found.faults == ()
    rust, tijd = found.scales
    assert rust.title == Text("Rust", "Rust")
    assert rust.answers == (Text("nooit", "never"), Text("soms", "sometimes"), Text("altijd", "always"))
    assert [(each.key, each.text.nl, each.text.en, each.reversed) for each in rust.questions] == [
        ("q1", "Is er rust op de afdeling?", "Is the ward calm?", False),
        ("q2", "Word je vaak gestoord?", "Word je vaak gestoord?", True),
    ]
    assert (tijd.key, tijd.answers, rust.validated) == ("s2", (Text("nee", "nee"), Text("ja", "ja")), False)


def test_commas_and_json_say_the_same() -> None:
    rows = [
        {"scale": "Rust", "question": "Is er rust op de afdeling?", "question_en": "Is the ward calm?",
         "answers": ["nooit", "soms", "altijd"], "answers_en": "never|sometimes|always"},
        {"scale": "Rust", "question": "Word je vaak gestoord?", "reversed": True},
        {"scale": "Tijd", "question": "Heb je tijd genoeg?", "answers": "nee|ja"},
    ]  # fmt: skip
    assert read(json.dumps(rows)) == read(GOOD) == read(GOOD.replace(";", ","))


def test_every_line_that_cannot_be_read_is_named_with_what_is_wrong() -> None:
    text = GOOD + "\n".join(
        (
            ";Zonder schaal?;;;nee|ja;",
            "Tijd;;;;;",
            "Tijd;Heb je tijd genoeg?;;;;",
            "Nieuw;Zonder antwoorden?;;;;",
            "Nieuw;Te weinig?;;;ja;",
            "Rust;Andere antwoorden?;;;nee|ja;",
            "Tijd;Half Engels?;;;nee|ja;no",
            "Tijd;Omgekeerd?;;misschien;;",
            f"Tijd;{'a' * 301};;;;",
        )
    )
    assert faults(text) == [
        (5, Trouble.SCALE_MISSING),
        (6, Trouble.QUESTION_MISSING),
        (7, Trouble.QUESTION_TWICE),
        (8, Trouble.ANSWERS_MISSING),
        (9, Trouble.ANSWERS_NUMBER),
        (10, Trouble.ANSWERS_DIFFER),
        (11, Trouble.ENGLISH_NUMBER),
        (12, Trouble.REVERSED_UNCLEAR),
        (13, Trouble.TOO_LONG),
    ]
    assert len(read(text).scales) == 2


def test_what_is_no_table_is_said_of_the_file() -> None:
    assert read("").faults == (Fault(1, Trouble.NO_COLUMNS),)
    assert read("Rust,Hoe gaat het?").faults == (Fault(1, Trouble.NO_COLUMNS),)
    assert read("[{").faults == (Fault(0, Trouble.UNREADABLE),)
    assert read("[]").faults == (Fault(0, Trouble.NO_QUESTIONS),)
    many = "scale,question,answers\n" + "\n".join(f"Rust,Vraag {number}?,nee|ja" for number in range(41))
    assert read(many).faults == (Fault(42, Trouble.TOO_MANY),)


@of_any(st.text() | st.lists(st.lists(st.text(max_size=9), max_size=7), max_size=4).map(
    lambda rows: "\n".join([";".join(COLUMNS), *(";".join(row) for row in rows)])
))  # fmt: skip
def test_nothing_that_comes_in_makes_it_stumble(text: str) -> None:
    found = read(text)
    assert found.faults or found.scales
