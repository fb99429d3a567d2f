"""The tasks. Each takes ids and finds its work in PostgreSQL, so it may come late, twice, or never."""

import time
from uuid import UUID

from celery import shared_task

from domain.kernel.ids import TenantId
from infra.anonymous.release import release
from infra.clock import MACHINE
from infra.identity.house import HOUSE
from infra.mail import outbox
from infra.mail.smtp import Line
from infra.queues import CROWD, CROWDS, EXPIRES
from services.worker import pulse as pulses
from services.worker.erasing import erase
from services.worker.keeping import keep_by_rules as keep
from services.worker.parts import parts
from services.worker.polls import tend
from services.worker.post import deliver
from services.worker.reminding import remind
from services.worker.reports import build
from services.worker.schedule import TICK_SECONDS
from services.worker.sharing import share
from services.worker.subscriptions import look_after
from services.worker.turns import alone, take_turns
from services.worker.webhooks import tell

# Seconds after which a task that should be short is ended with its process: what it held is free for the next.
SHORT = 40
# How many events a tenant's first turn takes, so that who has few waits for nobody's many; and how many each next one.
FIRST_PAGE, NEXT_PAGE = 50, 200
# With a reminder whose time has come, or something that fell due and is to be told.
REMINDING = "SELECT werkbalans.tenants_with_timers(%(now)s) UNION SELECT werkbalans.tenants_with_notices(%(now)s)"


@shared_task(name="werkbalans.project", time_limit=SHORT)
def project(*tenants: str) -> None:
    """Take these tenants' new events into their read models, timers and outbox, a page each in turn."""
    begun = set[str]()
    with parts().connection() as connection:

        def turn(tenant: str) -> int:
            limit = NEXT_PAGE if tenant in begun else FIRST_PAGE
            begun.add(tenant)
            return parts().projector.step(connection, TenantId(UUID(tenant)), limit)

        left = take_turns(tenants, turn)
    if left:
        project.apply_async(tuple(left), expires=EXPIRES, queue=CROWD)


@shared_task(name="werkbalans.fire_timers", time_limit=SHORT)
def fire_timers(tenant: str) -> None:
    """Fire a tenant's reminders whose time has come, and plan the digests that tell of them."""
    with parts().connection() as connection, alone(connection, "reminders", tenant) as mine:
        if not mine:
            return
        done = remind(parts(), TenantId(UUID(tenant)), parts().clock.now()) is not None
    if done:
        send_mails.apply_async((tenant,), expires=EXPIRES)
    else:
        fire_timers.apply_async((tenant,), expires=EXPIRES, queue=CROWD)


@shared_task(name="werkbalans.release_inbox", time_limit=SHORT)
def release_inbox(tenant: str) -> None:
    """Release the unnamed reports and messages of a tenant that may leave the inbox now."""
    identity = TenantId(UUID(tenant))
    with parts().inside(identity) as connection:
        release(parts().log, connection, identity, parts().clock.now())
    project(tenant)


@shared_task(name="werkbalans.send_mails")
def send_mails(*tenants: str) -> None:
    """Send these tenants' planned mails, a few of each in turn."""
    with Line(parts().settings.smtp_url) as line:
        left = take_turns(tenants, lambda tenant: _deliver(tenant, line))
    if left:
        send_mails.apply_async(tuple(left), expires=EXPIRES, queue=CROWDS[send_mails.name])


def _deliver(tenant: str, line: Line) -> int:
    identity = TenantId(UUID(tenant))
    with parts().connection() as connection, alone(connection, "mails", tenant) as mine:
        sent = deliver(parts(), identity, line) if mine else 0
    if sent or not mine:
        return sent
    with parts().inside(identity) as inside:  # what came while who brought it was turned away
        return int(outbox.is_waiting(inside, identity))


@shared_task(name="werkbalans.build_reports")
def build_reports(tenant: str) -> None:
    """Build a tenant's reports that are due, and those that somebody asked for."""
    build(parts(), TenantId(UUID(tenant)), parts().clock.now())
    project(tenant)


@shared_task(name="werkbalans.share_figures")
def share_figures(tenant: str) -> None:
    """Hand in what an organisation shares of the quarter that is over."""
    share(parts(), TenantId(UUID(tenant)), parts().clock.now())


@shared_task(name="werkbalans.send_webhooks")
def send_webhooks(*tenants: str) -> None:
    """Tell these tenants' webhooks what happened, some messages of each in turn."""
    left = take_turns(tenants, _tell)
    if left:
        send_webhooks.apply_async(tuple(left), expires=EXPIRES)


def _tell(tenant: str) -> int:
    with parts().connection() as connection, alone(connection, "webhooks", tenant) as mine:
        return tell(parts(), TenantId(UUID(tenant))) if mine else 0


@shared_task(name="werkbalans.tend_polls")
def tend_polls(tenant: str) -> None:
    """Open, remind of, count and close a tenant's polls that are due."""
    tend(parts(), TenantId(UUID(tenant)), parts().clock.now())
    project(tenant)


@shared_task(name="werkbalans.look_after_subscription")
def look_after_subscription(tenant: str) -> None:
    """Move a tenant's subscription on by the calendar, and carry out what it asks for."""
    if look_after(parts(), TenantId(UUID(tenant)), parts().clock.now()):
        project(tenant)


@shared_task(name="werkbalans.erase_people")
def erase_people(tenant: str) -> None:
    """Erase whose erasure was ordered. One process at a time: it makes read models anew."""
    with parts().connection() as connection, alone(connection, "erasing", tenant) as mine:
        done = mine and erase(parts(), TenantId(UUID(tenant)), parts().clock.now())
    if done:
        project(tenant)


@shared_task(name="werkbalans.keep_by_rules")
def keep_by_rules(tenant: str) -> None:
    """Take away what is over its time of a tenant, or of all accounts (the house)."""
    with parts().connection() as connection, alone(connection, "keeping", tenant) as mine:
        done = mine and keep(parts(), TenantId(UUID(tenant)), parts().clock.now())
    if done:
        project(tenant)


@shared_task(name="werkbalans.forget_sign_ups")
def forget_sign_ups(tenant: str) -> None:
    """Forget a sign-up whose link was not used in time, with its address."""
    with parts().connection() as connection, connection.transaction():
        connection.execute("SELECT werkbalans.forget_sign_up(%s)", (parts().tokens.of(TenantId(UUID(tenant))),))


@shared_task(name="werkbalans.pulse", time_limit=SHORT)
def pulse() -> None:
    """Show this worker's keeper that it takes work up."""
    pulses.beat()


@shared_task(name="werkbalans.tick", time_limit=SHORT)
def tick() -> None:
    """Say that work is taken up, and wake the tasks for whatever waits: the sweep behind every lost hint.

    Ticks that waited while nobody worked come at once: one of them is enough.
    """
    if parts().clock is MACHINE and time.monotonic() - parts().ticked_at < TICK_SECONDS / 4:
        return
    parts().ticked_at = time.monotonic()
    with parts().connection() as connection:
        connection.execute(
            "INSERT INTO werkbalans.heartbeat (beat_at) VALUES (werkbalans.clock())"
            " ON CONFLICT (one) DO UPDATE SET beat_at = excluded.beat_at"
        )
        behind = connection.execute("SELECT werkbalans.lagging(%s, %s)", parts().projector.names).fetchall()
        timers = connection.execute(REMINDING, {"now": parts().clock.now()}).fetchall()
        mails = connection.execute("SELECT werkbalans.tenants_with_mail()").fetchall()
        inboxes = connection.execute("SELECT werkbalans.tenants_with_inbox(werkbalans.clock())").fetchall()
        reports = connection.execute("SELECT werkbalans.tenants_with_reports(werkbalans.clock())").fetchall()
        sharing = connection.execute("SELECT werkbalans.tenants_sharing(werkbalans.clock())").fetchall()
        webhooks = connection.execute("SELECT werkbalans.tenants_with_webhooks(werkbalans.clock())").fetchall()
        polls = connection.execute("SELECT werkbalans.tenants_with_polls(werkbalans.clock())").fetchall()
        unused = connection.execute("SELECT werkbalans.sign_ups_over()").fetchall()
        subscribing = connection.execute("SELECT werkbalans.tenants_subscribing(werkbalans.clock())").fetchall()
        erasing = connection.execute("SELECT werkbalans.tenants_erasing(werkbalans.clock())").fetchall()
        pruning = connection.execute("SELECT werkbalans.tenants_pruning(%s, werkbalans.clock())", (HOUSE,)).fetchall()
    found = (
        (project, behind),
        (fire_timers, timers),
        (send_mails, mails),
        (release_inbox, inboxes),
        (build_reports, reports),
        (share_figures, sharing),
        (send_webhooks, webhooks),
        (tend_polls, polls),
        (look_after_subscription, subscribing),
        (forget_sign_ups, unused),
        (erase_people, erasing),
        (keep_by_rules, pruning),
    )
    for task, tenants in found:
        for row in tenants:
            task.apply_async((str(row[0]),), expires=EXPIRES)
