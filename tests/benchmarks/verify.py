"""Proving a log: every leaf and link computed again, from the database and from the lines of an export."""

import time
from datetime import datetime
from functools import partial
from uuid import UUID

import msgspec
import psycopg
import uvloop

from domain.kernel.ids import TenantId
from infra.event_store.encoding import Stored
from infra.event_store.hashing import START, leaf_of, link
from infra.event_store.verify import verify_tenant
from infra.local.servers import PostgresServer
from services.api.export import Line
from tests.benchmarks.replay import EACH, LOG, TENANTS, fill
from tests.benchmarks.stage import TOKENS, Row, durable_server, in_turns, settings_of, tell, url_of

EVENTS = TENANTS * EACH


class Proof(msgspec.Struct, gc=False):
    """What of a line its hashes are made of, and these."""

    tenant: UUID
    seq: int
    recorded_at: datetime
    type: str
    schema_version: int
    stream: str
    stream_version: int
    event_id: UUID
    payload: str
    leaf: str
    chain: str


DECODER = msgspec.json.Decoder(Proof)


def measure(server: PostgresServer) -> list[Row]:
    """Both ways in turns."""
    with (
        psycopg.connect(url_of(server, "werkbalans_worker"), autocommit=True) as filling,
        psycopg.connect(url_of(server, "werkbalans_worker")) as proving,
    ):
        tenants = fill(filling)
        logs = [[line_of(row) for row in LOG.page(filling, tenant, 0, EACH)] for tenant in tenants]
        ways = {
            "from the database": partial(from_database, proving, tenants),
            "from an export": partial(from_export, logs),
        }
        found = uvloop.run(in_turns(ways))
    return [{"way": way, "events/s": round(rate)} for way, rate in found.items()]


async def from_database(connection: "psycopg.Connection[tuple[object, ...]]", tenants: list[TenantId]) -> float:
    """Events per second, as `werkbalans verify` proves them."""
    began = time.perf_counter()
    proofs = [verify_tenant(connection, TOKENS, tenant) for tenant in tenants]
    assert [(proof.events, proof.problem) for proof in proofs] == [(EACH, None)] * TENANTS
    return EVENTS / (time.perf_counter() - began)


async def from_export(logs: list[list[bytes]]) -> float:
    """Events per second of what any reader of an export has to do."""
    began = time.perf_counter()
    for log in logs:
        chain = START
        for line in log:
            row = DECODER.decode(line)
            leaf = leaf_of(
                row.tenant, row.seq, row.stream, row.stream_version, row.event_id, row.type, row.schema_version,
                row.recorded_at, row.payload.encode(),
            )  # fmt: skip
            chain = link(chain, leaf)
            assert (leaf.hex(), chain.hex()) == (row.leaf, row.chain)
    return EVENTS / (time.perf_counter() - began)


def line_of(row: Stored) -> bytes:
    """The line of an event in an export of the audit trail."""
    return msgspec.json.encode(
        Line(
            tenant=str(row.tenant),
            seq=row.seq,
            recorded_at=row.recorded_at.isoformat(timespec="microseconds"),
            actor=None,
            name=None,
            type=row.type,
            schema_version=row.schema_version,
            stream=row.stream,
            stream_version=row.version,
            event_id=str(row.event_id),
            content=msgspec.json.decode(row.payload)["data"],
            payload=row.payload.decode(),
            leaf=row.leaf.hex(),
            chain=row.chain.hex(),
        )
    )


def run() -> None:
    """Measure and tell."""
    with durable_server() as server:
        rows = measure(server)
        remarks = ("Goals: 300,000 events/s from an export, 100,000 from the database.",)
        tell("verify", "a log proved again", rows, settings_of(server), remarks)
