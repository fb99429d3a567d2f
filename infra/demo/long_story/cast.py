"""Who plays in the long demo, where and when: an invented care organisation. The same seed gives the same story."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

import msgspec

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role

PLAYED = UUID("2f9b2a54-0b0e-5f4e-9c53-6d656d6f0002")
SEEDS = range(100)
ZONE = "Europe/Amsterdam"
NAME = "Zorggroep De Berk (demo)"
UNITS = {
    "oost": "Wijkteam Oost",
    "west": "Wijkteam West",
    "eik": "Verpleeghuis De Eik",
    "nacht": "Nachtzorg",
    "behandel": "Behandeldienst",
}


class Player(msgspec.Struct, frozen=True):
    """An invented person of the played organisation."""

    id: PersonId
    label: str
    name: str
    email: str
    roles: frozenset[Role]
    unit: UnitId | None

    @property
    def actor(self) -> Actor:
        """As whom they act."""
        return Actor(self.id, self.roles)

    def says(self, text: str) -> Personal:
        """Words of their own."""
        return Personal(self.id, text)


# Who did what. A date says that what follows happened on that day.
Story = Iterator[date | tuple[Player, Command]]

PEOPLE = (
    ("nadia", "Werkdrukregisseur", {Role.ADMINISTRATOR, Role.COORDINATOR}, None),
    ("hugo", "HR", {Role.HR}, None),
    ("marit", "Bestuurder", {Role.MANAGEMENT}, None),
    ("omar", "Ondernemingsraad", {Role.WORKS_COUNCIL}, None),
    ("ilse", "Ondernemingsraad", {Role.WORKS_COUNCIL, Role.EMPLOYEE}, "behandel"),
    ("teun", "Leidinggevende", {Role.TEAM_LEAD}, "oost"),
    ("lotte", "Leidinggevende", {Role.TEAM_LEAD}, "west"),
    ("sem", "Leidinggevende", {Role.TEAM_LEAD}, "eik"),
    ("roos", "Leidinggevende", {Role.TEAM_LEAD}, "nacht"),
    ("eefje", "Medewerker", {Role.EMPLOYEE}, "oost"),
    ("yara", "Medewerker", {Role.EMPLOYEE}, "oost"),
    ("daan", "Medewerker", {Role.EMPLOYEE}, "west"),
    ("bram", "Medewerker", {Role.EMPLOYEE}, "eik"),
    ("fenna", "Medewerker", {Role.EMPLOYEE}, "nacht"),
    ("tess", "Medewerker", {Role.EMPLOYEE}, "oost"),
    ("koen", "Medewerker", {Role.EMPLOYEE}, "oost"),
    ("maud", "Medewerker", {Role.EMPLOYEE}, "west"),
    ("joris", "Medewerker", {Role.EMPLOYEE}, "west"),
    ("sanne", "Medewerker", {Role.EMPLOYEE}, "west"),
    ("pim", "Medewerker", {Role.EMPLOYEE}, "eik"),
    ("els", "Medewerker", {Role.EMPLOYEE}, "eik"),
    ("noor", "Medewerker", {Role.EMPLOYEE}, "eik"),
)


def tenant_of(seed: int) -> TenantId:
    """The organisation that this seed plays."""
    return TenantId(uuid5(PLAYED, str(seed)))


class Cast:
    """Everybody and everything of one played organisation. Chapters are told in order, so that the dice fall alike."""

    def __init__(self, seed: int, began: date) -> None:
        self.seed, self.began, self.tenant, self.dice = seed, began, tenant_of(seed), Random(seed)  # noqa: S311 - a play
        self.plan, self.night_plan = PlanId(self.id("plan")), PlanId(self.id("night-plan"))
        self.units = {key: UnitId(self.id(f"unit-{key}")) for key in UNITS}
        self.people = {name: self._player(name, label, roles, unit) for name, label, roles, unit in PEOPLE}

    def id(self, name: str) -> UUID:
        """The id of a thing by its name in the story."""
        return uuid5(self.tenant, name)

    def day(self, number: int, give: int = 0) -> date:
        """The working day that many days into the story, give or take nothing but up to `give` days later."""
        found = self.began + timedelta(days=number + self.dice.randint(0, give))
        return found + timedelta(days=max(0, 7 - found.isoweekday() + 1)) if found.isoweekday() > 5 else found

    def __getitem__(self, name: str) -> Player:
        return self.people[name]

    def _player(self, name: str, label: str, roles: set[Role], unit: str | None) -> Player:
        where = self.units[unit] if unit else None
        place = f"{label}, {UNITS[unit]}" if unit else label
        who = PersonId(self.id(f"person-{name}"))
        return Player(who, place, f"{name.title()} Demo", f"{name}@berk.example", frozenset(roles), where)


def people_of(seed: int) -> list[tuple[PersonId, str]]:
    """Everybody of the organisation that this seed plays, with a label."""
    return [(each.id, f"{each.label} ({each.name})") for each in Cast(seed, date.min).people.values()]
