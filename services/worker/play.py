"""Plays the long demo: the people act on their days, and whatever the schedule starts works at every moment in between.

One process, no broker: Celery runs each task where it is asked for. The tasks are those of production, all of them.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

import msgspec
from celery import Celery, signals
from celery.app import app_or_default

from domain.kernel.decider import Asked
from infra.anonymous.secrets import Codes
from infra.bootstrap import Services, open_services
from infra.clock import MACHINE, PlayedClock, played
from infra.demo.long_story import Act, acts
from infra.demo.long_story.cast import ZONE, Cast
from infra.demo.long_story.files import contents
from infra.demo.long_story.unnamed import deposits
from infra.identity.people import Person
from infra.settings import Settings
from services.worker.parts import Parts, using
from services.worker.schedule import SCHEDULE

# What the database may wait for: the clock stops at the first of these moments. One line for each table of due things.
WAITING = (
    "SELECT min(fire_at) FROM werkbalans.timer"
    " WHERE tenant_id = %s AND fired_at IS NULL AND fire_at > werkbalans.clock()",
    "SELECT min(tell_at) FROM werkbalans.notice"
    " WHERE tenant_id = %s AND told_in IS NULL AND skipped IS NULL AND tell_at > werkbalans.clock()",
    "SELECT min(next_try_at) FROM werkbalans.outbox"
    " WHERE tenant_id = %s AND state = 'planned' AND next_try_at > werkbalans.clock()",
    "SELECT min(look_at) FROM werkbalans.report_watch WHERE tenant_id = %s AND look_at > werkbalans.clock()",
    "SELECT min(look_at) FROM werkbalans.sharing WHERE tenant_id = %s AND look_at > werkbalans.clock()",
    "SELECT min(look_at) FROM werkbalans.poll_watch WHERE tenant_id = %s AND look_at > werkbalans.clock()",
    "SELECT min(look_at) FROM werkbalans.subscription_watch WHERE tenant_id = %s AND look_at > werkbalans.clock()",
    "SELECT min(look_at) FROM werkbalans.anonymous_inbox WHERE tenant_id = %s AND look_at > werkbalans.clock()",
)
EVERY_MORNING = time(8, 1)
ROUNDS = 20


class Rounds:
    """Everything that the schedule starts, run in this process on a played clock, as often as something comes of it."""

    def __init__(self, settings: Settings, clock: PlayedClock) -> None:
        self.parts, self._ran = Parts(settings, clock), 0
        self._before = app_or_default()
        self._app = Celery("played", broker="memory://", set_as_current=True, include=["services.worker.tasks"])
        self._app.loader.import_default_modules()
        self._app.conf.update(task_always_eager=True, task_eager_propagates=True, task_store_eager_result=False)

    def __enter__(self) -> Self:
        signals.task_prerun.connect(self._count, weak=False)
        self._using = using(self.parts)
        self._using.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        signals.task_prerun.disconnect(self._count)
        self._using.__exit__(None, None, None)
        self._before.set_current()

    def settle(self) -> None:
        """Let everything by the clock start, again until nothing else comes of it."""
        self._app.set_current()  # in each thread that lets it start
        scheduled = sorted({str(entry["task"]) for entry in SCHEDULE.values()})
        for _ in range(ROUNDS):
            before = self._ran
            for name in scheduled:
                self._app.tasks[name].apply()
            if self._ran - before == len(scheduled):
                return

    def _count(self, **_: object) -> None:
        self._ran += 1


class Play:
    """One organisation's story, from its first day to the end of `until` (or to this moment, when that is today)."""

    def __init__(self, settings: Settings, cast: Cast, until: date, mailbox: Path) -> None:
        self._cast, self._clock = cast, PlayedClock(datetime.combine(cast.began, time(9), ZoneInfo(ZONE)))
        self._settings = msgspec.structs.replace(played(settings), smtp_url=f"folder:{mailbox}")
        self._acts = acts(cast, until)
        self._unnamed = list(deposits(cast, Codes(settings.key("pickup-code"))))
        self._end = min(datetime.combine(until, time(23, 59), ZoneInfo(ZONE)), MACHINE.now())

    def run(self, on_day: Callable[[date], None] = lambda _: None) -> None:
        """Play it all; tell each day that begins."""
        with Rounds(self._settings, self._clock) as rounds, asyncio.Runner() as runner:
            runner.run(self._play(rounds, on_day))

    async def _play(self, rounds: Rounds, on_day: Callable[[date], None]) -> None:
        async with open_services(self._settings, self._clock) as services:
            for player in self._cast.people.values():
                person = Person(player.id, player.name, player.email, "nl")
                await services.people.add(self._cast.tenant, person)
            for file, taken in contents(self._cast):
                for digest, content in taken.parts.items():
                    await services.documents.keep(self._cast.tenant, file, digest, content)
            place, day = 0, None
            while True:
                today = self._local().date()
                if today != day:
                    day = today
                    on_day(day)
                coming = self._of_one_day(place)
                coming_up = [*(act.at for act in coming[:1]), *(sent.at for sent in self._unnamed[:1])]
                moment = self._next(rounds.parts, coming_up)
                if moment > self._end:
                    break
                if coming and coming[0].at <= moment:
                    await self._carry_out(services, coming)
                    place += len(coming)
                else:
                    self._clock.move(moment)
                await self._report_unnamed(services)
                rounds.settle()
            self._clock.move(self._end)
            rounds.settle()

    def _of_one_day(self, place: int) -> Sequence[Act]:
        """What people do next, all of the same day."""
        left = self._acts[place:]
        return [act for act in left[:100] if act.at.date() == left[0].at.date()]

    async def _carry_out(self, services: Services, coming: Sequence[Act]) -> None:
        for act in coming:
            self._clock.move(min(act.at, self._end))
            asked = Asked(act.by.actor, act.at.date())
            await services.handler.handle(self._cast.tenant, act.command, asked, act.id)

    async def _report_unnamed(self, services: Services) -> None:
        """Send the forms whose moment has come, as the public page does."""
        while self._unnamed and self._unnamed[0].at <= self._clock.now():
            sent = self._unnamed.pop(0)
            await services.inbox.report(self._cast.tenant, self._cast.plan, sent.item, sent.code, sent.report, ZONE)

    def _next(self, parts: Parts, coming_up: Sequence[datetime]) -> datetime:
        """The first moment at which something is to be done: by people, by the database's word, or in the morning."""
        now = self._clock.now()
        local = self._local()
        morning = datetime.combine(local.date(), EVERY_MORNING, ZoneInfo(ZONE))
        found = [morning if morning > now else morning + timedelta(days=1)]
        with parts.inside(self._cast.tenant) as connection:
            for sql in WAITING:
                row = connection.execute(sql, (self._cast.tenant,)).fetchone()
                if row and row[0] is not None:
                    found.append(row[0])
        return min([*found, *coming_up])

    def _local(self) -> datetime:
        return self._clock.now().astimezone(ZoneInfo(ZONE))
