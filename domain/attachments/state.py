"""A file as its decisions see it: a fold of its events."""

from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from domain.attachments.events import (
    AttachmentEvent,
    ConsentRecorded,
    ConsentWithdrawn,
    FileAttached,
    FileRemoved,
    NobodyShown,
)


class Consent(Struct, frozen=True):
    """What somebody in the photo agreed to, and whether it was taken back."""

    recorded: ConsentRecorded
    withdrawn: bool = False


class Attachment(Struct, frozen=True):
    """One file. `nobody`: nobody can be recognised in it."""

    attached: FileAttached | None = None
    nobody: bool = False
    consents: MappingProxyType[UUID, Consent] = MappingProxyType({})
    removed: bool = False


def evolve(state: Attachment, event: AttachmentEvent) -> Attachment:
    """The file after one more event."""
    match event:
        case FileAttached():
            return replace(state, attached=event)
        case ConsentRecorded(consent=key):
            consents = {**state.consents, key: Consent(event)}
            return replace(state, consents=MappingProxyType(consents), nobody=False)
        case NobodyShown():
            return replace(state, nobody=True)
        case ConsentWithdrawn(consent=key):
            taken_back = replace(state.consents[key], withdrawn=True)
            return replace(state, consents=MappingProxyType({**state.consents, key: taken_back}))
        case FileRemoved():
            return replace(state, removed=True)
        case _:
            assert_never(event)
