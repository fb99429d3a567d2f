"""The log's hashes, byte for byte as the SQL function `append` makes them.

    frame(x) = length of x in four bytes, big-endian, then x           (texts in UTF-8)
    leaf  = SHA-256( 00 | frame("werkbalans.event.1") | tenant (16) | seq (8) | frame(stream) | stream version (8)
                     | event id (16) | frame(type) | schema version (4) | recorded at (8) | frame(payload) )
    chain = SHA-256( 02 | the chain value before | leaf ),  before the first event: SHA-256 of nothing

Numbers are signed and big-endian; `recorded at` counts microseconds since 1970 in UTC. 00 is the leaf prefix of
RFC 6962; 02 is neither of its prefixes, so a chain value can never pass for a tree node.
"""

import hashlib
import struct
from datetime import UTC, datetime
from uuid import UUID

START = hashlib.sha256(b"").digest()
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PLACE, IDENTITY, CONTENT = struct.Struct(">16sqi").pack, struct.Struct(">q16si").pack, struct.Struct(">iqi").pack
DOMAIN = b"\x00" + struct.pack(">i", 18) + b"werkbalans.event.1"


def leaf_of(
    tenant: UUID,
    seq: int,
    stream: str,
    version: int,
    event_id: UUID,
    type_name: str,
    schema_version: int,
    recorded_at: datetime,
    payload: bytes,
) -> bytes:
    """The leaf hash (32 bytes) of one stored event."""
    name, kind = stream.encode(), type_name.encode()
    since = recorded_at - EPOCH
    micros = since.days * 86_400_000_000 + since.seconds * 1_000_000 + since.microseconds
    return hashlib.sha256(
        b"".join(
            (
                DOMAIN,
                PLACE(tenant.bytes, seq, len(name)),
                name,
                IDENTITY(version, event_id.bytes, len(kind)),
                kind,
                CONTENT(schema_version, micros, len(payload)),
                payload,
            )
        )
    ).digest()


def link(before: bytes, leaf: bytes) -> bytes:
    """The chain value (32 bytes) after one more leaf."""
    return hashlib.sha256(b"\x02" + before + leaf).digest()
