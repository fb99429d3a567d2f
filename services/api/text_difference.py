"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

import msgspec

WORDS = re.compile(r"\s+|[^\s]+")


class Piece(msgspec.Struct, frozen=True):
    """A piece of text that is `same`, `gone` or `new`."""

    kind: str
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that lead from one text to the other, in reading order."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    pieces = []
    for tag, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i:j])))
            continue
        if j > i:
            pieces.append(Piece("gone", "".join(old[i:j])))
        if m > k:
            pieces.append(Piece("new", "".join(new[k:m])))
    return tuple(pieces)
