"""Dated things as they stand in the log, and the people whom they concern today; each stream is read once."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import psycopg

from domain.catalogue import REMINDERS
from domain.contact.decider import CONTACT
from domain.contact.decider import stream_of as contact_stream
from domain.contact.state import active_on
from domain.kernel.decider import Decider, S
from domain.kernel.ids import PersonId, PlanId, StreamId, TenantId, UnitId, stream
from domain.kernel.rights import Actor, Right, Role
from domain.organisation.absence import ABSENCE
from domain.organisation.absence import stream_of as absence_stream
from domain.organisation.decider import ORGANISATION
from domain.organisation.state import Organisation
from domain.plan.decider import PLAN
from domain.plan.state import Plan
from domain.policies.review_prompts import Watch, prompt
from domain.reminders.dated import CONTACTS, VOICES, Dated, Whom, identity_in
from domain.review.hrm_cycle import HRM_CYCLE, HrmCycle
from domain.review.hrm_cycle import stream_of as hrm_stream
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.decider import stream_of as subscription_stream
from infra.event_store.worker import WorkerLog

Connection = psycopg.Connection[Any]
PROMPT = "review_prompt"
ASLEEP = datetime(9999, 1, 1, tzinfo=UTC)
SOURCES = {source.category: source for source in REMINDERS}


class Dates:
    """One tenant's dated things within one transaction."""

    def __init__(self, log: WorkerLog, connection: Connection, tenant: TenantId) -> None:
        self._log, self._connection, self._tenant = log, connection, tenant
        self._states: dict[StreamId, tuple[int, Any]] = {}
        self._watches: dict[PlanId, tuple[int, Watch]] = {}

    @property
    def organisation(self) -> Organisation:
        """The organisation."""
        return self._state(ORGANISATION, stream(ORGANISATION.category, self._tenant))[1]

    @property
    def hrm_cycle(self) -> HrmCycle:
        """The organisation's moments of review."""
        return self._state(HRM_CYCLE, hrm_stream(self._tenant))[1]

    def plan(self, plan: PlanId) -> Plan:
        """A plan."""
        return self._state(PLAN, stream(PLAN.category, plan))[1]

    def closed(self, plan: PlanId | None) -> bool:
        """Whether the plan is closed: then nothing in it has to be done."""
        return plan is not None and self.plan(plan).closed is not None

    def at_rest(self, dated: Dated) -> bool:
        """Whether it does not have to be done: its plan is closed, and it does not outlive that."""
        return not dated.outlives and self.closed(dated.plan)

    def silent(self, dated: Dated) -> bool:
        """Whether nobody is told of it: nothing can be changed here now, and it is no term of law (decision 0094)."""
        subscription = self._state(SUBSCRIPTION, subscription_stream(self._tenant))[1]
        return subscription.read_only and not dated.fixed

    def sleeps(self, name: StreamId, item: str, plan: PlanId | None) -> bool:
        """Whether reminders of it wait until its plan goes on; also where it is not open any more."""
        open_ = self.dated_in(name)[1] if self.closed(plan) else ()
        return self.closed(plan) and not any(each.item == item and each.outlives for each in open_)

    def today(self, now: datetime) -> date:
        """The date at `now` where the organisation is."""
        return now.astimezone(ZoneInfo(self.organisation.time_zone)).date()

    def dated_in(self, name: StreamId) -> tuple[int, Sequence[Dated]]:
        """How many changes a stream had, and its open dated things; the review that a plan is to have is one too."""
        if name.startswith(PROMPT):
            return self._prompts(PlanId(identity_in(name)))
        source = SOURCES[name.partition("-")[0]]
        version, state = self._state(source.decider, name)
        return version, source.dated(identity_in(name), state)

    def find(self, name: StreamId, item: str, due_on: date) -> Dated | None:
        """The dated thing if it is open, and has this date still."""
        found = next((each for each in self.dated_in(name)[1] if each.item == item), None)
        return found if found is not None and found.due_on == due_on and not self.at_rest(found) else None

    def resolve(self, whom: Whom, plan: PlanId | None, today: date) -> Sequence[PersonId]:
        """The members who are meant, of those that may read plans."""
        members = self.organisation.members
        found = [each for each in self._meant(whom, plan, today) if each in members]
        return [each for each in dict.fromkeys(found) if Actor(each, members[each]).may(Right.READ_PLAN)]

    def concerns(self, dated: Dated, person: PersonId, today: date) -> bool:
        """Whether the thing is this person's still, or of somebody for whom they stand in."""
        return any(person in self.hearers(dated, whom, today) for whom in dated.whom)

    def hearers(self, dated: Dated, whom: Whom, today: date) -> Sequence[PersonId]:
        """The members who are meant, and who stands in for those of them who are away today.

        What goes by a role is heard by whoever else has that role, and what somebody says is said by nobody else.
        """
        meant = self.resolve(whom, dated.plan, today)
        if whom.startswith("role:") or dated.what in VOICES:
            return meant
        standing_in = (self._stand_in(each, today) for each in meant)
        return list(dict.fromkeys([*meant, *(each for each in standing_in if each)]))

    def stood_in_for(self, dated: Dated, person: PersonId, today: date) -> Sequence[PersonId]:
        """Whose the thing is, where it is the person's only because they stand in."""
        meant = [each for whom in dated.whom for each in self.resolve(whom, dated.plan, today)]
        if person in meant:
            return []
        return [each for each in dict.fromkeys(meant) if self._stand_in(each, today) == person]

    def _stand_in(self, person: PersonId, today: date) -> PersonId | None:
        """The member who stands in for the person today, if that is one who may read plans."""
        found = self._state(ABSENCE, absence_stream(person))[1].stand_in_on(today)
        roles = self.organisation.members.get(found) if found else None
        return found if found and roles and Actor(found, roles).may(Right.READ_PLAN) else None

    def _meant(self, whom: Whom, plan: PlanId | None, today: date) -> Sequence[PersonId]:
        kind, _, which = whom.partition(":")
        organisation = self.organisation
        match kind:
            case "person":
                return [PersonId(UUID(which))]
            case "role":
                return [person for person, roles in organisation.members.items() if Role(which) in roles]
            case "team_lead":
                leads = (person for person, roles in organisation.members.items() if Role.TEAM_LEAD in roles)
                return [person for person in leads if str(organisation.places.get(person)) == which]
            case "contact":
                return self._contact(UnitId(UUID(which)) if which else None, today)
            case _:
                return self._contacts(whom, plan, today)

    def _contacts(self, whom: Whom, plan: PlanId | None, today: date) -> Sequence[PersonId]:
        assert whom == CONTACTS
        units = (self.plan(plan).units if plan else ()) or (None,)
        found = [person for unit in units for person in self._contact(unit, today)]
        members = self.organisation.members
        active = [person for person in found if person in members]
        return active or [person for person, roles in members.items() if Role.COORDINATOR in roles]

    def _contact(self, unit: UnitId | None, today: date) -> Sequence[PersonId]:
        mandates = self._state(CONTACT, contact_stream(self._tenant, unit))[1]
        card = active_on([each.card for each in mandates.by_id.values()], today)
        return [card.person] if card else []

    def remember(self, plan: PlanId, changes: int, watch: Watch) -> None:
        """What prompts the next review of a plan, as it was taken in just now."""
        self._watches[plan] = changes, watch

    def _prompts(self, plan: PlanId) -> tuple[int, Sequence[Dated]]:
        if plan not in self._watches and not self._read(plan):
            return 0, ()
        changes, watch = self._watches[plan]
        found = prompt(plan, watch, self.hrm_cycle)
        return changes, (found,) if found else ()

    def _read(self, plan: PlanId) -> bool:
        row = self._connection.execute(
            "SELECT changes, watched::text FROM werkbalans.review_watch WHERE tenant_id = %s AND plan_id = %s",
            (self._tenant, plan),
        ).fetchone()
        if row is not None:
            self.remember(plan, row[0], msgspec.json.decode(row[1], type=Watch))
        return row is not None

    def _state(self, decider: Decider[Any, S], name: StreamId) -> tuple[int, S]:
        if name not in self._states:
            loaded = self._log.load(self._connection, self._tenant, name)
            self._states[name] = loaded.version, decider.fold([recorded.event for recorded in loaded.events])
        return self._states[name]


def prompt_stream(plan: PlanId) -> StreamId:
    """Under which name the review that a plan is to have stands among the streams."""
    return stream(PROMPT, plan)


def by_day(organisation: Organisation, now: datetime) -> datetime | None:
    """When (UTC) a mail goes out that wakes nobody (decision 0021): None for at once, where people are at work."""
    return organisation.times.after_quiet(now, organisation.time_zone)


def organisation_of(log: WorkerLog, connection: Connection, tenant: TenantId) -> Organisation:
    """The organisation as it stands."""
    return Dates(log, connection, tenant).organisation
