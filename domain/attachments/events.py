"""What can have happened to a file. Its content is not here: it is found by its digest, and can be erased."""

from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from domain.kernel.events import Event, event
from domain.kernel.ids import FileId, PersonId, PlanId
from domain.kernel.personal import PersonalText


class FileKind(StrEnum):
    """What a file is to the plan."""

    PHOTO = "photo"
    MINUTES = "minutes"
    OTHER = "other"


class Thing(msgspec.Struct, frozen=True):
    """What in the plan a file belongs to: of which kind (`agreement`, `measure`, `review`, …), and which."""

    kind: str
    id: str


class Content(msgspec.Struct, frozen=True):
    """What is kept: SHA-256 of the bytes in hex, their number, their media type; for a picture its size in pixels.

    `thumbnail` is the digest of a small picture of it.
    """

    digest: str
    size: int
    media_type: str
    width: int | None = None
    height: int | None = None
    thumbnail: str | None = None


class FileFact(Event, frozen=True, kw_only=True):
    """The base of the slice's events: each names its plan and its file."""

    plan: PlanId
    file: FileId


@event("attachments.file_attached")
class FileAttached(FileFact, frozen=True, kw_only=True):
    """A file was put with the plan. `description` says what it shows, for who cannot see it."""

    kind: FileKind
    name: str
    description: str
    content: Content
    about: Thing | None
    on: date


@event("attachments.consent_recorded")
class ConsentRecorded(FileFact, frozen=True, kw_only=True):
    """Somebody in the photo agreed, on this date, in these words. `person` is set for a member."""

    consent: UUID
    person: PersonId | None
    name: PersonalText
    words: str
    given_on: date


@event("attachments.nobody_shown")
class NobodyShown(FileFact, frozen=True, kw_only=True):
    """Nobody can be recognised in the photo, so nobody needs to agree."""


@event("attachments.consent_withdrawn")
class ConsentWithdrawn(FileFact, frozen=True, kw_only=True):
    """Somebody in the photo took the consent back: it is shown no more."""

    consent: UUID
    on: date


@event("attachments.file_removed")
class FileRemoved(FileFact, frozen=True, kw_only=True):
    """The file was taken away and its content erased, for this reason."""

    reason: str
    on: date


AttachmentEvent = FileAttached | ConsentRecorded | NobodyShown | ConsentWithdrawn | FileRemoved
