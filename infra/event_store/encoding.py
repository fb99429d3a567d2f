"""Events to the exact bytes that are stored and hashed, and back.

A payload is canonical JSON in the manner of RFC 8785 (sorted keys, no spaces, no floats):
`{"actor": person or null, "command": digest in hex (see `keyed`), "data": {…}}`. A Personal value stands in it as
`{"personal": "text", "sealed": base64, "subject": …}`.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec

from domain.kernel.events import TYPES, Recorded, UnknownEvent, upcast
from domain.kernel.ids import PersonId, StreamId, TenantId, event_id
from domain.kernel.personal import personal_in
from domain.kernel.ports import Append
from domain.kernel.refusals import SubjectErased
from infra.keys import InvalidTag, seal, unseal

Keys = Mapping[UUID, bytes]
D = TypeVar("D")
SEALED = b'"sealed":'
# Keys stand sorted, so the subject follows the sealed words; within a text every quote is escaped.
SUBJECTS = re.compile(rb'"sealed":"[^"]*","subject":"([^"]*)"')


class Encoded(msgspec.Struct, frozen=True):
    """The columns of one event that an append sends."""

    event_id: UUID
    stream: StreamId
    version: int
    type: str
    schema_version: int
    payload: bytes


class Stored(msgspec.Struct, frozen=True, gc=False):
    """One row of the log as it is stored."""

    tenant: TenantId
    seq: int
    stream: StreamId
    version: int
    event_id: UUID
    type: str
    schema_version: int
    recorded_at: datetime
    payload: bytes
    leaf: bytes
    chain: bytes


class _Envelope(msgspec.Struct, Generic[D], frozen=True, gc=False):
    actor: UUID | None
    command: str
    data: D


DECODERS: dict[Any, msgspec.json.Decoder[Any]] = {}


def subjects_of(append: Append) -> set[UUID]:
    """Whose words the append, or the command that it is of, holds."""
    found = {each.subject for write in append.writes for event in write.events for each in personal_in(event)}
    return found | append.subjects


def keyed(digest: bytes, subjects: Iterable[UUID], keys: Keys) -> bytes:
    """A command's digest under the keys of those whose words it holds. Raises SubjectErased where one is missing.

    Without them it would stay a hash of the words, which anybody who guesses them could recognise.
    """
    for subject in sorted(subjects):
        key = keys.get(subject)
        if key is None:
            raise SubjectErased(subject=subject)
        digest = hmac.new(key, b"command\0" + digest, hashlib.sha256).digest()
    return digest


def encode(append: Append, keys: Keys) -> list[Encoded]:
    """The rows of an append, in its order: event number 0 stands in the stream that the command itself is about.

    `keys` holds the key of each subject. Raises SubjectErased where one is missing.
    """
    rows: list[Encoded] = []
    command = keyed(append.digest, append.subjects, keys).hex()
    for write in append.writes:
        for offset, event in enumerate(write.events, start=1):
            identity = event_id(append.command, len(rows))
            data = msgspec.to_builtins(event, order="sorted")
            sealed = _sealed(data, append.tenant.bytes + identity.bytes, keys, "")
            content = {"actor": append.actor, "command": command, "data": sealed}
            payload = msgspec.json.encode(content, order="sorted")
            version = write.expected_version + offset
            rows.append(Encoded(identity, write.stream, version, event.NAME, event.VERSION, payload))
    return rows


def decode(row: Stored, keys: Keys) -> Recorded:
    """The event in its place; words whose key is missing are Erased. Raises UnknownEvent for unreadable bytes."""
    try:
        envelope = _opened_envelope(row, keys)
    except (msgspec.MsgspecError, InvalidTag, LookupError, TypeError, ValueError) as error:
        raise UnknownEvent(row.type, row.schema_version) from error
    return Recorded(
        tenant=row.tenant,
        seq=row.seq,
        stream=row.stream,
        version=row.version,
        event_id=row.event_id,
        recorded_at=row.recorded_at,
        actor=PersonId(envelope.actor) if envelope.actor else None,
        event=envelope.data,
    )


def sealed_subjects(rows: Sequence[Stored]) -> set[UUID]:
    """Whose words stand in these rows."""
    found: set[UUID] = set()
    for row in rows:
        if SEALED in row.payload:
            found.update(UUID(subject.decode()) for subject in set(SUBJECTS.findall(row.payload)))
    return found


def command_digest(payload: bytes) -> bytes:
    """The digest (32 bytes) of the command that a stored payload belongs to."""
    return bytes.fromhex(_decoder(msgspec.Raw).decode(payload).command)


def _opened_envelope(row: Stored, keys: Keys) -> _Envelope[Any]:
    cls = TYPES.get(row.type)
    if cls is not None and row.schema_version == cls.VERSION and SEALED not in row.payload:
        current: _Envelope[Any] = _decoder(cls).decode(row.payload)
        return current
    stored: _Envelope[Any] = _decoder(Any).decode(row.payload)
    opened = _opened(stored.data, row.tenant.bytes + row.event_id.bytes, keys, "")
    cls, content = upcast(row.type, row.schema_version, opened)
    return _Envelope(stored.actor, stored.command, msgspec.convert(content, cls, strict=False))


def _decoder(data: Any) -> "msgspec.json.Decoder[Any]":
    decoder = DECODERS.get(data)
    if decoder is None:
        decoder = DECODERS[data] = msgspec.json.Decoder(_Envelope[data])
    return decoder


def _sealed(value: Any, place: bytes, keys: Keys, path: str) -> Any:
    if isinstance(value, dict):
        if value.get("personal") == "text":
            key = keys.get(UUID(value["subject"]))
            if key is None:
                raise SubjectErased(subject=value["subject"])
            words = seal(key, place + path.encode(), value["text"])
            sealed = base64.b64encode(words).decode()
            return {"personal": "text", "sealed": sealed, "subject": value["subject"]}
        return {name: _sealed(each, place, keys, f"{path}/{name}") for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_sealed(each, place, keys, f"{path}/{index}") for index, each in enumerate(value)]
    return value


def _opened(value: Any, place: bytes, keys: Keys, path: str) -> Any:
    if isinstance(value, dict):
        if "sealed" in value:
            key = keys.get(UUID(value["subject"]))
            if key is None:
                return {"personal": "erased", "subject": value["subject"]}
            words = unseal(key, place + path.encode(), base64.b64decode(value["sealed"]))
            return {"personal": "text", "subject": value["subject"], "text": words}
        return {name: _opened(each, place, keys, f"{path}/{name}") for name, each in value.items()}
    if isinstance(value, list):
        return [_opened(each, place, keys, f"{path}/{index}") for index, each in enumerate(value)]
    return value
