"""Values of which a later server may know more than this client."""

from enum import StrEnum
from typing import Self


class Open(StrEnum):
    """A word out of a list that may grow: one that is not known yet is kept as it came."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_, member._value_ = value.upper(), value
        return member
