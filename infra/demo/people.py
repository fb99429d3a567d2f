"""The invented people, units and plan of the demo organisation. None of it is about a real organisation."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid5

import msgspec

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId
from domain.kernel.rights import Role

DEMO = TenantId(UUID("2f9b2a54-0b0e-5f4e-9c53-6d656d6f0001"))
ZONE = "Europe/Amsterdam"
AGE = 75  # days since the organisation began
PLAN = PlanId(uuid5(DEMO, "plan"))
NORTH, SOUTH = UnitId(uuid5(DEMO, "north")), UnitId(uuid5(DEMO, "south"))


class Persona(msgspec.Struct, frozen=True):
    """An invented person with the roles that show what somebody like that sees."""

    label: str
    name: str
    email: str
    roles: frozenset[Role]
    unit: UnitId | None = None

    @property
    def id(self) -> PersonId:
        """The id, the same in every demo."""
        return PersonId(uuid5(DEMO, self.email))


COORDINATOR = Persona(
    "Werkdrukregisseur", "Anna Demo", "anna@linde.example", frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
)
HR = Persona("HR", "Henk Demo", "henk@linde.example", frozenset({Role.HR}))
MANAGEMENT = Persona("Management", "Maria Demo", "maria@linde.example", frozenset({Role.MANAGEMENT}))
WORKS_COUNCIL = Persona("Ondernemingsraad", "Olga Demo", "olga@linde.example", frozenset({Role.WORKS_COUNCIL}))
TEAM_LEAD = Persona("Leidinggevende", "Tom Demo", "tom@linde.example", frozenset({Role.TEAM_LEAD}), NORTH)
EMPLOYEE = Persona("Medewerker", "Eva Demo", "eva@linde.example", frozenset({Role.EMPLOYEE}), NORTH)
# They only fill the teams: figures about signals are shown from five people on.
COLLEAGUES = tuple(
    Persona("", f"{name} Demo", f"{name.lower()}@linde.example", frozenset({Role.EMPLOYEE}), unit)
    for unit, names in ((NORTH, "Nadia Noor Niels Naomi Nico"), (SOUTH, "Saar Sami Sofie Stijn Soraya Sem"))
    for name in names.split()
)
AUDITOR = Persona("Auditor", "Arie Demo", "arie@linde.example", frozenset({Role.AUDITOR}))
ADVISER = Persona("Adviseur van buiten", "Ada Demo", "ada@advies.example", frozenset({Role.ADVISER}))
# They came later than the others.
ONLOOKERS = (AUDITOR, ADVISER)
PERSONAS = (COORDINATOR, HR, MANAGEMENT, WORKS_COUNCIL, TEAM_LEAD, EMPLOYEE)

# Who did what. A date says that what follows happened on that day; until the first one it is today.
Story = Iterator[date | tuple[Persona, Command]]
