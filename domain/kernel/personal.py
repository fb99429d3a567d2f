"""Words that belong to a person and can be erased without touching the log.

A `Personal` value is stored encrypted under its subject's own key; destroying that key leaves `Erased`
in its place, and every hash over the stored bytes still holds (AVG art. 17).
"""

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
