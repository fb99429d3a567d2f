"""An organisation with checklists whose rows have dates, and what became of the reminders of them."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

import psycopg

from domain.kernel.events import Event
from domain.kernel.ids import CommandId, PersonId, PlanId, StreamId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.kernel.rights import Role
from domain.kickoff.events import KickoffOpened, RowAssigned, RowDueSet
from domain.organisation.events import MemberInvited, OrganisationRegistered, RemindersSet
from domain.reminders.events import ReminderFellDue
from domain.reminders.times import Times
from infra.clock import PlayedClock
from infra.event_store.encoding import decode
from infra.event_store.verify import verify_tenant
from services.worker.parts import Parts
from tests.conftest import Database
from tests.drill.oracle import Came


class Reminded:
    """One tenant with one member, who works out every row; people are mailed on every day of the week."""

    def __init__(self, parts: Parts, clock: PlayedClock, database: Database, zone: str, hour: int) -> None:
        self._parts, self._clock, self._zone, self.hour = parts, clock, zone, hour
        self.tenant, self.person = TenantId(uuid4()), PersonId(uuid4())
        with psycopg.connect(database.admin_url) as admin:
            admin.execute(
                "INSERT INTO werkbalans.person (tenant_id, person_id, name, email) VALUES (%s, %s, 'Anna Test', %s)",
                (self.tenant, self.person, f"anna-{self.tenant.hex[:8]}@test.example"),
            )

    def begin(self, dates: Sequence[tuple[str, date]], days_before: int) -> None:
        """Rows with these dates: a checklist for each day on which one of its rows falls."""
        times = Times(
            days_before=days_before, hour=self.hour, contact_after=0, management_after=0, weekends=True, holidays=True
        )
        self._write(
            stream("organisation", self.tenant),
            OrganisationRegistered(tenant=self.tenant, name="Zorg Test", time_zone=self._zone),
            MemberInvited(person=self.person, roles=frozenset({Role.ADMINISTRATOR}), unit=None),
            RemindersSet(times=times),
        )
        for row, due in dates:
            plan = PlanId(uuid4())
            self._write(
                stream("kickoff", plan),
                KickoffOpened(plan=plan, template=1),
                RowAssigned(plan=plan, row=row, responsible=(self.person,)),
                RowDueSet(plan=plan, row=row, due_on=due),
            )

    def differences(self, expected: Sequence[Came]) -> list[str]:
        """Where what came is not what should have come: what was skipped, came twice, at another time or unmarked."""
        came, wanted = Counter(self._came()), Counter(expected)
        wrong = [f"did not come: {each}" for each in wanted - came]
        wrong += [f"came, but should not: {each}" for each in came - wanted]
        return wrong + self._log_is_whole() + self._not_told()

    def once_more(self) -> bool:
        """Store a reminder that came under another id; whether that is noticed."""
        event = next(each.event for each in self._log() if isinstance(each.event, ReminderFellDue))
        before = Counter(self._came())
        self._write(stream("reminder", uuid4()), event)
        return any(number > before[each] for each, number in Counter(self._came()).items())

    def figures(self) -> Counter[str]:
        """How much there was."""
        came = self._came()
        mails = dict(self._ask("SELECT 'mails ' || state, count(*) FROM werkbalans.outbox GROUP BY 1"))
        return Counter({"reminders": len(came), "marked late": sum(each.late for each in came)} | mails)

    def _came(self) -> list[Came]:
        rows = self._ask("SELECT thing, item, due_on, rule, fired_at FROM werkbalans.timer WHERE fired_at IS NOT NULL")
        fired = {row[:4]: row[4] for row in rows}
        found = [each.event for each in self._log() if isinstance(each.event, ReminderFellDue)]
        return [Came(e.item, e.due_on, e.rule, fired[e.thing, e.item, e.due_on, e.rule], e.on, e.late) for e in found]

    def _log_is_whole(self) -> list[str]:
        log = self._log()
        moments = [each.recorded_at for each in log]
        wrong = [] if moments == sorted(moments) else ["the log's time goes back"]
        with self._parts.connection() as connection:
            proof = verify_tenant(connection, self._parts.tokens, self.tenant)
        return wrong + ([proof.problem] if proof.problem else [])

    def _not_told(self) -> list[str]:
        untold = self._ask(
            "SELECT item, due_on::text, rule FROM werkbalans.notice WHERE told_in IS NULL AND skipped IS NULL"
        )
        open_mails = self._ask("SELECT state, detail FROM werkbalans.outbox WHERE state NOT IN ('accepted', 'refused')")
        return [f"never mailed: {json.dumps(each)}" for each in untold] + [f"mail is {each}" for each in open_mails]

    def _log(self) -> list[Any]:
        with self._parts.inside(self.tenant) as connection:
            stored = self._parts.log.page(connection, self.tenant, 0, 1_000_000)
            keys = self._parts.log.keys(connection, self.tenant, stored)
        return [decode(row, keys) for row in stored]

    def _ask(self, sql: str, *values: Any) -> list[Any]:
        with self._parts.inside(self.tenant) as connection:
            return connection.execute(sql, values).fetchall()

    def _write(self, name: StreamId, *events: Event) -> None:
        command = CommandId(uuid4())
        writes = (StreamWrite(name, 0, events),)
        asked = Append(tenant=self.tenant, command=command, digest=command.bytes * 2, actor=self.person, writes=writes)
        with self._parts.inside(self.tenant) as connection:
            self._parts.log.append(connection, asked)
