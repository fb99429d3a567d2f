"""The demo's contact person, with hours that end soon, and one weighing of interests."""

from datetime import date, timedelta
from uuid import uuid5

from domain.contact import commands as c
from domain.contact.events import Card, Interest
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, MANAGEMENT, NORTH, PLAN, TEAM_LEAD, Story


def story(today: date) -> Story:
    """Who did what."""
    yield today - timedelta(days=60)
    card = Card(
        person=EMPLOYEE.id,
        role_name="procesbegeleider",
        powers="Mag het rooster van het team aanpassen en het werkoverleg bijeenroepen.",
        minutes_per_week=150,
        valid_from=today - timedelta(days=59),
        room="De uren staan in het rooster; er is vervanging.",
        support="HR denkt elke twee weken mee.",
        deputy=TEAM_LEAD.id,
        hours_until=today + timedelta(days=21),
    )
    mandate = uuid5(DEMO, "mandate")
    yield MANAGEMENT, c.AppointContact(tenant=DEMO, unit=NORTH, mandate=mandate, card=card)
    yield today - timedelta(days=31)
    yield (
        COORDINATOR,
        c.WeighInterests(
            plan=PLAN,
            weighing=uuid5(DEMO, "weighing"),
            question="Wanneer is het vaste overleg?",
            options=("Dinsdagmiddag, onder werktijd", "Donderdagavond, na de dienst"),
            interests=(
                Interest("De nachtdienst", "Niet terugkomen na een nacht."),
                Interest("De dagdienst", "Onder werktijd, met vervanging."),
                Interest("De bewoners", "Altijd een bekend gezicht in huis."),
            ),
            choice="Dinsdagmiddag, met vervanging door Team Zuid",
            reason="Zo hoeft niemand in de vrije tijd te komen, en de zorg gaat door.",
            on=today - timedelta(days=31),
        ),
    )
