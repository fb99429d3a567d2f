"""The names that a sentence about an event needs."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import msgspec

from infra.language import gettext as _


class Names(msgspec.Struct, frozen=True):
    """The names of people and units by id."""

    people: Mapping[Any, str]
    units: Mapping[Any, str]

    def of(self, person: UUID | None) -> str:
        """A person's name; the system where nobody acted."""
        if person is None:
            return _("Werkbalans")
        return self.people.get(person, _("iemand die niet meer bekend is"))

    def all(self, people: Iterable[UUID]) -> str:
        """The names of several people."""
        return ", ".join(self.of(person) for person in people)

    def unit(self, unit: UUID | None) -> str:
        """A unit's name; the whole organisation where none is named."""
        if unit is None:
            return _("de hele organisatie")
        return self.units.get(unit, _("een onderdeel dat niet meer bestaat"))
