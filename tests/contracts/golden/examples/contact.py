"""One example of every event around contact persons."""

from uuid import UUID

from domain.contact import events as c
from domain.kernel.events import Event
from domain.kernel.personal import Personal
from tests.contracts.golden.examples.things import ANNA, BAS, DAY, PLAN, UNIT, WORDS

CARD = c.Card(
    person=ANNA,
    role_name="werkdrukregisseur",
    powers=WORDS,
    minutes_per_week=150,
    valid_from=DAY,
    room="Mag het werkoverleg leiden",
    support="HR denkt mee",
    deputy=BAS,
    hours_until=DAY,
    valid_to=DAY,
)
MANDATE, NEXT = UUID(int=41), UUID(int=42)

EVENTS: tuple[Event, ...] = (
    c.ContactAppointed(unit=UNIT, mandate=MANDATE, card=CARD),
    c.MandateChanged(unit=None, mandate=MANDATE, card=CARD),
    c.ContactHandedOver(
        unit=UNIT, mandate=MANDATE, successor=NEXT, card=CARD, on=DAY, note=Personal(ANNA, "Let op het rooster")
    ),
    c.MandateEnded(unit=UNIT, mandate=MANDATE, on=DAY, reason="Andere baan"),
    c.InterestsWeighed(
        plan=PLAN,
        weighing=UUID(int=51),
        question="Wanneer is het overleg?",
        options=("Overdag", "Avond"),
        interests=(c.Interest("Nachtdienst", "Slapen"), c.Interest("Dagdienst", "Werktijd")),
        choice="Overdag",
        reason="Met vervanging kan iedereen",
        on=DAY,
    ),
    c.WeighingCorrected(
        plan=PLAN,
        weighing=UUID(int=51),
        question="Wanneer is het overleg?",
        options=("Overdag", "Avond"),
        interests=(c.Interest("Nachtdienst", "Slapen"), c.Interest("Dagdienst", "Werktijd")),
        choice="Avond",
        reason="Overdag lukt toch niet",
        on=DAY,
        correction="Het was andersom",
    ),
)
