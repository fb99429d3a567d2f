"""The cells of a line of a people file: each is taken, or it is said why not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum

from msgspec import Struct

from domain.kernel.ids import UnitId
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Role
from domain.organisation.views import UnitRow
from services.api.onboarding import checked_email, checked_name

ROLES: Mapping[str, Role] = {
    **{role.value: role for role in Role},
    **dict.fromkeys(("beheerder", "admin"), Role.ADMINISTRATOR),
    **dict.fromkeys(("werkdrukregisseur", "regisseur", "work-pressure coordinator"), Role.COORDINATOR),
    **dict.fromkeys(("hrm", "p&o"), Role.HR),
    **dict.fromkeys(("directie", "bestuur", "bestuurder", "director"), Role.MANAGEMENT),
    **dict.fromkeys(("or", "ondernemingsraad", "ondernemingsraad (or)", "works council"), Role.WORKS_COUNCIL),
    **dict.fromkeys(("leidinggevende", "teamleider", "teamleidster", "team lead", "line manager"), Role.TEAM_LEAD),
    **dict.fromkeys(("medewerker", "werknemer"), Role.EMPLOYEE),
    **dict.fromkeys(("adviseur", "adviseur van buiten", "external adviser"), Role.ADVISER),
}
LANGUAGES = {"": "nl", "nl": "nl", "nederlands": "nl", "dutch": "nl", "en": "en", "engels": "en", "english": "en"}
RESEMBLING = 20
EVERYWHERE = frozenset({"", "hele organisatie", "whole organisation"})


class Trouble(StrEnum):
    """What can be wrong with a line, or with the file."""

    WORKBOOK = "workbook"
    UNREADABLE = "unreadable"
    NO_COLUMNS = "no_columns"
    COLUMN_TWICE = "column_twice"
    NO_PEOPLE = "no_people"
    TOO_MANY = "too_many"
    CELLS = "cells"
    NAME_MISSING = "name_missing"
    NAME_WRONG = "name_wrong"
    EMAIL_MISSING = "email_missing"
    EMAIL_WRONG = "email_wrong"
    EMAIL_TWICE = "email_twice"
    ROLE_UNKNOWN = "role_unknown"
    ROLES_EXCLUDE = "roles_exclude"
    ADVISER = "adviser"
    NOT_YOURS_TO_MAKE = "not_yours_to_make"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_RESEMBLES = "unit_resembles"
    UNIT_UNCLEAR = "unit_unclear"
    NOT_YOUR_UNIT = "not_your_unit"
    LANGUAGE_UNKNOWN = "language_unknown"


class Fault(Struct, frozen=True):
    """A line that cannot be taken (as in the file: 1 is the first; 0 for the file as a whole), the cell, and why.

    `given` is what stands there, `other` what the sentence about it names besides.
    """

    line: int
    field: str
    trouble: Trouble
    given: str = ""
    other: str = ""


class Line(Struct, frozen=True):
    """Somebody to invite."""

    line: int
    name: str
    email: str
    roles: tuple[Role, ...]
    unit: UnitId | None
    language: str


class CannotTake(Exception):
    """A cell, or the file, that cannot be taken."""

    def __init__(self, trouble: Trouble, given: str = "", other: str = "", line: int = 0) -> None:
        super().__init__(trouble)
        self.trouble, self.given, self.other, self.line = trouble, given, other, line

    def fault(self, line: int, field: str) -> Fault:
        """What is told of it."""
        return Fault(line, field, self.trouble, self.given[:100], self.other)


class Units:
    """The units of an organisation, by what people call them."""

    def __init__(self, units: Sequence[UnitRow]) -> None:
        known = {each.unit: each for each in units}
        self._names = {each.name.casefold(): each.name for each in units}
        self._paths = {each.unit: [above.name for above in _up(each, known)][::-1] for each in units}
        self._resembling: dict[str, str] = {}
        self._parts = {unit: _parts(*path) for unit, path in self._paths.items()}

    def called(self, text: str) -> UnitId | None:
        """The unit of that name, or at the end of that path; `/Name` for one at the top. Raises CannotTake."""
        if text.casefold() in EVERYWHERE:
            return None
        wanted = _parts(text)
        found = [unit for unit, parts in self._parts.items() if parts[-len(wanted) :] == wanted]
        if text.startswith("/") or len(wanted) > 1:
            whole = [unit for unit in found if len(self._parts[unit]) == len(wanted)]
            found = whole if len(whole) == 1 else found
        if len(found) == 1:
            return found[0]
        if found:
            raise CannotTake(Trouble.UNIT_UNCLEAR, text, "; ".join(self._path(unit) for unit in found[:5]))
        near = self._near(text.casefold()[:200])
        raise CannotTake(Trouble.UNIT_RESEMBLES if near else Trouble.UNIT_UNKNOWN, text, near)

    def _near(self, text: str) -> str:
        """The name that resembles it most. That takes time, so it is told of the first few only."""
        if text not in self._resembling and len(self._resembling) < RESEMBLING:
            near = get_close_matches(text, self._names, 1, 0.7)
            self._resembling[text] = self._names[near[0]] if near else ""
        return self._resembling.get(text, "")

    def _path(self, unit: UnitId) -> str:
        path = self._paths[unit]
        return " / ".join(path) if len(path) > 1 else f"/{path[0]}"


def name_in(text: str) -> str:
    """A name. Raises CannotTake."""
    if not text:
        raise CannotTake(Trouble.NAME_MISSING)
    try:
        return checked_name(text)
    except InvalidValue:
        raise CannotTake(Trouble.NAME_WRONG, text) from None


def email_in(text: str) -> str:
    """An address. Raises CannotTake."""
    if not text:
        raise CannotTake(Trouble.EMAIL_MISSING)
    try:
        return checked_email(text)
    except InvalidValue:
        raise CannotTake(Trouble.EMAIL_WRONG, text) from None


def roles_in(text: str) -> tuple[Role, ...]:
    """The roles between commas, bars, pluses or strokes; none: an employee. Raises CannotTake."""
    roles = set()
    for word in filter(None, (each.strip() for each in re.split(r"[,;|/+\n]", text))):
        role = ROLES.get(" ".join(word.lower().split()))
        if role is None:
            raise CannotTake(Trouble.ROLE_UNKNOWN, word)
        if role is Role.ADVISER:
            raise CannotTake(Trouble.ADVISER)
        roles.add(role)
    if {Role.MANAGEMENT, Role.WORKS_COUNCIL} <= roles:
        raise CannotTake(Trouble.ROLES_EXCLUDE)
    return tuple(sorted(roles)) or (Role.EMPLOYEE,)


def language_in(text: str) -> str:
    """The language of somebody's mails; none: Dutch. Raises CannotTake."""
    if text.lower() not in LANGUAGES:
        raise CannotTake(Trouble.LANGUAGE_UNKNOWN, text)
    return LANGUAGES[text.lower()]


def _parts(*names: str) -> list[str]:
    """The names of units on the way down, each as one types it; a name with a stroke in it counts as two."""
    return [part.strip().casefold() for name in names for part in re.split(r"[/>›\\]", name) if part.strip()]


def _up(row: UnitRow, known: Mapping[UnitId, UnitRow]) -> Iterator[UnitRow]:
    seen: set[UnitId] = set()
    at: UnitRow | None = row
    while at is not None and at.unit not in seen:
        seen.add(at.unit)
        yield at
        at = known.get(at.parent) if at.parent else None
