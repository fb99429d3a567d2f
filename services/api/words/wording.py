"""What one refusal becomes at the edge."""

from collections.abc import Mapping

import msgspec

from domain.method import Text


class Wording(msgspec.Struct, frozen=True):
    """The HTTP status of a refusal, its short title, and what to do about it (filled in from the refusal's data).

    `terms` says in words what a datum may be: of each datum, its values, and "" for any other one.
    """

    status: int
    title: Text
    detail: Text
    terms: Mapping[str, Mapping[str, Text]] = {}


NOT_FOUND = Wording(
    404,
    Text("Niet gevonden", "Not found"),
    Text("Dit bestaat niet, of je kunt er niet bij.", "This does not exist, or you have no access to it."),
)
