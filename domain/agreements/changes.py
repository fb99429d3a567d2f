"""What differs between two versions: which parts, and within a text which words."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from domain.agreements.content import Content

WORDS = re.compile(r"\s+|[^\s\w]|\w+")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of words that stayed, or that is only in this one of the two texts."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


def changed_fields(before: Content, after: Content) -> tuple[str, ...]:
    """The names of the parts that differ, in the order in which an agreement is read."""
    names = Content.__struct_fields__
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def word_changes(before: str, after: str) -> tuple[Pieces, Pieces]:
    """The text before, with what was taken away marked, and the text after, with what came in marked."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    left = _pieces((old[a:b], kind != "equal") for kind, a, b, _, _ in steps)
    right = _pieces((new[c:d], kind != "equal") for kind, _, _, c, d in steps)
    return tuple(left), tuple(right)


def _pieces(steps: Iterator[tuple[Sequence[str], bool]]) -> Iterator[Piece]:
    for words, changed in steps:
        if words:
            yield Piece("".join(words), changed)
