"""A person's dated things: by name, by role, as contact person or as the lead of a team; and what they put off."""

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from domain.contact.state import holds
from domain.contact.views import MANDATES
from domain.kernel.ids import CommandId, PersonId, TenantId, UnitId
from domain.kernel.personal import Personal
from domain.kernel.refusals import NotFound
from domain.kernel.rights import Role
from domain.organisation.views import MEMBERS
from domain.plan.views import PLANS
from domain.reminders.dated import Dated, Whom, contact, person, role, team_lead
from domain.reminders.decider import MOST_DAYS, SnoozeCommand, SnoozeReminder, WakeReminder
from domain.reminders.views import SNOOZES, SnoozeRow
from infra.bootstrap import Services
from infra.mail.agenda import Open
from services.api.auth import Caller
from services.api.exchange import carry_out


class Mine(msgspec.Struct, frozen=True):
    """One of my dated things, the title of its plan, and how I put it off (None: I did not, or it came back)."""

    dated: Dated
    changes: int
    plan: str
    snoozed: SnoozeRow | None


class Days(msgspec.Struct, frozen=True):
    """Today, the day that is proposed for putting something off, and the last on which it comes back."""

    today: date
    proposed: date
    latest: date


def days_from(today: date) -> Days:
    """What a form for putting off proposes and allows."""
    return Days(today, today + timedelta(days=7), today + timedelta(days=MOST_DAYS))


async def whom_of(services: Services, tenant: TenantId, reader: PersonId, today: date) -> Sequence[Whom]:
    """All that a member is today, in the words in which dated things name people; nothing for who is no member."""
    member = await services.views.get(tenant, MEMBERS, (reader,))
    if member is None or not member.active:
        return ()
    leads = [team_lead(member.unit)] if member.unit and Role.TEAM_LEAD in member.roles else []
    cards = await services.views.find(tenant, MANDATES)
    units: set[UnitId | None] = {row.unit for row in cards if row.card.person == reader and holds(row.card, today)}
    mandates = [contact(unit) for unit in units]
    return [person(reader), *(role(Role(each)) for each in member.roles), *leads, *mandates]


async def mine_of(services: Services, tenant: TenantId, reader: PersonId, today: date) -> Sequence[Mine]:
    """The reader's open dated things, the nearest first."""
    found: Sequence[Open] = await services.agenda.of(tenant, await whom_of(services, tenant, reader, today))
    titles = {plan.plan: plan.title for plan in await services.views.find(tenant, PLANS)}
    rows = await services.views.find(tenant, SNOOZES, {"person": reader})
    asleep = {(row.thing, row.item, row.due_on): row for row in rows if row.until > today}
    return [
        Mine(
            each.dated,
            each.changes,
            titles.get(each.dated.plan, "") if each.dated.plan else "",
            asleep.get((each.dated.thing, each.dated.item, each.dated.due_on)),
        )
        for each in found
    ]


async def mine_at(services: Services, tenant: TenantId, reader: PersonId, today: date, path: str) -> Sequence[Mine]:
    """The reader's open dated things that are found on this page, without their plan's title."""
    whom = await whom_of(services, tenant, reader, today)
    here = [each for each in await services.agenda.of(tenant, whom) if page_of(each.dated) == path]
    if not here:
        return ()
    rows = await services.views.find(tenant, SNOOZES, {"person": reader})
    asleep = {(row.thing, row.item, row.due_on): row for row in rows if row.until > today}
    return [
        Mine(each.dated, each.changes, "", asleep.get((each.dated.thing, each.dated.item, each.dated.due_on)))
        for each in here
    ]


def page_of(dated: Dated) -> str:
    """The address of the page on which a thing is found, without its place there."""
    return urlsplit(dated.address).path


async def require_mine(services: Services, caller: Caller, thing: UUID, item: str) -> Dated:
    """One of the caller's own dated things. Raises NotFound for what is another's, or not open."""
    today = await services.calendar.today(caller.tenant)
    for each in await services.agenda.of(caller.tenant, await whom_of(services, caller.tenant, caller.person, today)):
        if (each.dated.thing, each.dated.item) == (thing, item):
            return each.dated
    raise NotFound(thing=thing)


def snooze_of(caller: Caller, dated: Dated, until: date, reason: str) -> SnoozeReminder:
    """The command with which the caller puts a thing off."""
    return SnoozeReminder(
        person=caller.person,
        plan=dated.plan,
        kind=dated.kind,
        thing=dated.thing,
        item=dated.item,
        due_on=dated.due_on,
        until=until,
        reason=Personal(caller.person, reason),
        fixed=dated.fixed,
    )


def wake_of(caller: Caller, dated: Dated) -> WakeReminder:
    """The command with which the caller wants to hear of a thing again."""
    return WakeReminder(
        person=caller.person,
        plan=dated.plan,
        kind=dated.kind,
        thing=dated.thing,
        item=dated.item,
        due_on=dated.due_on,
    )


async def put_off(services: Services, caller: Caller, command: SnoozeCommand, identity: CommandId) -> int | None:
    """Carry it out; its place in the log."""
    handled = await carry_out(services, caller, command, identity)
    return handled.receipt.seq if handled.receipt else None


def address_of(services: Services, secret: str) -> str:
    """The whole address of a calendar."""
    return f"{services.settings.public_url}/agenda/{secret}.ics"
