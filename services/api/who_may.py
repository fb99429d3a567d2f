"""Who may do what, in words, from the one table of rights: for the page in the product and for docs/rights.md.

`python -m services.api.who_may > docs/rights.md` writes the page of the documentation anew; a test says when.
"""

from collections.abc import Iterable

import msgspec

from domain.kernel.rights import Reach, Right, Role, reach_of
from domain.method import Text
from services.api.words.rights import GROUPS, REACHES, ROLES


class Line(msgspec.Struct, frozen=True):
    """One right: what it lets somebody do, and which roles have it, by how far it reaches, the farthest first."""

    right: Right
    what: Text
    who: tuple[tuple[Reach, tuple[Role, ...]], ...]

    def reach(self, role: Role) -> Reach | None:
        """How far it goes for a role."""
        return reach_of(self.right, role)


class Group(msgspec.Struct, frozen=True):
    """Rights about one subject."""

    title: Text
    lines: tuple[Line, ...]


def groups() -> tuple[Group, ...]:
    """The whole table."""
    return tuple(
        Group(title, tuple(Line(right, what, _who(right)) for right, what in rights.items()))
        for title, rights in GROUPS
    )


def _who(right: Right) -> tuple[tuple[Reach, tuple[Role, ...]], ...]:
    found = ((reach, tuple(role for role in Role if reach_of(right, role) is reach)) for reach in Reach)
    return tuple((reach, roles) for reach, roles in found if roles)


def sentence(line: Line, language: str) -> str:
    """Who has a right and where, as one line: `HR, management (in plans …); administrator (…)`."""
    return "; ".join(
        f"{', '.join(ROLES[role].to(language) for role in roles)} ({REACHES[reach].to(language)})"
        for reach, roles in line.who
    )


def document() -> str:
    """The page of the documentation, in English with the Dutch words of the product beside."""
    return "\n".join([*_head(), *(row for group in groups() for row in _section(group))]) + "\n"


def _head() -> Iterable[str]:
    return (
        "# Who may do what",
        "",
        "This page is made from the table of rights (`domain/kernel/rights.py`) by `python -m services.api.who_may`;",
        "a test fails when it is stale. In the product it is the page “Wie mag wat” (`/organisatie/rechten`).",
        "",
        "A role is for a unit and those below it, or for the whole organisation when no unit is named with it.",
        "Administrators, the works council and the auditor are the whole organisation's (docs/decisions/0156).",
        "",
        "| Word | Reaches |",
        "|---|---|",
        *(f"| {reach.value} | {words.en} |" for reach, words in REACHES.items()),
    )


def _section(group: Group) -> Iterable[str]:
    short = [role.value.replace("_", " ") for role in Role]
    yield from ("", f"## {group.title.en} ({group.title.nl})", "", f"| What | {' | '.join(short)} |")
    yield "|---" * (len(short) + 1) + "|"
    for line in group.lines:
        cells = [(reach.value if (reach := line.reach(role)) else "–") for role in Role]
        yield f"| {line.what.en} (*{line.what.nl}*) | {' | '.join(cells)} |"


if __name__ == "__main__":
    print(document(), end="")
