"""What a questionnaire consists of: scales of questions that share their answers. Pure data, in two languages.

An answer is a number from 1 up, in the order of `answers`. A scale's score is the mean over its questions, where a
`reversed` question counts from the other end.
"""

from enum import StrEnum

from msgspec import Struct

from domain.method import Text

FEWEST_ANSWERS, MOST_ANSWERS = 2, 7
MOST_QUESTIONS = 40


class Side(StrEnum):
    """On which side of a cut-off a score has what the cut-off names."""

    AT_LEAST = "at_least"
    BELOW = "below"


class Cut(Struct, frozen=True):
    """A published cut-off: a mean (in hundredths) from which on, or below which, a score is called `name`."""

    at: int
    side: Side
    name: Text


class Question(Struct, frozen=True):
    """One question. `key` is its own within the questionnaire and stays the same over versions."""

    key: str
    text: Text
    reversed: bool = False


class Scale(Struct, frozen=True):
    """Questions that measure one thing together. `validated` is false where nobody showed that they do."""

    key: str
    title: Text
    answers: tuple[Text, ...]
    questions: tuple[Question, ...]
    validated: bool = False
    cut: Cut | None = None


class Questionnaire(Struct, frozen=True):
    """A version of a questionnaire. `source` names who published it, where and in which year."""

    key: str
    version: int
    title: Text
    source: Text
    scales: tuple[Scale, ...]

    @property
    def name(self) -> str:
        """Key and version in one word: what a poll remembers."""
        return f"{self.key}/{self.version}"

    @property
    def questions(self) -> tuple[Question, ...]:
        """All its questions, in order."""
        return tuple(question for scale in self.scales for question in scale.questions)
