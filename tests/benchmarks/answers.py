"""Answers to a poll a minute by one API process, over HTTP, and whether its counters are exact once it is closed."""

import asyncio
import json
import resource
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4, uuid5

import psycopg

from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PersonId, PlanId, PollId, StreamId, TenantId, UnitId
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.rights import Role
from domain.organisation.decider import stream_of as organisation_stream
from domain.organisation.events import MemberInvited, OrganisationRegistered, UnitAdded
from domain.polls.decider import stream_of
from domain.polls.events import PollKind, PollPlanned
from infra.bootstrap import today_in
from infra.local.servers import PostgresServer
from infra.polls.asked import Asked
from infra.polls.counted import ClosedPoll
from infra.polls.links import PollLinks
from infra.polls.rows import PollRows
from infra.polls.sealing import Seal
from infra.settings import Settings
from services.worker.parts import Parts
from services.worker.polls import tend
from tests.benchmarks.http import installation, serving
from tests.benchmarks.stage import Row, settings_of, tell

UNITS, EACH, CONNECTIONS = 200, 50, 64
ANSWERS = UNITS * EACH
POLL, PLAN = PollId(UUID(int=77)), PlanId(UUID(int=78))
NAMES = ("nea_demands", ("fast", "much", "hard"))


def body_of(number: int) -> bytes:
    """An answer, another one each time."""
    key, questions = NAMES
    said = {f"{key}.{name}": 1 + number // 4**place % 4 for place, name in enumerate(questions)}
    return json.dumps({"answers": said}).encode()


def people_of(tenant: TenantId) -> list[Event]:
    """An organisation, and everybody in their units."""
    units = [UnitId(uuid5(tenant, f"unit {number}")) for number in range(UNITS)]
    people = [(PersonId(uuid5(tenant, f"person {number}")), units[number % UNITS]) for number in range(ANSWERS)]
    return [
        OrganisationRegistered(tenant=tenant, name="Zorg Meting", time_zone="Europe/Amsterdam"),
        *(UnitAdded(unit=unit, name=f"Team {number}", parent=None) for number, unit in enumerate(units)),
        *(MemberInvited(person=who, roles=frozenset({Role.EMPLOYEE}), unit=unit) for who, unit in people),
    ]


def append(parts: Parts, tenant: TenantId, name: StreamId, events: list[Event]) -> None:
    """Store what happened, a thousand events at once."""
    for start in range(0, len(events), 1000):
        with parts.inside(tenant) as connection:
            version = parts.log.load(connection, tenant, name).version
            write = StreamWrite(name, version, events[start : start + 1000])
            command = CommandId(uuid4())
            parts.log.append(
                connection, Append(tenant=tenant, command=command, digest=bytes(32), actor=None, writes=(write,))
            )


def opened(parts: Parts, tenant: TenantId) -> list[str]:
    """A poll that is open, and a link for everybody."""
    today = today_in("Europe/Amsterdam")
    planned = PollPlanned(
        plan=PLAN,
        poll=POLL,
        title="Meting",
        kind=PollKind.BASELINE,
        follows=None,
        units=tuple(each.unit for each in people_of(tenant) if isinstance(each, UnitAdded)),
        questionnaires=("nea_demands/1",),
        opens_on=today - timedelta(days=1),
        reminds_on=None,
        closes_on=today + timedelta(days=14),
    )
    append(parts, tenant, organisation_stream(tenant), people_of(tenant))
    with psycopg.connect(parts.settings.database_url, autocommit=True) as admin:
        for each in people_of(tenant):
            if isinstance(each, MemberInvited):
                admin.execute(
                    "INSERT INTO werkbalans.person (tenant_id, person_id, name, email) VALUES (%s, %s, 'P', %s)",
                    (tenant, each.person, f"{each.person.hex}@bench.example"),
                )
    append(parts, tenant, stream_of(POLL), [planned])
    with psycopg.connect(parts.settings.worker_database_url, autocommit=True) as connection:
        parts.projector.run(connection, tenant)
        tend(parts, tenant, datetime.now(UTC))
        parts.projector.run(connection, tenant)
    with parts.inside(tenant) as connection:
        asked = Asked(parts.log, connection, tenant).then(POLL)
        places = sorted(set(asked.values()), key=lambda place: str(place or ""))
        key = parts.settings.key("polls")
        secret, links = PollRows(connection, tenant, POLL, key).secret, PollLinks(key)
        return [links.of(tenant, POLL, secret, places.index(place), person) for person, place in asked.items()]


async def answer_all(port: int, links: list[str], times: list[float]) -> float:
    """Everybody answers; how long it took."""
    waiting = list(enumerate(links))

    async def work() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while waiting:
            number, link = waiting.pop()
            body, began = body_of(number), time.perf_counter()
            lines = (
                f"POST /api/v1/unnamed/polls/{link} HTTP/1.1", "Host: localhost", "Content-Type: application/json",
                f"Content-Length: {len(body)}",
            )  # fmt: skip
            writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 204"), head
            times.append(time.perf_counter() - began)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(CONNECTIONS)))
    return time.perf_counter() - began


def exact(parts: Parts, tenant: TenantId) -> bool:
    """Whether the closed poll holds each answer once."""
    tend(parts, tenant, datetime.now(UTC) + timedelta(days=2))
    tend(parts, tenant, datetime.now(UTC) + timedelta(days=20))
    key = parts.settings.key("polls")
    with parts.inside(tenant) as connection:
        row = connection.execute("SELECT sealed FROM werkbalans.poll_counted WHERE poll_id = %s", (POLL,)).fetchone()
    assert row
    parts_ = Seal(key, tenant, POLL).open("counted", bytes(row[0]), ClosedPoll).parts
    found = [sum(part.counts[cell] for part in parts_) for cell in range(12)]
    wanted = [
        sum(number // 4**place % 4 == value for number in range(ANSWERS)) for place in range(3) for value in range(4)
    ]
    return found == wanted and all(part.people == EACH for part in parts_)


def measure(server: PostgresServer, settings: Settings) -> list[Row]:
    """Everybody of a large organisation answers at once."""
    tenant, parts = TenantId(uuid4()), Parts(settings)
    try:
        links, times = opened(parts, tenant), list[float]()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with serving("services.api.app:create_app", settings, "--factory") as port:
            seconds = asyncio.run(answer_all(port, links, times))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return [
            {
                "answers": len(times),
                "units": UNITS,
                "answers/min": round(len(times) * 60 / seconds),
                "p50 ms": sorted(times)[len(times) // 2] * 1000,
                "p99 ms": sorted(times)[len(times) * 99 // 100] * 1000,
                "API's CPU s": used,
                "exact": exact(parts, tenant),
            }
        ]
    finally:
        parts.close()


def run() -> None:
    """Measure and tell."""
    with installation() as (server, settings):
        remarks = (
            "Goal: 10,000 answers a minute by one API process, exact.",
            "An answer waits 50 ms for company; CPU with its start.",
        )
        rows = measure(server, settings)
        tell("answers", "answers to a poll, one API process, over HTTP", rows, settings_of(server), remarks)
        assert all(row["exact"] for row in rows), "an answer was lost or counted twice"
