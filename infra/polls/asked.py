"""Who is asked in a poll: members as the log had them when it opened. No list of them is kept anywhere else."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import psycopg

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, PollId, TenantId, UnitId, stream
from domain.kernel.rights import TAKING_PART, Role
from domain.organisation.decider import ORGANISATION
from domain.organisation.views import MEMBERS, UNITS, MemberRow
from domain.plan.decider import PLAN
from domain.polls.counting import Place
from domain.polls.decider import stream_of
from domain.polls.events import AskedGroup, PollOpened, PollPlanned
from infra.event_store.worker import WorkerLog
from infra.read_models.fold import rows_of

Connection = psycopg.Connection[Any]


def asked_of(organisation: Sequence[Recorded], units: Iterable[UnitId]) -> dict[PersonId, Place]:
    """The active members of these units and of all below them, each with their own unit; of no units: everybody."""
    parents, wanted = parents_of(organisation), frozenset(units)
    members = [row for row in rows_of(MEMBERS, organisation).values() if is_asked(row)]
    return {row.person: row.unit for row in members if not wanted or _within(row.unit, parents, wanted)}


def is_asked(member: MemberRow) -> bool:
    """Whether somebody works here: an adviser or an auditor from outside is asked nothing."""
    return member.active and not TAKING_PART.isdisjoint(map(Role, member.roles))


def parents_of(organisation: Sequence[Recorded]) -> dict[UnitId, Place]:
    """The units, each with the one above it."""
    return {row.unit: row.parent for row in rows_of(UNITS, organisation).values()}


def groups_of(asked: Mapping[PersonId, Place]) -> list[AskedGroup]:
    """How many are asked in each unit."""
    places = list(asked.values())
    return [AskedGroup(place, places.count(place)) for place in sorted(set(places), key=str)]


def _within(unit: Place, parents: Mapping[UnitId, Place], wanted: frozenset[UnitId]) -> bool:
    while unit is not None:
        if unit in wanted:
            return True
        unit = parents.get(unit)
    return False


class Asked:
    """Asks the log within one transaction."""

    def __init__(self, log: WorkerLog, connection: Connection, tenant: TenantId) -> None:
        self._log, self._connection, self._tenant = log, connection, tenant
        self.organisation = self._load(stream(ORGANISATION.category, tenant))

    def now(self, planned: PollPlanned) -> dict[PersonId, Place]:
        """Whom a poll would ask at this moment."""
        return asked_of(self.organisation, self._units(planned))

    def then(self, poll: PollId) -> dict[PersonId, Place]:
        """Whom a poll asked when it opened, those included that left since. Nobody where it never opened."""
        events = self._load(stream_of(poll))
        opened = next((each for each in events if isinstance(each.event, PollOpened)), None)
        if opened is None:
            return {}
        planned = [each.event for each in events if isinstance(each.event, PollPlanned)][-1]
        before = [each for each in self.organisation if each.seq < opened.seq]
        return asked_of(before, self._units(planned, opened.seq))

    def still(self, poll: PollId) -> dict[PersonId, Place]:
        """Whom it asked, without those that left since."""
        members = {row.person for row in rows_of(MEMBERS, self.organisation).values() if row.active}
        return {person: place for person, place in self.then(poll).items() if person in members}

    def _units(self, planned: PollPlanned, before: int | None = None) -> tuple[UnitId, ...]:
        return planned.units or self._of_plan(planned.plan, before)

    def _of_plan(self, plan: PlanId, before: int | None) -> tuple[UnitId, ...]:
        events = self._load(stream(PLAN.category, plan))
        known = [each.event for each in events if before is None or each.seq < before]
        return tuple(PLAN.fold(known).units)

    def _load(self, name: Any) -> Sequence[Recorded]:
        return self._log.load(self._connection, self._tenant, name).events
