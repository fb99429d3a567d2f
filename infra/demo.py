"""The demo organisation: invented people and words, for looking around. None of it is about a real organisation."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

import msgspec
import psycopg

from domain.kernel.decider import Asked, Command
from domain.kernel.ids import CommandId, PersonId, PlanId, TenantId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from domain.kickoff import answers as a
from domain.kickoff import commands as k
from domain.kickoff.decider import KICKOFF, stream_of
from domain.organisation.decider import AddUnit, InviteMember, RegisterOrganisation
from domain.plan.decider import StartPlan
from infra.bootstrap import Services, open_services, today_in
from infra.identity.house import HOUSE, operator_id
from infra.identity.people import Person
from infra.identity.sign_in import issue_token, request_invitation
from infra.settings import Settings
from infra.tenancy import TenantTokens

DEMO = TenantId(UUID("2f9b2a54-0b0e-5f4e-9c53-6d656d6f0001"))
ZONE = "Europe/Amsterdam"
PLAN = PlanId(uuid5(DEMO, "plan"))
NORTH, SOUTH = UnitId(uuid5(DEMO, "north")), UnitId(uuid5(DEMO, "south"))
LAST = uuid5(DEMO, "own-row")


class Persona(msgspec.Struct, frozen=True):
    """An invented person with the roles that show what somebody like that sees."""

    label: str
    name: str
    email: str
    roles: frozenset[Role]
    unit: UnitId | None = None

    @property
    def id(self) -> PersonId:
        """The id, the same in every demo."""
        return PersonId(uuid5(DEMO, self.email))


COORDINATOR = Persona(
    "Werkdrukregisseur", "Anna Demo", "anna@linde.example", frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})
)
HR = Persona("HR", "Henk Demo", "henk@linde.example", frozenset({Role.HR}))
MANAGEMENT = Persona("Management", "Maria Demo", "maria@linde.example", frozenset({Role.MANAGEMENT}))
WORKS_COUNCIL = Persona("Ondernemingsraad", "Olga Demo", "olga@linde.example", frozenset({Role.WORKS_COUNCIL}))
TEAM_LEAD = Persona("Leidinggevende", "Tom Demo", "tom@linde.example", frozenset({Role.TEAM_LEAD}), NORTH)
EMPLOYEE = Persona("Medewerker", "Eva Demo", "eva@linde.example", frozenset({Role.EMPLOYEE}), NORTH)
PERSONAS = (COORDINATOR, HR, MANAGEMENT, WORKS_COUNCIL, TEAM_LEAD, EMPLOYEE)


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
            request, now = uuid4(), datetime.now(UTC)
            request_invitation(connection, tenant, request, person, now)
            links.append((label, f"{settings.public_url}/sign-in/{issue_token(connection, request, now)}"))
    return links


async def _seed(settings: Settings) -> None:
    async with open_services(settings) as services:
        kickoff = await services.handler.state(DEMO, KICKOFF, stream_of(PLAN))
        if any(row.key == LAST for row in kickoff.rows.values()):
            return
        for each in PERSONAS:
            await services.people.add(DEMO, Person(each.id, each.name, each.email, "nl"))
        await _carry_out_all(services, today_in(ZONE))


async def _carry_out_all(services: Services, today: date) -> None:
    for number, (by, command) in enumerate(_story(today)):
        asked = Asked(Actor(by.id, by.roles), today)
        await services.handler.handle(DEMO, command, asked, CommandId(uuid5(DEMO, f"{today}:{number}")))
    await services.hints.hint(DEMO)


def _story(today: date) -> Iterator[tuple[Persona, Command]]:
    yield COORDINATOR, RegisterOrganisation(tenant=DEMO, name="Zorggroep De Linde (demo)", time_zone=ZONE)
    yield COORDINATOR, AddUnit(tenant=DEMO, unit=NORTH, name="Team Noord", parent=None)
    yield COORDINATOR, AddUnit(tenant=DEMO, unit=SOUTH, name="Team Zuid", parent=None)
    for each in PERSONAS[1:]:
        yield COORDINATOR, InviteMember(tenant=DEMO, person=each.id, roles=each.roles, unit=each.unit)
    yield COORDINATOR, StartPlan(plan=PLAN, title="Werkdrukplan Team Noord", units=(NORTH,))
    yield from _meeting(today)
    yield from _rows(today)
    yield (
        COORDINATOR,
        k.AddOwnRow(plan=PLAN, key=LAST, text="Vraag het team wanneer het roosteroverleg het beste past."),
    )


def _meeting(today: date) -> Iterator[tuple[Persona, Command]]:
    day = today - timedelta(days=6)
    yield COORDINATOR, k.ScheduleMeeting(plan=PLAN, on=day, place="Vergaderzaal De Beuk")
    present = tuple(each.id for each in (COORDINATOR, HR, MANAGEMENT, WORKS_COUNCIL, TEAM_LEAD))
    yield COORDINATOR, k.RecordMeeting(plan=PLAN, on=day, present=present)


def _rows(today: date) -> Iterator[tuple[Persona, Command]]:
    goals = a.Goals(
        (
            a.Goal(
                "In het rooster staat elke week een vast overlegmoment.", "Het rooster van drie maanden achter elkaar."
            ),
            a.Goal("Nieuwe collega's werken de eerste maand niet alleen.", "De roosters van nieuwe collega's."),
        )
    )
    yield COORDINATOR, k.AnswerRow(plan=PLAN, row="1", answer=goals)
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="1", responsible=(COORDINATOR.id, MANAGEMENT.id))
    yield COORDINATOR, k.AnswerRow(plan=PLAN, row="1a", answer=a.YesNo(yes=True))
    remark = Personal(COORDINATOR.id, "Met het team besproken: beide doelen passen binnen de huidige bezetting.")
    yield COORDINATOR, k.RemarkOnRow(plan=PLAN, row="1a", remark=remark)
    yield COORDINATOR, k.CheckRow(plan=PLAN, row="1a")
    yield MANAGEMENT, k.AnswerRow(plan=PLAN, row="1b", answer=a.Position(behind=True))
    yield MANAGEMENT, k.CheckRow(plan=PLAN, row="1b")
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="1c", responsible=(WORKS_COUNCIL.id,))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="1c", due_on=today + timedelta(days=2))
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="1d", responsible=(TEAM_LEAD.id, EMPLOYEE.id))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="1d", due_on=today - timedelta(days=1))
    yield COORDINATOR, k.AnswerRow(plan=PLAN, row="1g", answer=a.ResultsDate(on=today + timedelta(days=120)))
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="2", responsible=(HR.id,))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="2", due_on=today + timedelta(days=7))
    yield COORDINATOR, k.AssignRow(plan=PLAN, row="4", responsible=(MANAGEMENT.id, HR.id))
    yield COORDINATOR, k.SetRowDue(plan=PLAN, row="4", due_on=today + timedelta(days=14))
