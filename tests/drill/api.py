"""Every operation of the API, asked as its description allows and as it does not: what comes back is what it promises.

Size is the number of requests for each operation, for each of two roles, in the demo organisation; then chains of
requests, in which what one answer names the next one asks. Schemathesis thinks them up from the description alone and
holds each answer against it. Besides, no answer is a fault of ours, and none tells of our insides. The control is an
application that breaks both: a fault on one address, a field left out on another.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import msgspec
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from infra.demo import seed as fill
from infra.demo.people import COORDINATOR, DEMO, EMPLOYEE, PLAN, Persona
from services.api.app import create_app
from tests.conftest import Database, settings_for
from tests.drill.counts import Counts, Found, side_by_side
from tests.drill.watched import Watched
from tests.installation import living
from tests.worker import Worker

FULL = 500
ROLES: tuple[Persona, ...] = (COORDINATOR, EMPLOYEE)
CONTROL = "an API with a fault on one address and an answer without a field on another"
PLANTED = {"/api/v1/me": "a fault", "/api/v1/plans": "a field left out"}
PHASES = ("examples", "coverage", "fuzzing", "stateful")
# What a description cannot say is refused with 422 (a rule) or 415 (a file's content); 400 is for what it does say.
EXPECTED = ["2xx", "401", "403", "404", "409", "415", "422", "429"]
# What Schemathesis could hold against us and does not: each with its reason.
NOT_ASKED: Mapping[str, str] = {
    "object_level_authorization": "asks a second user of the same role; tests/services/test_doors.py asks them all",
}


class Broken(msgspec.Struct, frozen=True):
    """An answer that is not what was promised: by which check, where, and what it said."""

    check: str
    operation: str
    told: str


def run(seed: int, size: int) -> Counts:
    """At full size: both roles at once, each with an installation of its own; the seed says whose turn it is."""
    figures, wrong = side_by_side(_side, 2 * seed, 2 * size, len(ROLES))
    caught = side_by_side(_control, seed, 1, 1)[1]
    return Counts(figures, tuple(wrong), CONTROL, found_both(caught))


async def _side(database: Database, _: Path, seed: int, size: int) -> Found:
    return await asked(database, ROLES[seed % 2], seed, size, PHASES)


async def _control(database: Database, _: Path, seed: int, size: int) -> Found:
    return await asked(database, COORDINATOR, seed, size, ("fuzzing",), planted=PLANTED)


def found_both(told: Sequence[str]) -> bool:
    """Whether both that was planted was found, and the words of a database in an answer."""
    wanted = ("not_a_server_error", "response_schema_conformance", "tells of our insides")
    return all(any(word in line for line in told) for word in wanted)


async def asked(
    database: Database,
    who: Persona,
    seed: int,
    size: int,
    phases: Sequence[str],
    share: int = 1,
    planted: Mapping[str, str] = {},
) -> Found:
    """Ask as this person of the demo organisation, so many times; figures, and what is wrong.

    Of the operations, one in `share`; or those alone where something is planted.
    """
    settings = settings_for(database, "redis://127.0.0.1:1", api_calls=999_999)
    await asyncio.to_thread(fill, settings)
    with Worker(settings) as worker:
        with worker.parts.connection() as connection:
            worker.parts.projector.run(connection, DEMO)
        async with living(create_app(settings)) as app:
            services = app.state.services
            ends = services.clock.now() + timedelta(days=1)
            secret = await services.door.add_api_token(DEMO, who.id, uuid4(), "drill", ("read", "write"), ends)
            watched = Watched(worker.rung_by(app), planted)
            wanted = _Wanted(seed, size, phases, share, tuple(planted), await _ids(app, secret))
            broken, figures = await asyncio.to_thread(_judged, watched, secret, wanted)
    label = who.label.lower()
    told = Counter({f"{label}: {name}": count for name, count in (figures + watched.answers).items()})
    wrong = [f"{label}: {each.check} at {each.operation}: {each.told}" for each in broken]
    return dict(sorted(told.items())), [*wrong, *(f"{label}: {line}" for line in watched.wrong)]


def _judged(watched: Watched, secret: str, wanted: "_Wanted") -> tuple[list[Broken], Counter[str]]:
    """What Schemathesis finds, each thing once, and how much it asked."""
    config = SchemathesisConfig.from_dict(
        {
            "seed": wanted.seed,
            "headers": {"Authorization": f"Bearer {secret}"},
            "continue-on-failure": True,
            "request-timeout": 60,
            "generation": {"max-examples": wanted.size, "database": "none", "no-shrink": True},
            "dictionaries": {name: {"values": list(values)} for name, values in wanted.ids.items()},
            "parameters": {f"path.{name}": {"dictionary": name, "probability": 0.8} for name in wanted.ids},
            "phases": {name: {"enabled": name in wanted.phases} for name in PHASES},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": EXPECTED},
                **{name: {"enabled": False} for name in NOT_ASKED},
            },
        }
    )
    schema: Any = schemathesis.openapi.from_asgi("/api/openapi.json", watched, config=config)
    if wanted.paths:
        schema = schema.include(path=list(wanted.paths))
    elif wanted.share > 1:
        dice = random.Random(wanted.seed)
        schema = schema.include(lambda _: dice.randrange(wanted.share) == 0)
    found: dict[tuple[str, str], Broken] = {}
    figures = Counter[str]()
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            told = str(getattr(event, "value", None) or getattr(event, "exception", None))[:300]
            found["error", told] = Broken("error", str(getattr(event, "label", "all")), told)
        if isinstance(event, events.ScenarioFinished):
            figures["chains" if event.phase.name == "STATEFUL_TESTING" else "operations"] += 1
            for each in _failures(event.recorder, figures):
                found.setdefault((each.check, each.operation), each)
    return list(found.values()), figures


def _failures(recorder: Any, figures: Counter[str]) -> Iterator[Broken]:
    for case, checks in recorder.checks.items():
        figures["requests judged"] += 1
        for check in checks:
            figures["checks"] += 1
            if check.failure_info is not None:
                failure, of = check.failure_info.failure, recorder.cases[case].value
                yield Broken(
                    check.name, of.operation.label, f"{failure.title}: {failure.message} {of.as_curl_command()}"
                )


class _Wanted(msgspec.Struct, frozen=True):
    seed: int
    size: int
    phases: Sequence[str]
    share: int
    paths: tuple[str, ...]
    ids: Mapping[str, Sequence[str]]


async def _ids(app: Any, secret: str) -> dict[str, list[str]]:
    """The ids that the lists of the demo organisation name, by what they are called: much of what is asked is there."""
    found: dict[str, set[str]] = {"plan": {str(PLAN)}}
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://testserver.local")
    async with client:
        client.headers["Authorization"] = f"Bearer {secret}"
        for path, item in (await client.get("/api/openapi.json")).json()["paths"].items():
            address = path.replace("{plan}", str(PLAN))
            if "get" in item and "{" not in address:
                answer = await client.get(address)
                if answer.headers.get("content-type") == "application/json":
                    _gather(answer.json(), found)
    return {name: sorted(values)[:20] for name, values in found.items()}


def _gather(told: Any, found: dict[str, set[str]]) -> None:
    if isinstance(told, list):
        for each in told:
            _gather(each, found)
    elif isinstance(told, dict):
        for name, value in told.items():
            if isinstance(value, str) and len(value) == 36 and name != "plan":
                found.setdefault(name, set()).add(value)
            _gather(value, found)
