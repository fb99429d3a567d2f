"""What every text must be, whatever it says: storable, of a sensible length, and of one line where a line is meant."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from domain.kernel.refusals import InvalidValue

# In JSON a control character other than tab and line breaks stands escaped as \u00xx, \b or \f.
CONTROL = re.compile(rb"(?<!\\)(?:\\\\)*\\(?:u00[01]|[bf])")
CONTROLS = frozenset(map(chr, range(32))) - {"\t", "\n", "\r"}
# What nobody sees but what turns the order of letters around, hides them, makes two texts look alike or an empty one
# full: people would agree on another text than they read. Soft hyphens, joiners of no letters (U+034F, U+180E), the
# blank letters of Hangul and Khmer, line separators that most programs show as nothing, marks of old formats and tags.
BLANK = (
    "\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
)
BLANK += "\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"
# The joiners U+200C and U+200D belong after a letter of the scripts that need them, from Arabic to Mongolian, and
# between two signs of an emoji; anywhere else they hide.
SCRIPTS, EMOJI = "\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc", "\ufe0f\u2190-\u2bff\U0001f000-\U0001faff"
ASTRAY = f"(?<![{SCRIPTS}{EMOJI}])[\u200c\u200d]|(?<=[{EMOJI}])[\u200c\u200d](?![{EMOJI}])"
UNSEEN = re.compile(f"[{BLANK}]|{ASTRAY}")
LINE, WORDS = 200, 4000


def refuse_control_characters(encoded: bytes, value: msgspec.Struct) -> None:
    """Raise InvalidValue naming the field when a text holds a character that no database keeps or that nobody sees.

    `encoded` is the same value as JSON: one quick look at it settles nearly every case.
    """
    if CONTROL.search(encoded) or (not encoded.isascii() and UNSEEN.search(encoded.decode())):
        for path, text in _texts("", msgspec.to_builtins(value)):
            storable(path, text)


def storable(field: str, text: str) -> None:
    """Raise InvalidValue when the text holds a control character, which no database keeps, or one that nobody sees."""
    if not CONTROLS.isdisjoint(text) or UNSEEN.search(text):
        raise InvalidValue(field=field, reason="control_character")


def one_line(field: str, text: str, longest: int = LINE) -> str:
    """The text without spaces around it. Raises InvalidValue when it is empty, too long, or of several lines."""
    line = text.strip()
    if not line:
        raise InvalidValue(field=field, reason="empty")
    if len(line) > longest:
        raise InvalidValue(field=field, reason="too_long", high=longest)
    if len(line.splitlines()) > 1:
        raise InvalidValue(field=field, reason="line_break")
    return line


def needed(field: str, text: str, longest: int = WORDS) -> str:
    """The text without spaces around it, of any number of lines. Raises InvalidValue when it is empty or too long."""
    words = fitting(field, text, longest)
    if not words:
        raise InvalidValue(field=field, reason="empty")
    return words


def no_longer_than(field: str, text: str, longest: int = WORDS) -> str:
    """The text as it is. Raises InvalidValue when it is too long."""
    if len(text) > longest:
        raise InvalidValue(field=field, reason="too_long", high=longest)
    return text


def fitting(field: str, text: str, longest: int = WORDS) -> str:
    """The text without spaces around it, which may be empty. Raises InvalidValue when it is too long."""
    return no_longer_than(field, text.strip(), longest)


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(f"{path}.{name}" if path else str(name), each)
    elif isinstance(value, list | tuple):
        for index, each in enumerate(value):
            yield from _texts(f"{path}.{index}" if path else str(index), each)
