"""The demo organisation: invented people and words, for looking around. None of it is about a real organisation."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import uuid4, uuid5
from zoneinfo import ZoneInfo

import msgspec
import psycopg

from domain.kernel.decider import Asked, Command
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.ports import StreamOfEvents
from domain.kernel.rights import Actor
from domain.organisation.decider import stream_of
from infra.bootstrap import Services, open_services
from infra.clock import MACHINE, PlayedClock, played, today_in
from infra.demo import (
    agreements,
    analysis,
    contact,
    files,
    kickoff,
    measures,
    organisation,
    plan,
    polls,
    reports,
    results,
    review,
    signals,
    support,
    works_council,
)
from infra.demo.long_story.cast import SEEDS, people_of, tenant_of
from infra.demo.people import AGE, COLLEAGUES, DEMO, ONLOOKERS, PERSONAS, ZONE, Persona
from infra.identity.house import HOUSE, operator_id
from infra.identity.people import Person
from infra.identity.sign_in import issue_token, request_invitation
from infra.read_models.rebuild import tenants
from infra.settings import Settings
from infra.tenancy import TenantTokens, enter

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
    polls,
    files,
    reports,
)


def seed(settings: Settings) -> None:
    """Fill the demo organisation, once: what is there already stays as it is."""
    asyncio.run(_seed(settings))


def sign_in_links(settings: Settings) -> list[tuple[str, str]]:
    """A fresh one-time link for each demo person who is there, and for the first operator: label and address."""
    with psycopg.connect(settings.worker_database_url) as connection:
        there = {tenant for tenant, _ in tenants(connection)}
    links = []
    if DEMO in there:
        links += links_for(
            settings, DEMO, [(each.id, f"{each.label} ({each.name})") for each in (*PERSONAS, *ONLOOKERS)]
        )
    for seed in SEEDS:
        if tenant_of(seed) in there:
            links += links_for(settings, tenant_of(seed), people_of(seed))
    if links and settings.operator_emails:
        links += links_for(settings, HOUSE, [(operator_id(settings.operator_emails[0]), "Operator")])
    return links


def links_for(settings: Settings, tenant: TenantId, wanted: Sequence[tuple[PersonId, str]]) -> list[tuple[str, str]]:
    """A fresh one-time link of a week for each of these people: label and address."""
    tokens = TenantTokens(settings.key("tenant-token"))
    links = []
    with psycopg.connect(settings.worker_database_url) as connection:
        enter(connection, tokens.of(tenant))
        for person, label in wanted:
            request, now = uuid4(), MACHINE.now()
            request_invitation(connection, tenant, request, person, now)
            links.append((label, f"{settings.public_url}/sign-in/{issue_token(connection, request, now)}"))
    return links


class Act(msgspec.Struct, frozen=True):
    """What a persona did on a day. The id is the same in every demo, so that nothing is done twice."""

    on: date
    by: Persona
    command: Command
    id: CommandId


def acts(today: date) -> Sequence[Act]:
    """All of the story, day by day, as it led to today."""
    found = []
    for slice_ in STORY:
        on, number = today, 0
        for told in slice_.story(today):
            if isinstance(told, date):
                on = told
            else:
                by, command = told
                found.append(Act(on, by, command, CommandId(uuid5(DEMO, f"{slice_.__name__}:{number}"))))
                number += 1
    return sorted(found, key=lambda act: act.on)


async def _seed(settings: Settings) -> None:
    clock = PlayedClock(MACHINE.now())
    async with open_services(played(settings), clock) as services:
        began = await services.store.load(DEMO, stream_of(DEMO))
        today = _day_of(began) or today_in(ZONE)
        if today > today_in(ZONE):
            return  # an older release told another story here: it stays
        clock.move(_morning(today - timedelta(days=AGE)))
        for each in (*PERSONAS, *COLLEAGUES, *ONLOOKERS):
            await services.people.add(DEMO, Person(each.id, each.name, each.email, "nl"))
        for file, taken in files.contents():
            for digest, content in taken.parts.items():
                await services.documents.keep(DEMO, file, digest, content)
        await _carry_out_all(services, clock, today)
        await services.hints.hint(DEMO)


async def _carry_out_all(services: Services, clock: PlayedClock, today: date) -> None:
    moment = clock.now()
    for act in acts(today):
        moment = max(moment + timedelta(minutes=4), _morning(act.on))
        clock.move(min(moment, MACHINE.now()))
        await services.handler.handle(DEMO, act.command, Asked(Actor(act.by.id, act.by.roles), act.on), act.id)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9), ZoneInfo(ZONE))


def _day_of(stream: StreamOfEvents) -> date | None:
    """The day on which the story ends, as its beginning tells; None while nothing is there."""
    if not stream.events:
        return None
    return stream.events[0].recorded_at.astimezone(ZoneInfo(ZONE)).date() + timedelta(days=AGE)
