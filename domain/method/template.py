"""The form of a method template. A plan keeps the version of the template that it was started with."""

from enum import StrEnum

import msgspec


class Text(msgspec.Struct, frozen=True):
    """One text in both languages, level B1."""

    nl: str
    en: str

    def to(self, language: str) -> str:
        """The text in `language`, Dutch where it is neither."""
        return self.en if language == "en" else self.nl


class Phase(StrEnum):
    """Deming's cycle."""

    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ACT = "act"


class AnswerKind(StrEnum):
    """What a checklist row asks for: each kind has an answer of its own in the kick-off slice."""

    GOALS = "goals"
    YES_NO = "yes_no"
    MANAGEMENT_POSITION = "management_position"
    WORKS_COUNCIL_POSITION = "works_council_position"
    INVOLVEMENT = "involvement"
    LEADERSHIP = "leadership"
    BENEFITING_GROUP = "benefiting_group"
    RESULTS_DATE = "results_date"
    OTHERS_INVOLVED = "others_involved"
    PLANNING = "planning"
    MEANS = "means"
    TICK = "tick"


class Row(msgspec.Struct, frozen=True):
    """One row of the kick-off checklist: its number in the source, its text, what it asks for, and a hint."""

    number: str
    text: Text
    asks: AnswerKind
    hint: Text
    needs: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True):
    """One of the six steps, its place on Deming's cycle, and the questions that it asks."""

    number: int
    phase: Phase
    title: Text
    questions: tuple[Text, ...]


class Theme(msgspec.Struct, frozen=True):
    """What a signal can be about: `key` is what is stored, for good; `hint` gives examples."""

    key: str
    title: Text
    hint: Text


class MethodTemplate(msgspec.Struct, frozen=True):
    """A version of the method. `needs` of a row: the rows that are to be answered before it can be checked.

    `contact_asks` says what the role of contact person asks for, `contact_gets` what goes with it.
    """

    version: int
    source: Text
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    contact_asks: tuple[Text, ...] = ()
    contact_gets: tuple[Text, ...] = ()
    themes: tuple[Theme, ...] = ()

    def row(self, number: str) -> Row | None:
        """The source's row with this number, None for an organisation's own row."""
        return next((row for row in self.rows if row.number == number), None)

    def theme(self, key: str) -> Theme | None:
        """The theme with this key, None when the template has none."""
        return next((theme for theme in self.themes if theme.key == key), None)
