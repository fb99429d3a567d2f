"""Every kind of mail by its made-up facts, whole: for tests, and for the pages that show them in development."""

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from uuid import UUID

from domain.kernel.ids import PersonId, TenantId
from infra.language import in_language
from infra.mail.outbox import Mail
from infra.settings import Settings
from services.worker.emails.compose import message_of
from services.worker.emails.form import Letter
from services.worker.emails.kinds import KINDS

MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAME = "Zoë van 't Hof-Łukasz"
READER = Address(NAME, addr_spec="zoe@linde.example")


def letter_of(kind: str, example: str, speech: str) -> Letter:
    """The letter of made-up facts. Raises KeyError when there are none of this name."""
    with in_language(speech):
        return KINDS[kind].letter(KINDS[kind].examples[example])


def made_up(kind: str) -> Mail:
    """A mail that was never planned."""
    tenant, person = TenantId(UUID(int=1)), PersonId(UUID(int=3))
    return Mail(tenant, UUID(int=2), kind, "", "", person, "", 0, UUID(int=4))


def preview(settings: Settings, kind: str, example: str, speech: str) -> EmailMessage:
    """The mail as it would go out to a reader of this language."""
    letter = letter_of(kind, example, speech)
    with in_language(speech):
        return message_of(settings, made_up(kind), MOMENT, letter, READER)


__all__ = ["KINDS", "letter_of", "made_up", "preview"]
