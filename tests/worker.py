"""A worker for tests, in a thread: what beat and the Celery workers do together."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any, LiteralString
from zoneinfo import ZoneInfo

from domain.kernel.ids import TenantId
from infra.anonymous.release import release
from infra.bootstrap import today_in
from infra.settings import Settings
from services.worker.erasing import erase
from services.worker.parts import Parts
from services.worker.polls import tend
from services.worker.post import deliver
from services.worker.reminding import remind
from services.worker.reports import build
from services.worker.sharing import share
from services.worker.subscriptions import look_after
from services.worker.tasks import REMINDING
from services.worker.webhooks import tell

QUICK, SLOW = 0.01, 0.32


def ten_o_clock() -> datetime:
    """Ten in the morning of today in Amsterdam: an hour at which reminders go out, whenever the tests run."""
    ten = datetime.fromisoformat(f"{today_in('Europe/Amsterdam')}T10:00")
    return ten.replace(tzinfo=ZoneInfo("Europe/Amsterdam"))


class Worker:
    """Does in one thread what beat and the Celery workers do together: when its bell rings, and now and then."""

    def __init__(self, settings: Settings) -> None:
        self.parts = Parts(settings)
        self.now: Callable[[], datetime] = ten_o_clock
        self.error: Exception | None = None
        self._stop, self._paused, self._bell = threading.Event(), threading.Event(), threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Worker":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self.ring()
        self._thread.join()
        self.parts.close()
        if self.error:
            raise self.error

    def pause(self) -> None:
        """Do nothing from the end of this round on."""
        self._paused.set()
        with self._turn:
            return

    def go_on(self) -> None:
        """Work again."""
        self._paused.clear()
        self.ring()

    def ring(self) -> None:
        """There may be work."""
        self._bell.set()

    def rung_by(self, app: Any) -> Any:
        """An ASGI application that rings before it answers a request that may have changed something."""

        async def rings(scope: Any, receive: Any, send: Any) -> None:
            async def ring_and_send(message: Any) -> None:
                if message["type"] == "http.response.start" and scope["method"] not in ("GET", "HEAD"):
                    self.ring()
                await send(message)

            await app(scope, receive, ring_and_send)

        return rings

    def work(self) -> bool:
        """One round: read models, timers, reports, mails, for whoever has any; whether anybody had."""
        with self.parts.connection() as connection:
            names = self.parts.projector.names
            lagging = connection.execute("SELECT werkbalans.lagging(%s, %s)", names).fetchall()
            for (tenant,) in lagging:
                connection.commit()
                self.parts.projector.run(connection, TenantId(tenant))
            due = [
                (duty, [TenantId(row[0]) for row in connection.execute(asked, {"now": self.now()}).fetchall()])
                for asked, duty in self._duties
            ]
        for duty, tenants in due:
            for tenant in tenants:
                duty(tenant)
        return bool(lagging or any(tenants for _, tenants in due))

    @property
    def _duties(self) -> tuple[tuple[LiteralString, Callable[[TenantId], object]], ...]:
        return (
            (REMINDING, lambda tenant: remind(self.parts, tenant, self.now())),
            ("SELECT werkbalans.tenants_with_inbox(%(now)s)", self._release),
            ("SELECT werkbalans.tenants_with_reports(%(now)s)", lambda tenant: build(self.parts, tenant, self.now())),
            ("SELECT werkbalans.tenants_sharing(%(now)s)", lambda tenant: share(self.parts, tenant, self.now())),
            ("SELECT werkbalans.tenants_with_polls(%(now)s)", lambda tenant: tend(self.parts, tenant, self.now())),
            (
                "SELECT werkbalans.tenants_subscribing(%(now)s)",
                lambda tenant: look_after(self.parts, tenant, self.now()),
            ),
            ("SELECT werkbalans.tenants_erasing(%(now)s)", lambda tenant: erase(self.parts, tenant, self.now())),
            ("SELECT werkbalans.tenants_with_mail()", lambda tenant: deliver(self.parts, tenant)),
            ("SELECT werkbalans.tenants_with_webhooks(werkbalans.clock())", lambda tenant: tell(self.parts, tenant)),
        )

    def _release(self, tenant: TenantId) -> None:
        with self.parts.inside(tenant) as inside:
            release(self.parts.log, inside, tenant, self.now())

    def _run(self) -> None:
        pause = QUICK
        while not self._stop.is_set():
            self._bell.clear()
            try:
                with self._turn:
                    busy = not self._paused.is_set() and self.work()
            except Exception as error:
                self.error = error
                return
            pause = QUICK if self._bell.is_set() or busy else min(2 * pause, SLOW)
            self._bell.wait(pause)
