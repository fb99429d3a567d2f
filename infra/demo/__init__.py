"""The demo organisation: invented people and words, for looking around. None of it is about a real organisation."""

import asyncio
from datetime import date
from uuid import uuid4, uuid5
from zoneinfo import ZoneInfo

import psycopg

from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId
from domain.kernel.ports import StreamOfEvents
from domain.kernel.rights import Actor
from domain.organisation.decider import stream_of
from infra.bootstrap import Services, open_services
from infra.clock import MACHINE, today_in
from infra.demo import (
    agreements,
    analysis,
    contact,
    files,
    kickoff,
    measures,
    organisation,
    plan,
    results,
    review,
    signals,
    support,
    works_council,
)
from infra.demo.people import DEMO, PERSONAS, ZONE
from infra.identity.house import HOUSE, operator_id
from infra.identity.people import Person
from infra.identity.sign_in import issue_token, request_invitation
from infra.settings import Settings
from infra.tenancy import TenantTokens

STORY = (
    organisation,
    kickoff,
    plan,
    contact,
    support,
    measures,
    works_council,
    agreements,
    signals,
    analysis,
    results,
    review,
    files,
)


def seed(settings: Settings) -> None:
    """Fill the demo organisation, once: what is there already stays as it is."""
    asyncio.run(_seed(settings))


def sign_in_links(settings: Settings) -> list[tuple[str, str]]:
    """A fresh one-time link for each demo person and for the first operator: label and address."""
    tokens = TenantTokens(settings.key("tenant-token"))
    wanted = [(DEMO, each.id, f"{each.label} ({each.name})") for each in PERSONAS]
    if settings.operator_emails:
        wanted.append((HOUSE, operator_id(settings.operator_emails[0]), "Operator"))
    links = []
    with psycopg.connect(settings.worker_database_url) as connection:
        for tenant, person, label in wanted:
            connection.execute("SELECT set_config('werkbalans.tenant', %s, true)", (tokens.of(tenant),))
            request, now = uuid4(), MACHINE.now()
            request_invitation(connection, tenant, request, person, now)
            links.append((label, f"{settings.public_url}/sign-in/{issue_token(connection, request, now)}"))
    return links


async def _seed(settings: Settings) -> None:
    async with open_services(settings) as services:
        began = await services.store.load(DEMO, stream_of(DEMO))
        today = _day_of(began) or today_in(ZONE)
        for each in PERSONAS:
            await services.people.add(DEMO, Person(each.id, each.name, each.email, "nl"))
        for file, taken in files.contents():
            for digest, content in taken.parts.items():
                await services.documents.keep(DEMO, file, digest, content)
        await _carry_out_all(services, today)


async def _carry_out_all(services: Services, today: date) -> None:
    for slice_ in STORY:
        for number, (by, command) in enumerate(slice_.story(today)):
            identity = CommandId(uuid5(DEMO, f"{slice_.__name__}:{number}"))
            await services.handler.handle(DEMO, command, Asked(Actor(by.id, by.roles), today), identity)
    await services.hints.hint(DEMO)


def _day_of(stream: StreamOfEvents) -> date | None:
    return stream.events[0].recorded_at.astimezone(ZoneInfo(ZONE)).date() if stream.events else None
