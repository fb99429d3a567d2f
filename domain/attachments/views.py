"""What pages ask of files: which there are, and whether a photo may be shown."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

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
from domain.kernel.events import Recorded
from domain.kernel.ids import FileId, PersonId, PlanId
from domain.kernel.personal import words
from domain.kernel.views import Key, View


class ConsentRow(Struct, frozen=True):
    """Somebody's consent. `name` is None when it was erased; `withdrawn_on` when it was taken back."""

    consent: UUID
    person: PersonId | None
    name: str | None
    words: str
    given_on: date
    withdrawn_on: date | None = None


class FileRow(Struct, frozen=True):
    """A file that is there. `seq` is where it came."""

    file: FileId
    plan: PlanId
    kind: str
    name: str
    description: str
    content: Content
    about: Thing | None
    attached_by: PersonId | None
    attached_on: date
    version: int
    seq: int
    nobody: bool = False
    consents: tuple[ConsentRow, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether somebody in it took the consent back."""
        return any(each.withdrawn_on for each in self.consents)

    @property
    def may_be_shown(self) -> bool:
        """Whether everybody may see it: no photo, or everybody in it agreed and nobody took that back.

        A consent whose name was erased is none any more: nobody can say whose it was.
        """
        if self.kind != FileKind.PHOTO:
            return True
        agreed = self.consents and all(each.name and not each.withdrawn_on for each in self.consents)
        return self.nobody or bool(agreed)


EVENTS = (FileAttached, ConsentRecorded, NobodyShown, ConsentWithdrawn, FileRemoved)


def _key(recorded: Recorded) -> Sequence[Key]:
    event = recorded.event
    return ((event.file,),) if isinstance(event, EVENTS) else ()


def _evolve(row: FileRow | None, recorded: Recorded, _key: Key) -> FileRow | None:
    event, version = recorded.event, recorded.version
    if isinstance(event, FileAttached):
        return FileRow(
            event.file,
            event.plan,
            event.kind.value,
            event.name,
            event.description,
            event.content,
            event.about,
            recorded.actor,
            event.on,
            version,
            recorded.seq,
        )
    if row is None:
        return None
    match event:
        case ConsentRecorded() as e:
            consent = ConsentRow(e.consent, e.person, words(e.name), e.words, e.given_on)
            return replace(row, version=version, nobody=False, consents=(*row.consents, consent))
        case ConsentWithdrawn(consent=key, on=on):
            consents = tuple(replace(c, withdrawn_on=on) if c.consent == key else c for c in row.consents)
            return replace(row, version=version, consents=consents)
        case NobodyShown():
            return replace(row, version=version, nobody=True)
        case FileRemoved():
            return None
        case _:
            return row


FILES = View(
    name="file",
    version=1,
    row=FileRow,
    key=("file",),
    events=frozenset(EVENTS),
    keys_of=_key,
    evolve=_evolve,
    indexes=(("plan", "seq"),),
)
