"""Words that belong to a person and can be erased without touching the log.

A `Personal` value is stored encrypted under its subject's own key; destroying that key leaves `Erased`
in its place, and every hash over the stored bytes still holds (AVG art. 17).
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from domain.kernel.ids import PersonId


class Personal(msgspec.Struct, frozen=True, tag_field="personal", tag="text"):
    """Free words written by, or naming, `subject`."""

    subject: PersonId
    text: str


class Erased(msgspec.Struct, frozen=True, tag_field="personal", tag="erased"):
    """What is left of a Personal value whose key was destroyed."""

    subject: PersonId


PersonalText = Personal | Erased


def personal_in(value: Any) -> Iterator[Personal]:
    """All personal words in a command, an event, or a part of one."""
    if isinstance(value, Personal):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from personal_in(getattr(value, name))
    elif isinstance(value, tuple | list | frozenset):
        for each in value:
            yield from personal_in(each)


def words(text: PersonalText | None) -> str | None:
    """The words of a personal text; None where there are none, or none any more."""
    return text.text if isinstance(text, Personal) else None
