"""The page of the documentation that says who may do what is the table, and says all of it in both languages."""

from pathlib import Path

from domain.kernel.rights import Reach, Right, Role
from services.api.who_may import document, groups, sentence
from services.api.words.rights import REACHES, ROLES

PAGE = Path(__file__).parents[2] / "docs" / "rights.md"
ANEW = "docs/rights.md is stale: .venv/bin/python -m services.api.who_may > docs/rights.md"


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text() == document(), ANEW


def test_each_right_each_role_and_each_reach_is_said_once_in_both_languages() -> None:
    said = [line for group in groups() for line in group.lines]
    assert sorted(line.right for line in said) == sorted(Right), "say it in services/api/words/rights.py"
    assert set(ROLES) == set(Role)
    assert set(REACHES) == set(Reach)
    texts = [*ROLES.values(), *REACHES.values(), *(line.what for line in said)]
    assert all(text.nl and text.en for text in texts)
    assert len({line.what.nl for line in said}) == len(said)


def test_a_line_says_who_and_where() -> None:
    (line,) = (line for group in groups() for line in group.lines if line.right is Right.PUBLISH_STATEMENT)
    assert sentence(line, "en") == "management (in plans that are wholly of the own unit, or of what is below it)"
