"""Histories of contact persons that the tests begin from."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.contact.commands import AppointContact
from domain.contact.events import Card, ContactAppointed
from domain.kernel.ids import UnitId
from tests.domain.specification import BAS, DEWI, NIGHT, TENANT, TODAY

FIRST, SECOND = UUID(int=41), UUID(int=42)
NEXT_MONTH, NEXT_YEAR = date(2026, 12, 20), date(2027, 11, 30)


def card(**changes: Any) -> Card:
    known: dict[str, Any] = {
        "person": DEWI,
        "role_name": "werkdrukregisseur",
        "powers": "Mag het rooster aanpassen",
        "minutes_per_week": 240,
        "valid_from": TODAY,
        "deputy": BAS,
    }
    return Card(**{**known, **changes})


def appoint(mandate: UUID = FIRST, unit: UnitId | None = NIGHT, **changes: Any) -> AppointContact:
    return AppointContact(tenant=TENANT, unit=unit, mandate=mandate, card=card(**changes))


def appointed(mandate: UUID = FIRST, unit: UnitId | None = NIGHT, **changes: Any) -> ContactAppointed:
    return ContactAppointed(unit=unit, mandate=mandate, card=card(**changes))
