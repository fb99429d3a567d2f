"""What can have happened around contact persons. Dates are in its time zone; `unit` None is all of it."""

from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.events import Event, event
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.personal import PersonalText


class Card(msgspec.Struct, frozen=True):
    """The mandate card: who, under which name of the role, with which powers, hours, room and support, from when.

    `minutes_per_week` until `hours_until` (None: as long as the mandate). `valid_to` is the last day (None: no end).
    """

    person: PersonId
    role_name: str
    powers: str
    minutes_per_week: int
    valid_from: date
    room: str = ""
    support: str = ""
    deputy: PersonId | None = None
    hours_until: date | None = None
    valid_to: date | None = None


class Interest(msgspec.Struct, frozen=True):
    """One interest: whose it is, and what they want. Groups, not names of people."""

    whose: str
    what: str


class MandateFact(Event, frozen=True, kw_only=True):
    """The base of what happens to a mandate in a unit, or in the whole organisation."""

    unit: UnitId | None
    mandate: UUID


@event("contact.appointed")
class ContactAppointed(MandateFact, frozen=True, kw_only=True):
    """Somebody became the contact person, with this card."""

    card: Card


@event("contact.mandate_changed")
class MandateChanged(MandateFact, frozen=True, kw_only=True):
    """The card says exactly this from now on."""

    card: Card


@event("contact.handed_over")
class ContactHandedOver(MandateFact, frozen=True, kw_only=True):
    """From `on` on somebody else does it, under the mandate `successor` with this card; the note is for them."""

    successor: UUID
    card: Card
    on: date
    note: PersonalText | None


@event("contact.mandate_ended")
class MandateEnded(MandateFact, frozen=True, kw_only=True):
    """The mandate ended; `on` is its last day."""

    on: date
    reason: str


MandateEvent = ContactAppointed | MandateChanged | ContactHandedOver | MandateEnded


@event("contact.interests_weighed")
class InterestsWeighed(Event, frozen=True, kw_only=True):
    """Interests that pulled apart were weighed: the options, whose interests, the choice and its reason."""

    plan: PlanId
    weighing: UUID
    question: str
    options: tuple[str, ...]
    interests: tuple[Interest, ...]
    choice: str
    reason: str
    on: date


@event("contact.weighing_corrected")
class WeighingCorrected(Event, frozen=True, kw_only=True):
    """A weighing says exactly this from now on; `correction` tells why. What it said before stays in the log."""

    plan: PlanId
    weighing: UUID
    question: str
    options: tuple[str, ...]
    interests: tuple[Interest, ...]
    choice: str
    reason: str
    on: date
    correction: str


WeighingEvent = InterestsWeighed | WeighingCorrected
