"""A reason, or evidence, must say something."""

from domain.agreements.refusals import ReasonNeeded
from domain.kernel.personal import Personal, PersonalText

LONGEST = 4000


def reason_given(text: PersonalText, field: str) -> None:
    """Raise ReasonNeeded unless there are words, and not too many."""
    if not isinstance(text, Personal) or not 0 < len(text.text.strip()) <= LONGEST:
        raise ReasonNeeded(field=field)
