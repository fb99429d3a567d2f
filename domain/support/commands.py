"""What people ask around support and communication."""

from datetime import date
from uuid import UUID

from domain.kernel.decider import Command
from domain.kernel.ids import PersonId, PlanId
from domain.support.events import Message, Words


class SupportCommand(Command, frozen=True, kw_only=True):
    """A command about a plan's support and communication."""

    plan: PlanId


class PublishStatement(SupportCommand, frozen=True, kw_only=True):
    """Publish what management stands behind; `seen` is the version on which it builds (0: the first)."""

    words: Words
    seen: int | None = None


class PlanMessage(SupportCommand, frozen=True, kw_only=True):
    """Plan to tell something."""

    item: UUID
    message: Message


class ChangeMessage(SupportCommand, frozen=True, kw_only=True):
    """Change what is planned to be told."""

    item: UUID
    message: Message


class DropMessage(SupportCommand, frozen=True, kw_only=True):
    """Tell it not after all."""

    item: UUID
    reason: str


class TellMessage(SupportCommand, frozen=True, kw_only=True):
    """Say that it was told, on which day and to whom."""

    item: UUID
    on: date
    informed: str = ""


class ReadStatement(Command, frozen=True, kw_only=True):
    """Say that one read a version of the statement."""

    plan: PlanId
    version: int
    person: PersonId
