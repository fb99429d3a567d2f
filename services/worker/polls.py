"""Tends a tenant's polls by the clock: asks, reminds once, lets counters that may leave leave, closes on time."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4, uuid5

from domain.kernel.events import Event, Recorded
from domain.kernel.ids import CommandId, PollId, StreamId, TenantId, stream
from domain.kernel.ports import Append, StreamWrite
from domain.organisation.decider import ORGANISATION
from domain.polls.counting import close
from domain.polls.decider import POLL, Poll, Stage, due, stream_of
from domain.polls.events import AskedGroup, PollAnswersLost, PollClosed, PollOpened, PollReminded
from domain.polls.floors import FLOORS
from domain.polls.floors import stream_of as floors_stream
from domain.subscription.decider import SUBSCRIPTION
from domain.subscription.decider import stream_of as subscription_stream
from infra.mail.planning import plan_mail
from infra.polls.asked import Asked, groups_of, parents_of
from infra.polls.content import from_log, layout_of
from infra.polls.counted import ClosedPoll
from infra.polls.rows import PollRows
from infra.polls.watch import day_of, due_polls, is_over, look_again, next_early, next_look
from services.worker import pulse
from services.worker.parts import Connection, Parts
from services.worker.publishing import publish

INVITATION, REMINDER = "poll_invitation", "poll_reminder"


def tend(parts: Parts, tenant: TenantId, now: datetime) -> int:
    """Do what is due; how many polls were looked at. Each step is a transaction of its own, and may be done twice.

    That a link was used and what was answered never leave in one transaction.
    """
    with parts.inside(tenant) as connection:
        polls = due_polls(connection, tenant, now)
    for poll in polls:
        while _step(parts, tenant, poll, now):
            pulse.beat()
        for move in (PollRows.write_marks_down, PollRows.count_for_good):
            with parts.inside(tenant) as connection:
                turn = _Turn(parts, connection, tenant, poll, now)
                if turn.state.stage is Stage.OPEN:
                    move(turn.rows)
                today = day_of(now, turn.zone)
        publish(parts, tenant, poll, today)
        with parts.inside(tenant) as connection:
            turn = _Turn(parts, connection, tenant, poll, now)
            coming = next_look(turn.state, now, turn.zone)
            waits = coming is not None and coming <= now
            look_again(connection, tenant, poll, next_early(now, turn.zone) if waits else coming)
    return len(polls)


def _step(parts: Parts, tenant: TenantId, poll: PollId, now: datetime) -> bool:
    """One event and what it brings with it, all or nothing; whether there was one."""
    with parts.inside(tenant) as connection:
        turn = _Turn(parts, connection, tenant, poll, now)
        events = turn.due()
        for event in events:
            command = CommandId(uuid4())
            write = StreamWrite(stream_of(poll), turn.version, (event,))
            digest = command.bytes + command.bytes
            append = Append(tenant=tenant, command=command, digest=digest, actor=None, writes=(write,))
            parts.log.append(connection, append)
            turn.bring(event)
        return bool(events)


class _Turn:
    """One look at one poll, within one transaction."""

    def __init__(self, parts: Parts, connection: Connection, tenant: TenantId, poll: PollId, now: datetime) -> None:
        self._parts, self._connection, self._tenant, self._poll, self._now = parts, connection, tenant, poll, now
        loaded = parts.log.load(connection, tenant, stream_of(poll))
        self.version = loaded.version
        self.state: Poll = POLL.fold([each.event for each in loaded.events])
        self.rows = PollRows(connection, tenant, poll, parts.settings.key("polls"))
        events = [each.event for each in self._load(stream(ORGANISATION.category, tenant))]
        self._organisation = ORGANISATION.fold(events)
        self.zone = self._organisation.time_zone

    def due(self) -> Sequence[Event]:
        """What the clock brings now: at most one event. While an organisation only reads, no poll opens."""
        today, planned = day_of(self._now, self.zone), self.state.planned
        if planned is None or (self.state.stage is Stage.PLANNED and self._only_reads()):
            return ()
        if self.state.stage is Stage.OPEN and self.rows.lost:
            return (PollAnswersLost(plan=planned.plan, poll=planned.poll, on=today),)
        floors = FLOORS.fold([each.event for each in self._load(floors_stream(self._tenant))])
        asked = self._asked().now(planned) if self.state.stage is Stage.PLANNED else {}
        return due(self.state, today, is_over(self.state, self._now, self.zone), floors, groups_of(asked))

    def bring(self, event: Event) -> None:
        """What an event brings with it."""
        match event:
            case PollOpened(groups=groups, on=on):
                self._begin(groups)
                self._mail(INVITATION, on, groups)
            case PollAnswersLost():
                self._begin(self._groups)
            case PollReminded(on=on):
                self._mail(REMINDER, on, self._groups)
            case PollClosed(on=on):
                self._close(on)

    @property
    def _groups(self) -> Sequence[AskedGroup]:
        assert self.state.opened is not None
        return self.state.opened.groups

    def _begin(self, groups: Sequence[AskedGroup]) -> None:
        assert self.state.planned is not None
        found = from_log(self._parts.log, self._connection, self._tenant, self.state.planned.questionnaires)
        self.rows.begin(len(groups), layout_of(found).width, sum(group.people for group in groups))

    def _mail(self, kind: str, on: date, groups: Sequence[AskedGroup]) -> None:
        """A mail for everybody who is asked, with the number of their group as its rule.

        That a reminder goes out to some only is decided as each is written.
        """
        not_before = self._organisation.times.after_quiet(self._now, self.zone)
        number = {group.unit: str(place) for place, group in enumerate(groups)}
        for person, unit in sorted(self._asked().still(self._poll).items(), key=lambda each: str(each[0])):
            mail = uuid5(self._poll, f"{kind}:{on}:{person}")
            about = (kind, str(self._poll), on.isoformat(), person, number[unit], not_before)
            plan_mail(self._connection, self._tenant, mail, *about)

    def _close(self, on: date) -> None:
        places = [group.unit for group in self._groups]
        tallies = dict(zip(places, self.rows.end(), strict=True))
        self.rows.keep(ClosedPoll(on=on, parts=close(tallies, parents_of(self._asked().organisation))))

    def _asked(self) -> Asked:
        return Asked(self._parts.log, self._connection, self._tenant)

    def _only_reads(self) -> bool:
        events = [each.event for each in self._load(subscription_stream(self._tenant))]
        return SUBSCRIPTION.fold(events).read_only

    def _load(self, name: StreamId) -> Sequence[Recorded]:
        return self._parts.log.load(self._connection, self._tenant, name).events
