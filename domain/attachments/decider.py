"""The decisions about one file: attached, agreed to by who is in it, removed."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from domain.attachments.events import (
    ConsentRecorded,
    ConsentWithdrawn,
    Content,
    FileAttached,
    FileKind,
    FileRemoved,
    NobodyShown,
    Thing,
)
from domain.attachments.refusals import (
    ConsentIncomplete,
    ConsentNotYetGiven,
    ConsentUnknown,
    FileExists,
    FileUnknown,
    NotAPhoto,
    PeopleAreShown,
    PhotoNeedsDescription,
    RemovalNeedsReason,
)
from domain.attachments.state import Attachment, evolve
from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.events import Event
from domain.kernel.ids import FileId, PersonId, PlanId, StreamId, stream
from domain.kernel.personal import Personal, PersonalText
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right

CATEGORY = "attachment"
NAME_LENGTH, TEXT_LENGTH = 200, 1000


class FileCommand(Command, frozen=True, kw_only=True):
    """A command to one file of a plan."""

    plan: PlanId
    file: FileId


class AttachFile(FileCommand, frozen=True, kw_only=True):
    """Put a file with the plan; its content was checked and is kept already."""

    kind: FileKind
    name: str
    description: str
    content: Content
    about: Thing | None = None


class RecordConsent(FileCommand, frozen=True, kw_only=True):
    """Record that somebody in the photo agreed, in these words. `person` is set for a member."""

    consent: UUID
    person: PersonId | None
    name: PersonalText
    words: str
    given_on: date


class SayNobodyShown(FileCommand, frozen=True, kw_only=True):
    """Say that nobody can be recognised in the photo."""


class WithdrawConsent(FileCommand, frozen=True, kw_only=True):
    """Take a consent back: the person it is of, or who may attach files for them."""

    consent: UUID


class RemoveFile(FileCommand, frozen=True, kw_only=True):
    """Take the file away for good: who attached it (as the list of files says), or who steers the plan."""

    reason: str
    attached_by: PersonId | None = None


def decide(command: FileCommand, state: Attachment, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, WithdrawConsent):
        return _withdraw(command, state, asked)
    asked.by.needs(Right.ATTACH_FILES)
    if isinstance(command, AttachFile):
        return _attach(command, state, asked)
    attached = state.attached
    if attached is None or attached.plan != command.plan:
        raise FileUnknown
    if isinstance(command, RemoveFile):
        return _remove(command, state, asked)
    if state.removed:
        raise FileUnknown
    if attached.kind is not FileKind.PHOTO:
        raise NotAPhoto
    match command:
        case RecordConsent():
            return _consent(command, state, asked)
        case SayNobodyShown():
            return _nobody(command, state)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _attach(command: AttachFile, state: Attachment, asked: Asked) -> Sequence[Event]:
    name, description = command.name.strip(), command.description.strip()
    if not name or len(name) > NAME_LENGTH:
        raise InvalidValue(field="name", reason="empty" if not name else "too_long", high=NAME_LENGTH)
    picture = command.content.width is not None
    if picture != (command.kind is FileKind.PHOTO):
        raise InvalidValue(field="kind", reason="choose")
    if picture and not description:
        raise PhotoNeedsDescription(field="description")
    if len(description) > TEXT_LENGTH:
        raise InvalidValue(field="description", reason="too_long", high=TEXT_LENGTH)
    attached = FileAttached(
        plan=command.plan,
        file=command.file,
        kind=command.kind,
        name=name,
        description=description,
        content=command.content,
        about=command.about,
        on=state.attached.on if state.attached else asked.on,
    )
    if state.attached is None:
        return (attached,)
    if state.attached == attached:
        return ()
    raise FileExists


def _consent(command: RecordConsent, state: Attachment, asked: Asked) -> Sequence[Event]:
    if not isinstance(command.name, Personal) or not command.name.text.strip():
        raise ConsentIncomplete(field="name")
    words = command.words.strip()
    if not words or len(words) > TEXT_LENGTH:
        raise ConsentIncomplete(field="words")
    if command.given_on > asked.on:
        raise ConsentNotYetGiven(field="given_on")
    if command.consent in state.consents:
        return ()
    return (
        ConsentRecorded(
            plan=command.plan,
            file=command.file,
            consent=command.consent,
            person=command.person,
            name=command.name,
            words=words,
            given_on=command.given_on,
        ),
    )


def _nobody(command: SayNobodyShown, state: Attachment) -> Sequence[Event]:
    if state.nobody:
        return ()
    if state.consents:
        raise PeopleAreShown
    return (NobodyShown(plan=command.plan, file=command.file),)


def _withdraw(command: WithdrawConsent, state: Attachment, asked: Asked) -> Sequence[Event]:
    found = state.consents.get(command.consent)
    if found is None or found.recorded.plan != command.plan:
        raise ConsentUnknown
    if found.recorded.person != asked.by.person:
        asked.by.needs(Right.ATTACH_FILES)
    if found.withdrawn:
        return ()
    return (ConsentWithdrawn(plan=command.plan, file=command.file, consent=command.consent, on=asked.on),)


def _remove(command: RemoveFile, state: Attachment, asked: Asked) -> Sequence[Event]:
    reason = command.reason.strip()
    if not reason or len(reason) > TEXT_LENGTH:
        raise RemovalNeedsReason(field="reason")
    if state.removed:
        return ()
    if asked.by.person != command.attached_by:
        asked.by.needs(Right.STEER_PLAN)
    return (FileRemoved(plan=command.plan, file=command.file, reason=reason, on=asked.on),)


def stream_of(file: FileId) -> StreamId:
    """The file's own stream."""
    return stream(CATEGORY, file)


ATTACHMENT: Decider[FileCommand, Attachment] = Decider(
    category=CATEGORY,
    commands=FileCommand,
    initial=Attachment(),
    stream_of=lambda command: stream_of(command.file),
    evolve=evolve,
    decide=decide,
)
