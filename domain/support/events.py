"""What can have happened around support and communication. Dates are in the organisation's time zone."""

from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.events import Event, event
from domain.kernel.ids import PersonId, PlanId


class Words(msgspec.Struct, frozen=True):
    """What the statement says: the goals, the results that are meant, and the people and means for it."""

    goals: str
    results: str
    people: str
    means: str


class Message(msgspec.Struct, frozen=True):
    """What is told, to whom, on which day, and by whom: a member (`by`), or somebody in words."""

    what: str
    to_whom: str
    on: date
    by: PersonId | None = None
    by_words: str = ""


class SupportFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events: each names its plan."""

    plan: PlanId


@event("support.statement_published")
class StatementPublished(SupportFact, frozen=True, kw_only=True):
    """Management said openly, in this version (1, 2, …), what it stands behind."""

    version: int
    words: Words
    on: date


@event("support.message_planned")
class MessagePlanned(SupportFact, frozen=True, kw_only=True):
    """Something will be told."""

    item: UUID
    message: Message


@event("support.message_changed")
class MessageChanged(SupportFact, frozen=True, kw_only=True):
    """What will be told, to whom, when or by whom, became this."""

    item: UUID
    message: Message


@event("support.message_dropped")
class MessageDropped(SupportFact, frozen=True, kw_only=True):
    """It will not be told, for this reason."""

    item: UUID
    reason: str


@event("support.message_told")
class MessageTold(SupportFact, frozen=True, kw_only=True):
    """It was told on this day; `informed` says who was informed."""

    item: UUID
    on: date
    informed: str


SupportEvent = StatementPublished | MessagePlanned | MessageChanged | MessageDropped | MessageTold


@event("support.statement_read")
class StatementRead(SupportFact, frozen=True, kw_only=True):
    """A member read this version of the statement."""

    version: int
    person: PersonId
    on: date


ReadingEvent = StatementRead
