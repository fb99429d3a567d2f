"""A refusal is a rule that said no: one class per rule, carrying the data that its wording needs.

Which status and which words a refusal gets is decided in one table at the edge, never here.
"""

from typing import Any


class Refusal(Exception):
    """The base of every rule's no. Data are the keyword arguments, in words of the domain."""

    def __init__(self, **data: Any) -> None:
        super().__init__(type(self).__name__, data)
        self.data = data


class NotAllowed(Refusal):
    """The actor's roles do not carry the right (`right`)."""


class OutsideYourUnits(Refusal):
    """The actor has the right, but not in a plan or about a thing of other units than their own (`right`)."""


class NotFound(Refusal):
    """The thing does not exist in this organisation, or is another's, which is the same."""


class VersionIsStale(Refusal):
    """Somebody changed the thing since the actor saw it (`expected`, `current`)."""


class SubjectErased(Refusal):
    """New words by or about somebody whose words were erased cannot be kept (`subject`)."""


class CommandIdReused(Refusal):
    """The same command id came with other content."""


class InvalidValue(Refusal):
    """A value that cannot be (`field`, `reason`)."""
