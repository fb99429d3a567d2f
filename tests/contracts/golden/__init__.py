"""The golden payloads: the exact stored bytes of an example of every event type and version, kept for good.

A file `payloads/<type>.<version>[.<variant>].json` is never changed: it is what customers' logs hold.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgspec

from domain.kernel.events import Event, Upcaster
from domain.kernel.ids import CommandId, PersonId, StreamId, event_id
from domain.kernel.ports import Append, StreamWrite
from domain.kickoff.events import RowAnswered
from infra.event_store.encoding import Stored, decode, encode
from tests.contracts.golden.examples import ANSWERS, EVENTS, PLAN, TENANT

FOLDER = Path(__file__).parent / "payloads"
COMMAND, ACTOR, STREAM = CommandId(UUID(int=31)), PersonId(UUID(int=32)), StreamId("golden-1")
KEYS: Mapping[UUID, bytes] = {UUID(int=number): bytes([number]) * 32 for number in range(64)}


def examples() -> Iterator[tuple[str, Event]]:
    """The file name and the event of each example; every kind of answer is a variant of its own."""
    for event in EVENTS:
        yield f"{event.NAME}.{event.VERSION}.json", event
    for answer in ANSWERS:
        kind = msgspec.to_builtins(answer)["kind"]
        answered = RowAnswered(plan=PLAN, row="1", answer=answer)
        yield f"{answered.NAME}.{answered.VERSION}.{kind}.json", answered


def bytes_of(event: Event) -> bytes:
    """What is stored for this event in the golden command."""
    write = StreamWrite(STREAM, 0, (event,))
    golden = Append(tenant=TENANT, command=COMMAND, digest=bytes(range(32)), actor=ACTOR, writes=(write,))
    return encode(golden, KEYS)[0].payload


def event_in(file: Path) -> Event:
    """The event that this release reads from a golden file. Raises UnknownEvent."""
    slice_name, fact, version, *_ = file.name.split(".")
    row = Stored(
        tenant=TENANT,
        seq=1,
        stream=STREAM,
        version=1,
        event_id=event_id(COMMAND, 0),
        type=f"{slice_name}.{fact}",
        schema_version=int(version),
        recorded_at=datetime(2026, 11, 23, tzinfo=UTC),
        payload=file.read_bytes().removesuffix(b"\n"),
        leaf=bytes(32),
        chain=bytes(32),
    )
    return decode(row, KEYS).event


def lacking(
    types: Mapping[str, type[Event]], upcasters: Mapping[tuple[str, int], Upcaster], files: frozenset[str]
) -> list[str]:
    """What is missing: a golden payload of each version that a type ever had, and each step between two versions."""
    versions = [(name, version) for name, cls in types.items() for version in range(1, cls.VERSION + 1)]
    payloads = [f"{name}.{version}.json" for name, version in versions if f"{name}.{version}.json" not in files]
    steps = [
        f"upcaster of {name} from {version}"
        for name, version in versions
        if version < types[name].VERSION and (name, version) not in upcasters
    ]
    return payloads + steps
